import { basename, dirname, join } from 'node:path';
import type { Id } from '../../domain/id.js';
import { Failure, isBlocked, isFailure } from '../../domain/problem.js';
import type { Recommendation } from '../../domain/recommendation.js';
import { recommend } from '../../domain/recommend.js';
import { recommendationData } from '../../format/recommendation.js';
import type { Archive } from '../../store/archive.js';
import { openArchive } from '../../store/archive.js';
import { candidateFile, recommendationFile } from '../../store/candidate-paths.js';
import { listCandidates } from '../../store/candidates.js';
import { pathInside, replaceFile } from '../../store/files.js';
import { isPage, writeDocumentFile } from '../document-file.js';
import type { Environment } from '../environment.js';
import { isIdentityFailure } from '../identity-source.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textOption } from '../invocation.js';
import { sayLocked } from '../left-out.js';
import type { PanelAccess } from '../panel-access.js';
import { accessOf } from '../panel-access.js';
import type { ReadPanel } from '../panel-reading.js';
import { readPanel } from '../panel-reading.js';
import { candidateId, openFolder } from '../place.js';
import { present } from '../present.js';
import { documentOf, recommendationPageOf } from '../recommendation-document.js';
import { isSupposed, tellWhatIf } from '../what-if.js';
import { dataText, print, printJson, reportFailure, say, sayFindings } from '../report.js';

/** `touchstone merge`. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const folder = openFolder(invocation, environment);
  const { root } = folder;
  const all = flagOption(invocation, 'all');
  const [one] = invocation.arguments;
  if (!all && one === undefined) {
    throw new Failure({
      code: 'option-missing',
      option: 'A candidate, or --all,',
      example: 'touchstone merge c-7k2m',
    });
  }
  if (all && one !== undefined) throw new Failure({ code: 'option-excluded', option: '--all', other: one });
  const reading: Reading = {
    root,
    archive: openArchive(root, 'digest'),
    access: accessOf(invocation, environment, folder),
  };
  if (isSupposed(invocation)) {
    if (one === undefined)
      throw new Failure({ code: 'option-excluded', option: '--what-if', other: '--all' });
    const { panel } = (await judge(reading, candidateId(one))).read;
    tellWhatIf(panel, invocation, environment);
    return 0;
  }
  const listed = one === undefined ? listCandidates(root) : { ids: [candidateId(one)], findings: [] };
  const { ids, findings } = listed;
  if (findings.length > 0) sayFindings(environment, findings, root);
  const strays = findings.length > 0 ? 1 : 0;
  if (flagOption(invocation, 'json')) {
    const exit = all
      ? await mergeAllAsData(reading, ids, environment)
      : await mergeAsData(reading, ids, environment);
    return Math.max(exit, strays);
  }
  const output = textOption(invocation, 'output');
  if (output !== null) {
    if (one === undefined) throw new Failure({ code: 'option-excluded', option: '--output', other: '--all' });
    return mergeToFile(reading, candidateId(one), output, environment);
  }
  const write = !flagOption(invocation, 'stdout');
  const locked: Id[] = [];
  let tellsSecrets = false;
  let exit = strays;
  for (const id of ids) {
    const judged = all ? await judgedOrReported(reading, id, locked, environment) : await judge(reading, id);
    if (judged === null) {
      exit = 1;
      continue;
    }
    const { read, recommendation } = judged;
    const markdown = documentOf(recommendation, read, root, environment);
    const file = recommendationFile(id);

    // A panel that waits has no recommendation, so an earlier one stays what it was.
    const complete = recommendation.state === 'complete';
    const written = write && complete && writeDocument(root, file, markdown);

    print(environment, present(markdown, environment));
    if (!complete) exit = 1;
    else if (write) say(environment, written ? `Written to ${file}.` : `${file} is up to date.`);
    tellsSecrets ||= written && read.panel.candidate.key !== undefined;
  }
  if (tellsSecrets) say(environment, NOT_FOR_GIT);
  sayLocked(environment, locked);
  return exit;
}

const NOT_FOR_GIT = 'Git passes recommendation.md over: it says in plain words what the cards keep shut.';

/** What every panel is read with. */
interface Reading {
  readonly root: string;
  readonly archive: Archive;
  readonly access: PanelAccess;
}

async function mergeToFile(
  reading: Reading,
  id: Id,
  output: string,
  environment: Environment,
): Promise<number> {
  const { read, recommendation } = await judge(reading, id);
  const markdown = documentOf(recommendation, read, reading.root, environment);
  const text = isPage(output) ? await recommendationPageOf(recommendation, read, markdown) : markdown;
  writeDocumentFile(environment, output, text);
  return isComplete(recommendation) ? 0 : 1;
}

function writeDocument(root: string, file: string, markdown: string): boolean {
  const folder = pathInside(root, dirname(file));
  return replaceFile(join(folder, basename(file)), markdown, 'private');
}

async function mergeAsData(reading: Reading, ids: readonly Id[], environment: Environment): Promise<number> {
  const recommendations: Recommendation[] = [];
  for (const id of ids) recommendations.push((await judge(reading, id)).recommendation);
  for (const recommendation of recommendations) printJson(environment, recommendationData(recommendation));
  return recommendations.every(isComplete) ? 0 : 1;
}

// One candidate at a time, so that ten thousand take no more memory than one; a broken one is told and the others go on.
async function mergeAllAsData(
  reading: Reading,
  ids: readonly Id[],
  environment: Environment,
): Promise<number> {
  const locked: Id[] = [];
  let exit = 0;
  let written = 0;
  const { output } = environment;
  output.write('{"format":"touchstone/recommendations@1","recommendations":[');
  for (const id of ids) {
    const recommendation = (await judgedOrReported(reading, id, locked, environment))?.recommendation;
    if (recommendation === undefined || !isComplete(recommendation)) exit = 1;
    if (recommendation === undefined) continue;
    const line = `${written === 0 ? '\n' : ',\n'}${dataText(recommendationData(recommendation), 0)}`;
    written += 1;
    if (!output.write(line)) await new Promise((drained) => output.once('drain', drained));
  }
  output.write('\n]}\n');
  sayLocked(environment, locked);
  return exit;
}

interface Judged {
  readonly read: ReadPanel;
  readonly recommendation: Recommendation;
}

async function judge({ root, archive, access }: Reading, id: Id): Promise<Judged> {
  const read = await readPanel(root, archive, id, access);
  return { read, recommendation: recommend(read.panel) };
}

/** Among many, one that cannot be judged is told to people, or kept in `locked` to be told with others, and the next follows: null then. */
async function judgedOrReported(
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

function isComplete(recommendation: Recommendation): boolean {
  return recommendation.state === 'complete';
}
