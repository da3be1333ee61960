import { join, resolve } from 'node:path';
import type { Candidate } from '../../domain/candidate.js';
import type { Id } from '../../domain/id.js';
import { recordChange } from '../../domain/plan-change.js';
import { Blocked, Failure, unwrap } from '../../domain/problem.js';
import type { Role } from '../../domain/role.js';
import { editCandidate } from '../../format/candidate.js';
import { planDigest } from '../../format/seal.js';
import { planGapsText } from '../../render/plan-gap-text.js';
import { planText } from '../../render/plan-text.js';
import { aloneIn } from '../../store/alone.js';
import { candidateFile, candidateFolder } from '../../store/candidate-paths.js';
import type { CandidateFiles } from '../../store/candidates.js';
import { unchangedCandidate } from '../../store/candidates.js';
import { replaceFile } from '../../store/files.js';
import { realProcesses } from '../../store/processes.js';
import type { Environment } from '../environment.js';
import { kitsFor, openSeats, writeKits } from '../interviews/kits.js';
import type { PlanSurroundings } from '../interviews/plan-faults.js';
import { planFaults } from '../interviews/plan-faults.js';
import { replanned } from '../interviews/replan.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textOption } from '../invocation.js';
import { keyFor } from '../keys/candidate-key.js';
import { knownFiles } from '../options/known-candidate.js';
import { currentInstruments } from '../panels/current-instruments.js';
import type { OpenFolder } from '../place.js';
import { candidateId, identify, openFolder } from '../place.js';
import { lookOf, print, printJson, say } from '../report.js';

/** `touchstone plan`. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const folder = openFolder(invocation, environment);
  const { root } = folder;
  const id = candidateId(invocation.arguments[0] ?? '');
  const files = knownFiles(root, id);
  const { candidate } = files;
  if (candidate === null || files.findings.length > 0) throw new Blocked(files.findings, root);
  const { role, rubrics } = currentInstruments(root, candidate.role);

  const planned = replanned(candidate, files, invocation, folder, { role, rubrics });
  const recorded = withReason(candidate, planned.candidate, files, invocation, environment, folder);
  const people = new Set(Object.keys(folder.hiring.people));
  refuseUnknown(root, candidate, recorded, { role, rubrics, people });
  const kitFolder = textOption(invocation, 'kits');
  const kits =
    kitFolder === null
      ? []
      : kitsFor(recorded, await keyFor(folder, recorded), files, folder, { role, rubrics });

  if (recorded !== candidate) writePlan(root, candidate, recorded, environment);
  const written =
    kitFolder === null
      ? []
      : writeKits(root, resolve(environment.directory, kitFolder), kits, { role, rubrics });

  if (flagOption(invocation, 'json')) {
    printJson(environment, {
      format: 'touchstone/plan@1',
      candidate: id,
      seats: recorded.seats,
      gaps: planned.gaps,
      kits: written,
    });
    return Promise.resolve(0);
  }
  print(environment, planText(recorded, role, rubrics, lookOf(environment, environment.output)));
  if (planned.gaps.length > 0) say(environment, `${planGapsText(planned.gaps, rubrics)}\n`);
  for (const path of written) say(environment, `Kit: ${path}`);
  if (recorded.seats.length === 0)
    say(environment, `Next, such as:\n  ${seatingExample(id, role, [...people])}`);
  else if (written.length > 0)
    say(
      environment,
      'Next: send each interviewer their kit; file what comes back with "touchstone receive".',
    );
  else if (openSeats(recorded, files).length === 0)
    say(
      environment,
      `No seat is open${kitFolder === null ? '' : ', so nobody needs a kit'}. Next: touchstone status ${id}`,
    );
  else
    say(
      environment,
      `Next: touchstone interview ${id} --as <interviewer>, or touchstone plan ${id} --kits kits`,
    );
  return Promise.resolve(0);
}

/** A command that seats the folder's people, in their order, in the role's interviews. */
function seatingExample(id: Id, { interviews }: Role, people: readonly Id[]): string {
  const seats = interviews.map(
    (interview, position) => ` --seat ${people[position] ?? '<interviewer>'}=${interview.id}`,
  );
  return `touchstone plan ${id}${seats.join('')}`;
}

/** Refuses a plan that names what there is not: with its lines where they were written by hand, else as typed. */
function refuseUnknown(
  root: string,
  before: Candidate,
  after: Candidate,
  surroundings: PlanSurroundings,
): void {
  const [fault] = planFaults(root, after, surroundings);
  if (fault === undefined) return;
  const byHand = planFaults(root, before, surroundings);
  if (byHand.length > 0) throw new Blocked(byHand, root);
  throw new Failure(fault.problem);
}

/** The candidate with the change recorded, once somebody has sealed. `--reason` alone records a change made by hand. */
function withReason(
  before: Candidate,
  after: Candidate,
  { cards }: CandidateFiles,
  invocation: Invocation,
  environment: Environment,
  folder: OpenFolder,
): Candidate {
  const known = [planDigest(after), ...(after.changes ?? []).map((change) => change.before)];
  const sealedUnder = [...new Set(cards.map(({ card }) => card.header.plan))].filter(
    (plan) => !known.includes(plan),
  );
  if (sealedUnder.length === 0) return after;
  const reason = textOption(invocation, 'reason');
  if (reason === null || reason.trim() === '') {
    if (after === before) return after;
    throw new Failure({ code: 'plan-frozen' });
  }
  const author = identify(invocation, environment, folder);
  return sealedUnder.reduce(
    (candidate, digest) => recordChange(candidate, { author, on: environment.now(), reason, before: digest }),
    after,
  );
}

function writePlan(root: string, before: Candidate, after: Candidate, { pid }: Environment): void {
  const file = candidateFile(after.id);
  aloneIn(join(root, candidateFolder(after.id)), realProcesses(pid), () => {
    const text = unchangedCandidate(root, before);
    replaceFile(join(root, file), unwrap(editCandidate(text, after, file), root), 'private');
  });
}
