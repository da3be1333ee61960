import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Id } from '../domain/id.js';
import type { Records } from '../domain/purge.js';
import { candidateFolder } from './candidates.js';
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
  const [keyNames, draftNames, kitNames] = [keys, drafts, join(root, KITS)].map(namesIn);
  return (candidate) => {
    // What a write that was cut off left behind begins with a dot and ends with `.partial`.
    const isOwn = (name: string): boolean =>
      name.startsWith(`${candidate}.`) || name.startsWith(`.${candidate}.`);
    const isKey = (name: string): boolean =>
      name === keyFile(candidate) || name.startsWith(`.${keyFile(candidate)}.`);
    return {
      candidate,
      keys: (keyNames ?? []).filter(isKey).map((name) => join(keys, name)),
      drafts: (draftNames ?? []).filter(isOwn).map((name) => join(drafts, name)),
      kits: (kitNames ?? []).filter(isOwn).map((name) => join(root, KITS, name)),
      isNamed: names.ok && names.value.has(candidate),
      filed: filesBelow(join(root, candidateFolder(candidate))),
    };
  };
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
