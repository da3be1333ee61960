import { join } from 'node:path';
import type { Id } from '../../domain/id.js';
import { Failure, isBlocked, unwrap } from '../../domain/problem.js';
import type { Recommendation } from '../../domain/recommendation.js';
import { recommend } from '../../domain/recommend.js';
import { recommendationData } from '../../format/recommendation.js';
import type { Archive } from '../../store/archive.js';
import { openArchive } from '../../store/archive.js';
import { candidateFolder, listCandidates } from '../../store/candidates.js';
import { pathInside, replaceFile } from '../../store/files.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption } from '../invocation.js';
import type { ReadPanel } from '../panel-reading.js';
import { readPanel } from '../panel-reading.js';
import { candidateId, openFolder } from '../place.js';
import { present } from '../present.js';
import { documentOf } from '../recommendation-document.js';
import { print, printJson, reportBlocked, say } from '../report.js';

/** `touchstone merge`. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const { root } = openFolder(invocation, environment);
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
  const archive = openArchive(root);
  const ids = one === undefined ? listCandidates(root).ids : [candidateId(one)];
  if (flagOption(invocation, 'json')) {
    return all
      ? mergeAllAsData(root, archive, ids, environment)
      : mergeAsData(root, archive, ids, environment);
  }
  const write = !flagOption(invocation, 'stdout');
  let exit = 0;
  for (const id of ids) {
    const read = readPanel(root, archive, id);
    const recommendation = recommend(read.panel);
    const markdown = documentOf(recommendation, read, root, environment);
    const file = join(candidateFolder(id), 'recommendation.md');

    // A panel that waits has no recommendation, so an earlier one stays what it was.
    const complete = recommendation.state === 'complete';
    const written = write && complete && writeDocument(root, id, markdown);

    print(environment, present(markdown, environment));
    if (!complete) exit = 1;
    else if (write) say(environment, written ? `Written to ${file}.` : `${file} is up to date.`);
  }
  return exit;
}

function writeDocument(root: string, id: Id, markdown: string): boolean {
  const folder = pathInside(root, candidateFolder(id));
  return replaceFile(join(folder, 'recommendation.md'), Buffer.from(markdown), 'private');
}

function mergeAsData(root: string, archive: Archive, ids: readonly Id[], environment: Environment): number {
  const recommendations = ids.map((id) => recommend(readPanel(root, archive, id).panel));
  for (const recommendation of recommendations) printJson(environment, recommendationData(recommendation));
  return recommendations.every(isComplete) ? 0 : 1;
}

// One candidate at a time, so that ten thousand take no more memory than one; a broken one is told and the others go on.
async function mergeAllAsData(
  root: string,
  archive: Archive,
  ids: readonly Id[],
  environment: Environment,
): Promise<number> {
  let exit = 0;
  let written = 0;
  const { output } = environment;
  output.write('{"format":"touchstone/recommendations@1","recommendations":[');
  for (const id of ids) {
    const recommendation = recommendOrReport(root, archive, id, environment);
    if (recommendation === null || !isComplete(recommendation)) exit = 1;
    if (recommendation === null) continue;
    const line = `${written === 0 ? '\n' : ',\n'}${JSON.stringify(recommendationData(recommendation))}`;
    written += 1;
    if (!output.write(line)) await new Promise((drained) => output.once('drain', drained));
  }
  output.write('\n]}\n');
  return exit;
}

function recommendOrReport(
  root: string,
  archive: Archive,
  id: Id,
  environment: Environment,
): Recommendation | null {
  let read: ReadPanel;
  try {
    read = readPanel(root, archive, id);
  } catch (thrown) {
    if (!isBlocked(thrown)) throw thrown;
    reportBlocked({ ...environment, args: [] }, thrown);
    return null;
  }
  return recommend(read.panel);
}

function isComplete(recommendation: Recommendation): boolean {
  return recommendation.state === 'complete';
}
