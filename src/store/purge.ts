import { lstatSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Records } from '../domain/purge.js';
import { unwrap } from '../domain/problem.js';
import { withoutName } from '../format/names.js';
import { aloneIn } from './alone.js';
import { CANDIDATES } from './candidate-paths.js';
import { realDisk } from './disk.js';
import { pathInside, removeFile, replaceFile, sweepPartials } from './files.js';
import { takeLock } from './lock.js';
import { NAMES_FILE } from './names.js';
import type { ProcessPort } from './processes.js';
import { readText } from './read.js';

/**
 * The steps that remove a candidate's records, in this order: the keys first, so that whatever is left after an interruption is
 * noise; then drafts, kits and the name; the folder last. Each lasts before the next begins, and each can be done again.
 */
export function purgeSteps(
  root: string,
  { candidate, keys, drafts, kits }: Records,
  processes: ProcessPort,
): readonly (() => void)[] {
  const removing = [...keys, ...drafts, ...kits].map((path) => () => {
    removeFile(path);
  });
  return [
    ...removing,
    () => {
      removeName(root, candidate, processes);
    },
    () => {
      removeFolder(root, candidate, processes);
    },
  ];
}

/**
 * Does something while nobody has a draft of these open. Throws what `work` throws.
 * @throws Failure `draft-in-use` while an interview goes on.
 */
export function withoutSessions(
  { drafts }: Pick<Records, 'drafts'>,
  processes: ProcessPort,
  work: () => void,
): void {
  const journals = drafts.filter((path) => path.endsWith('.jsonl'));
  const locks: ReturnType<typeof takeLock>[] = [];
  try {
    for (const journal of journals) locks.push(takeLock(realDisk, processes, `${journal}.lock`));
    work();
  } finally {
    for (const lock of locks) lock.release();
  }
}

// Other columns and lines that people wrote stay as they are.
function removeName(root: string, candidate: string, processes: ProcessPort): void {
  aloneIn(root, processes, () => {
    const path = pathInside(root, NAMES_FILE);
    sweepPartials(path);
    const text = readText(root, NAMES_FILE);
    if (text === null) return;
    const rest = withoutName(unwrap(text, root), candidate, NAMES_FILE);
    replaceFile(path, unwrap(rest, root), 'private');
  });
}

function removeFolder(root: string, candidate: string, processes: ProcessPort): void {
  // Only what lies above is resolved: where the folder is a link, the link goes, and not what it leads to.
  const path = join(pathInside(root, CANDIDATES), candidate);
  const remove = (): void => {
    rmSync(path, { recursive: true, force: true });
    realDisk.syncFolder(dirname(path));
  };
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) aloneIn(path, processes, remove);
  else if (stats !== undefined) remove();
}
