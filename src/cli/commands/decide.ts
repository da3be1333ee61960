import type { Candidate, CandidateStatus } from '../../domain/candidate.js';
import type { Decision, DecisionKind } from '../../domain/decision.js';
import { DECISIONS, decideAgain, isInWords, isOverride } from '../../domain/decision.js';
import type { Id } from '../../domain/id.js';
import { byText } from '../../domain/id.js';
import { Failure, unwrap } from '../../domain/problem.js';
import { recommend } from '../../domain/recommend.js';
import type { Recommendation } from '../../domain/recommendation.js';
import { interviewersOf } from '../../domain/seat.js';
import { editStatus } from '../../format/candidate.js';
import { encodeDecision } from '../../format/decision.js';
import { digestOf } from '../../format/seal.js';
import { decisionSentences } from '../../render/decision-text.js';
import { aloneIn } from '../../store/alone.js';
import { openArchive } from '../../store/archive.js';
import { candidateFile, candidateFolder, decisionFile } from '../../store/candidate-paths.js';
import { unchangedCandidate } from '../../store/candidates.js';
import { pathInside, replaceFile } from '../../store/files.js';
import { recordText } from '../../store/locking.js';
import { realProcesses } from '../../store/processes.js';
import { refuseChanged, textBefore } from '../../store/unchanged.js';
import { askChoice, askText } from '../../terminal/ask.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textOption } from '../invocation.js';
import { keyFor } from '../keys/candidate-key.js';
import { knownWord } from '../options/known-word.js';
import { commaParts } from '../options/word-option.js';
import { accessOf } from '../panels/panel-access.js';
import type { ReadPanel } from '../panels/panel-reading.js';
import { readPanel } from '../panels/panel-reading.js';
import type { OpenFolder } from '../place.js';
import { candidateId, identify, knownPerson, openFolder } from '../place.js';
import { print, printJson, say } from '../report.js';
import { withInput } from '../typed-file.js';

/** What was typed, or asked for at a terminal. */
interface Wish {
  readonly decision: DecisionKind;
  readonly by: readonly Id[];
  readonly reason: string;
}

/** `touchstone decide`. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const folder = openFolder(invocation, environment);
  const { root } = folder;
  const id = candidateId(invocation.arguments[0] ?? '');
  const before = textBefore(root, decisionFile(id));
  const read = await readPanel(root, openArchive(root), id, accessOf(invocation, environment, folder));
  const key = await keyFor(folder, read.panel.candidate);
  const recommendation = recommend(read.panel);
  // What was decided before stays on record, so it must be read.
  if (before !== null && read.files.decision === null)
    throw new Failure({ code: 'identity-missing' }, { file: decisionFile(id) });
  refuseSecond(read.files.decision, flagOption(invocation, 'force'));
  const wish = await wishOf(await withInput(invocation, 'reason', environment), environment, folder);

  refuseEarly(wish.decision, recommendation);
  const decision = decisionOf(wish, read, recommendation, environment);
  if (isOverride(decision) && !isInWords(decision.reason)) {
    const { outcome } = decision;
    throw new Failure({ code: 'override-without-words', outcome, decision: decision.decision });
  }

  const text = await recordText(id, 'touchstone/decision@1', encodeDecision(decision), key);

  // Somebody may have decided while this command asked; what they decided is not overwritten unseen.
  aloneIn(pathInside(root, candidateFolder(id)), realProcesses(environment.pid), () => {
    refuseChanged(root, decisionFile(id), before);
    // The status first: when the power fails in between, the same command does the rest.
    writeStatus(root, read.panel.candidate, decision.decision === 'withdrawn' ? 'withdrawn' : 'open');
    replaceFile(pathInside(root, decisionFile(id)), text, 'private');
  });

  if (flagOption(invocation, 'json')) {
    printJson(environment, decision);
    return 0;
  }
  print(environment, decisionSentences(decision).join(' '));
  say(environment, `Written to ${decisionFile(id)}.`);
  if (recommendation.state === 'complete')
    say(environment, `Next: touchstone merge ${id}, which puts it into the recommendation.`);
  return 0;
}

// Whoever waits has not decided for good.
function refuseSecond(before: Decision | null, force: boolean): void {
  if (before === null || before.decision === 'on-hold' || force) return;
  throw new Failure({ code: 'decided-already', decision: before.decision, on: before.on });
}

// A hire or a no before every planned card is there would be one without the panel.
function refuseEarly(decision: DecisionKind, recommendation: Recommendation): void {
  if (recommendation.state === 'complete' || decision === 'withdrawn' || decision === 'on-hold') return;
  const missing = interviewersOf(recommendation.missing);
  throw new Failure({ code: 'panel-incomplete', missing }, null, 1);
}

async function wishOf(invocation: Invocation, environment: Environment, folder: OpenFolder): Promise<Wish> {
  const streams = { input: environment.input, output: environment.errors };
  const asks = environment.input.isTTY;
  const typed = textOption(invocation, 'decision');
  if (typed === null && !asks)
    throw new Failure({ code: 'option-missing', option: '--decision', example: '--decision hire' });
  const by = peopleOf(invocation, environment, folder);
  const decision =
    typed === null
      ? await askChoice(
          streams,
          'What was decided?',
          DECISIONS.map((value) => ({ value, name: value })),
        )
      : knownWord('decision', typed, DECISIONS);
  const given = textOption(invocation, 'reason')?.trim() ?? '';
  if (given === '' && !asks) {
    throw new Failure({
      code: 'option-missing',
      option: '--reason',
      example: '--reason "The debrief settled the doubt about candor"',
    });
  }
  const reason =
    given === ''
      ? (
          await askText(streams, 'Why?', (text) => (text.trim() === '' ? 'A decision needs a reason.' : true))
        ).trim()
      : given;
  return { decision, by, reason };
}

function peopleOf(invocation: Invocation, environment: Environment, folder: OpenFolder): readonly Id[] {
  const given = textOption(invocation, 'by');
  if (given === null) return [identify(invocation, environment, folder)];
  const names = commaParts(given);
  if (names.length === 0)
    throw new Failure({ code: 'option-malformed', option: '--by', given, example: '--by ana,ben' });
  return [...new Set(names)].map((name) => knownPerson(folder.hiring, name));
}

function decisionOf(
  { decision, by, reason }: Wish,
  { panel, files }: ReadPanel,
  recommendation: Recommendation,
  environment: Environment,
): Decision {
  return decideAgain(files.decision, {
    format: 'touchstone/decision@1',
    candidate: panel.candidate.id,
    role: panel.candidate.role,
    decision,
    by,
    on: environment.now(),
    reason,
    outcome: recommendation.outcome,
    cards: panel.cards.map(({ seal }) => seal).toSorted(byText),
    debriefs: [...new Set(files.debriefs.map((debrief) => digestOf(debrief)))].toSorted(byText),
  });
}

function writeStatus(root: string, candidate: Candidate, status: CandidateStatus): void {
  if (candidate.status === status) return;
  const file = candidateFile(candidate.id);
  const edited = unwrap(editStatus(unchangedCandidate(root, candidate), status, file), root);
  replaceFile(pathInside(root, file), edited, 'private');
}
