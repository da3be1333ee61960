import { lstatSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Id } from '../domain/id.js';
import type { Records } from '../domain/purge.js';
import { candidateFolder } from './candidate-paths.js';
import { systemCode } from './file-port.js';
import { keyFile } from './keys.js';
import { readNames } from './names.js';

/** Where what is known about candidates lies, besides the hiring folder. */
export interface RecordPlaces {
  readonly root: string;
  /** The folder of wrapped keys. */
  readonly keys: string;
  /** The folder of this hiring folder's drafts. */
  readonly drafts: string;
}

/** Where `plan --kits kits` and the README put kits. */
export const KITS = 'kits';

/** Finds everything about candidates on this machine. Each of the shared folders is listed once, however many candidates there are. */
export function recordFinder({ root, keys, drafts }: RecordPlaces): (candidate: Id) => Records {
  const names = readNames(root);
  const [inKeys, inDrafts, inKits] = [byCandidate(keys), byCandidate(drafts), byCandidate(join(root, KITS))];
  return (candidate) => ({
    candidate,
    keys: inKeys(candidate).filter((path) => basename(path).includes(keyFile(candidate))),
    drafts: inDrafts(candidate),
    kits: inKits(candidate),
    isNamed: names.ok && names.value.has(candidate),
    filed: filesBelow(join(root, candidateFolder(candidate))),
  });
}

/** The files in a folder that are named after a candidate, also what a write that was cut off, or an editor, left behind: it begins with a dot or a #. */
function byCandidate(folder: string): (candidate: Id) => readonly string[] {
  const known = new Map<string, string[]>();
  for (const name of namesIn(folder)) {
    const candidate = name.replace(/^[.#]/, '').split('.')[0] ?? '';
    known.set(candidate, [...(known.get(candidate) ?? []), name]);
  }
  return (candidate) => (known.get(candidate) ?? []).map((name) => join(folder, name));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT' || systemCode(thrown) === 'ENOTDIR') return [];
    throw thrown;
  }
}

function filesBelow(folder: string): number | null {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  if (!stats.isDirectory()) return 1;
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory())
    .length;
}
