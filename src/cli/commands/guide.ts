import { isId } from '../../domain/id.js';
import { Failure, unwrap } from '../../domain/problem.js';
import { nearest } from '../../domain/suggestion.js';
import { blankAnswers } from '../../format/answers.js';
import { guidePage } from '../../render/guide-page.js';
import { guideForRole, guideForSeat } from '../../render/guide.js';
import { listCandidates, readCandidate } from '../../store/candidates.js';
import { loadRole, rolesIn } from '../../store/library.js';
import { isPage, writeDocumentFile } from '../document-file.js';
import type { Environment } from '../environment.js';
import { sittingOf } from '../interviews/sealing.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textOption } from '../invocation.js';
import { unknownCandidate } from '../options/known-candidate.js';
import { refuseBeside } from '../options/word-option.js';
import { currentInstruments, unknownRole } from '../panels/current-instruments.js';
import { openFolder, openLibrary } from '../place.js';
import { present } from '../present.js';
import { print } from '../report.js';

/** `touchstone guide`: for a role, or for one interviewer and candidate. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const [what = ''] = invocation.arguments;
  const answers = flagOption(invocation, 'answers');
  const library = openLibrary(invocation, environment);
  const isRole = isId(what) && loadRole(library, what) !== null;
  if (isRole) refuseBeside('the guide for a role', ['for', 'interview', 'answers'], invocation);
  const text = isRole ? roleGuide(library, what) : seatGuide(what, answers, invocation, environment);
  const output = textOption(invocation, 'output');

  if (output === null) {
    print(environment, answers ? text : present(text, environment, 'unfolded'));
    return Promise.resolve(0);
  }
  const title = isRole ? `Guide for ${what}` : `Guide for ${what}, ${textOption(invocation, 'for') ?? ''}`;
  writeDocumentFile(environment, output, isPage(output) && !answers ? guidePage(title, text) : text);
  return Promise.resolve(0);
}

function roleGuide(library: string, id: string): string {
  const { role, rubrics } = currentInstruments(library, id);
  return guideForRole(role, rubrics);
}

// What was mistyped may have been meant as either.
function unknownSubject(root: string, what: string): Failure {
  const roles = rolesIn(root);
  const isCandidate = nearest(what, listCandidates(root).ids) !== null;
  return nearest(what, roles) === null || isCandidate
    ? unknownCandidate(root, what)
    : unknownRole(what, roles);
}

function seatGuide(what: string, answers: boolean, invocation: Invocation, environment: Environment): string {
  const { root } = openFolder(invocation, environment);
  const found = isId(what) ? readCandidate(root, what) : null;
  if (found === null) throw unknownSubject(root, what);
  const candidate = unwrap(found, root);
  const interviewer = textOption(invocation, 'for');
  if (interviewer === null) {
    throw new Failure({
      code: 'option-missing',
      option: '--for',
      example: `touchstone guide ${what} --for ana`,
    });
  }
  const instruments = currentInstruments(root, candidate.role);
  const sitting = sittingOf(candidate, instruments, interviewer, textOption(invocation, 'interview'));
  return answers
    ? blankAnswers(candidate.id, sitting.seat, sitting.role, sitting.rubrics)
    : guideForSeat(sitting, candidate.id);
}
