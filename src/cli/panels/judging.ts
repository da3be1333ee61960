import { basename, dirname, join } from 'node:path';
import type { Id } from '../../domain/id.js';
import { recommend } from '../../domain/recommend.js';
import type { Recommendation } from '../../domain/recommendation.js';
import type { Archive } from '../../store/archive.js';
import { recommendationFile } from '../../store/candidate-paths.js';
import { pathInside, replaceFile } from '../../store/files.js';
import type { Environment } from '../environment.js';
import { present } from '../present.js';
import { print, say } from '../report.js';
import type { PanelAccess } from './panel-access.js';
import type { ReadPanel } from './panel-reading.js';
import { readPanel } from './panel-reading.js';
import { documentOf } from './recommendation-document.js';

/** What panels are read with. */
export interface Reading {
  readonly root: string;
  readonly archive: Archive;
  readonly access: PanelAccess;
}

/** A panel, and what the rules make of it. */
export interface Judged {
  readonly read: ReadPanel;
  readonly recommendation: Recommendation;
}

/** Reads and judges one panel. Throws what `readPanel` throws. */
export async function judge({ root, archive, access }: Reading, id: Id): Promise<Judged> {
  const read = await readPanel(root, archive, id, access);
  return { read, recommendation: recommend(read.panel) };
}

/** 1 while somebody is waited for. */
export function exitOf({ recommendation }: Judged): 0 | 1 {
  return recommendation.state === 'complete' ? 0 : 1;
}

/**
 * Prints the document, and with `keep` writes it beside the cards first, where it changed. A panel that waits has no
 * recommendation, so an earlier one stays what it was. Returns whether what was written tells what encrypted cards keep shut.
 */
export function tellDocument(
  judged: Judged,
  keep: boolean,
  { root }: Reading,
  environment: Environment,
): boolean {
  const { read, recommendation } = judged;
  const markdown = documentOf(recommendation, read, root, environment);
  const file = recommendationFile(recommendation.candidate);
  const isKept = keep && recommendation.state === 'complete';
  const isWritten = isKept && writeInside(root, file, markdown);

  print(environment, present(markdown, environment));
  if (isKept) say(environment, isWritten ? `Written to ${file}.` : `${file} is up to date.`);
  return isWritten && read.panel.candidate.key !== undefined;
}

/** What to say after `tellDocument` returned true, once for all. */
export const NOT_FOR_GIT =
  'Git passes recommendation.md over: it says in plain words what the cards keep shut.';

function writeInside(root: string, file: string, markdown: string): boolean {
  const folder = pathInside(root, dirname(file));
  return replaceFile(join(folder, basename(file)), markdown, 'private');
}
