import type { Id } from '../../domain/id.js';
import { Failure, isBlocked, isFailure } from '../../domain/problem.js';
import { recommendationData } from '../../format/recommendation.js';
import { candidateFile } from '../../store/candidate-paths.js';
import { listCandidates } from '../../store/candidates.js';
import { wantsData } from '../document-file.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textOption } from '../invocation.js';
import { isIdentityFailure } from '../keys/identity-source.js';
import { dataText, reportFailure, say, sayFindings } from '../report.js';
import { writeOut } from '../write-out.js';
import type { Judged, Reading } from './judging.js';
import { NOT_FOR_GIT, exitOf, judge, tellDocument } from './judging.js';
import { sayLocked } from './left-out.js';

/** `touchstone merge --all`: 1 when somebody is waited for, or something could not be read. */
export async function mergeAll(
  reading: Reading,
  invocation: Invocation,
  environment: Environment,
): Promise<number> {
  const { ids, findings } = listCandidates(reading.root);
  if (findings.length > 0) sayFindings(environment, findings, reading.root);
  const tally: Tally = { exit: findings.length > 0 ? 1 : 0, locked: [] };
  const panels = eachJudged(reading, ids, tally, environment);
  const output = textOption(invocation, 'output');

  if (wantsData(invocation)) await writeOut(environment, dataPieces(panels), output);
  else if (output !== null) {
    throw new Failure({ code: 'option-excluded', option: '--output', other: '--all' });
  } else {
    const keep = !flagOption(invocation, 'stdout');
    let tellsSecrets = false;
    for await (const judged of panels) {
      tellsSecrets = tellDocument(judged, keep, reading, environment) || tellsSecrets;
    }
    if (tellsSecrets) say(environment, NOT_FOR_GIT);
  }
  sayLocked(environment, tally.locked);
  return tally.exit;
}

interface Tally {
  exit: 0 | 1;
  /** Whose panels stay shut for want of an identity. */
  readonly locked: Id[];
}

// One candidate at a time, so that ten thousand take no more memory than one; a broken one is told and the others go on.
async function* eachJudged(
  reading: Reading,
  ids: readonly Id[],
  tally: Tally,
  environment: Environment,
): AsyncGenerator<Judged> {
  for (const id of ids) {
    const judged = await judgedOrTold(reading, id, tally.locked, environment);
    if (judged === null || exitOf(judged) === 1) tally.exit = 1;
    if (judged !== null) yield judged;
  }
}

/** Null where the panel could not be judged: that is told to people, or kept in `locked` to be told with others. */
async function judgedOrTold(
  reading: Reading,
  id: Id,
  locked: Id[],
  environment: Environment,
): Promise<Judged | null> {
  try {
    return await judge(reading, id);
  } catch (thrown) {
    if (isIdentityFailure(thrown)) throw thrown;
    if (isFailure(thrown) && thrown.problem.code === 'identity-missing') locked.push(id);
    else if (isBlocked(thrown)) sayFindings(environment, thrown.findings, thrown.folder);
    else if (isFailure(thrown)) reportFailure(environment, about(thrown, candidateFile(id)));
    else throw thrown;
    return null;
  }
}

// Of a failure without a place nobody could tell which candidate it is about.
function about(failure: Failure, file: string): Failure {
  return failure.place === null ? new Failure(failure.problem, { file }, failure.exit) : failure;
}

async function* dataPieces(panels: AsyncIterable<Judged>): AsyncGenerator<string> {
  yield '{"format":"touchstone/recommendations@1","recommendations":[';
  let between = '\n';
  for await (const { recommendation } of panels) {
    yield between + dataText(recommendationData(recommendation), 0);
    between = ',\n';
  }
  yield '\n]}\n';
}
