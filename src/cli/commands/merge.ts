import type { Id } from '../../domain/id.js';
import { Failure } from '../../domain/problem.js';
import { recommendationData } from '../../format/recommendation.js';
import { openArchive } from '../../store/archive.js';
import { isPage, tellData, wantsData, writeDocumentFile } from '../document-file.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textOption } from '../invocation.js';
import type { Judged, Reading } from '../panels/judging.js';
import { NOT_FOR_GIT, exitOf, judge, tellDocument } from '../panels/judging.js';
import { mergeAll } from '../panels/merge-all.js';
import { nextStep } from '../panels/next-step.js';
import { accessOf } from '../panels/panel-access.js';
import { documentOf, recommendationPageOf } from '../panels/recommendation-document.js';
import { isSupposed, tellWhatIf } from '../panels/what-if.js';
import { candidateId, openFolder } from '../place.js';
import { say } from '../report.js';

/** `touchstone merge`. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const folder = openFolder(invocation, environment);
  const id = oneOrAll(invocation);
  const reading: Reading = {
    root: folder.root,
    archive: openArchive(folder.root, 'digest'),
    access: accessOf(invocation, environment, folder),
  };
  if (isSupposed(invocation)) {
    if (id === null) throw new Failure({ code: 'option-excluded', option: '--what-if', other: '--all' });
    if (textOption(invocation, 'output') !== null)
      throw new Failure({ code: 'option-excluded', option: '--what-if', other: '--output' });
    tellWhatIf((await judge(reading, id)).read.panel, invocation, environment);
    return 0;
  }
  return id === null
    ? mergeAll(reading, invocation, environment)
    : mergeOne(reading, id, invocation, environment);
}

/** Null for all. */
function oneOrAll(invocation: Invocation): Id | null {
  const all = flagOption(invocation, 'all');
  const [one] = invocation.arguments;
  if (one === undefined && !all) {
    const example = 'touchstone merge c-7k2m';
    throw new Failure({ code: 'option-missing', option: 'A candidate, or --all,', example });
  }
  if (one !== undefined && all) throw new Failure({ code: 'option-excluded', option: '--all', other: one });
  return one === undefined ? null : candidateId(one);
}

async function mergeOne(
  reading: Reading,
  id: Id,
  invocation: Invocation,
  environment: Environment,
): Promise<number> {
  const judged = await judge(reading, id);
  const output = textOption(invocation, 'output');
  if (wantsData(invocation)) {
    tellData(environment, recommendationData(judged.recommendation), output);
  } else if (output !== null) {
    await writeDocument(judged, output, reading, environment);
  } else {
    const keep = !flagOption(invocation, 'stdout');
    if (tellDocument(judged, keep, reading, environment)) say(environment, NOT_FOR_GIT);
    if (keep) sayMore(judged, environment);
  }
  return exitOf(judged);
}

function sayMore({ read, recommendation }: Judged, environment: Environment): void {
  // A terminal folds evidence away, and nobody can unfold it there.
  if (environment.output.isTTY && recommendation.state === 'complete')
    say(environment, 'The evidence that is folded here can be read there.');
  const next = nextStep(read.panel, recommendation, read.files.decision);
  if (next !== null) say(environment, `Next: ${next}`);
}

async function writeDocument(
  { read, recommendation }: Judged,
  output: string,
  { root }: Reading,
  environment: Environment,
): Promise<void> {
  const markdown = documentOf(recommendation, read, root, environment);
  const text = isPage(output) ? await recommendationPageOf(recommendation, read, markdown) : markdown;
  writeDocumentFile(environment, output, text);
}
