import { existsSync, readdirSync, rmSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '../domain/problem.js';
import { FOLDER_LOCK, aloneIn } from './alone.js';
import type { Privacy } from './file-port.js';
import { makeFolders } from './files.js';
import type { ProcessPort } from './processes.js';

/** Whether a folder is ours to fill: it is missing, empty, or holds git's own folder alone. */
export function isVacant(root: string): boolean {
  return !existsSync(root) || contentOf(root).length === 0;
}

/**
 * Fills a folder that is missing or empty. When `fill` throws, everything it made is taken away again, and the folders
 * above that were missing; git's own folder stays. Returns what `fill` returns, throws what it throws.
 * @throws Failure `hiring-folder-exists` when somebody else was there first, also at the same moment.
 */
export function fillNewFolder<Value>(root: string, processes: ProcessPort, fill: () => Value): Value {
  return withFolders(root, 'shared', () =>
    aloneIn(root, processes, () => {
      if (!isVacant(root)) throw new Failure({ code: 'hiring-folder-exists', folder: root });
      try {
        return fill();
      } catch (thrown) {
        for (const name of contentOf(root)) rmSync(join(root, name), { recursive: true, force: true });
        throw thrown;
      }
    }),
  );
}

/**
 * Makes a folder and those above it that are missing, then does `work`. When that throws, the new folders go again, but
 * for those that hold something by now.
 */
export function withFolders<Value>(path: string, privacy: Privacy, work: () => Value): Value {
  const missing = missingFolders(path);
  try {
    makeFolders(path, privacy);
    return work();
  } catch (thrown) {
    for (const folder of missing) removeEmpty(folder);
    throw thrown;
  }
}

/** Does writes one after the other. Each returns the path that it newly made, or null; when one throws, those paths are removed. */
export function allOrNone(writes: Iterable<() => string | null>): void {
  const made: string[] = [];
  try {
    for (const write of writes) {
      const path = write();
      if (path !== null) made.push(path);
    }
  } catch (thrown) {
    for (const path of made) rmSync(path, { force: true });
    throw thrown;
  }
}

function contentOf(root: string): readonly string[] {
  return readdirSync(root).filter((name) => name !== '.git' && name !== FOLDER_LOCK);
}

/** The folder, and those above it, that are missing; the innermost first. */
function missingFolders(path: string): readonly string[] {
  return existsSync(path) ? [] : [path, ...missingFolders(dirname(path))];
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It was never made, or somebody else put something there.
  }
}
