import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BackUp } from '../domain/back-up.js';
import type { Digest, Id } from '../domain/id.js';
import type { Finding, Result } from '../domain/problem.js';
import { errorAt } from '../domain/problem.js';
import { ageStanzas } from '../format/age-header.js';
import { encodeBackUp, parseBackUp } from '../format/back-up.js';
import { digestOf } from '../format/seal.js';
import { makeFolders, removeFile, replaceFile, sweepPartials } from './files.js';
import { keyFile, listKeys } from './keys.js';
import { allOrNone, withFolders } from './new-tree.js';
import { readText } from './read.js';

/** The list of what a back-up holds: in the back-up, and as its twin in the key folder. */
const BACK_UP_FILE = 'back-up.json';

/** The list in a back-up or a key folder; null when there is none. */
export function readBackUp(folder: string): Result<BackUp> | null {
  const text = readText(folder, BACK_UP_FILE);
  return text?.ok === true ? parseBackUp(text.value, join(folder, BACK_UP_FILE)) : text;
}

/** The wrapped keys in a folder by candidate, and a finding for each file that is none. */
export function readKeyFiles(folder: string): {
  readonly texts: ReadonlyMap<Id, string>;
  readonly findings: readonly Finding[];
} {
  const texts = new Map<Id, string>();
  const findings: Finding[] = [];
  for (const candidate of listKeys(folder)) {
    const file = join(folder, keyFile(candidate));
    const text = readText(folder, keyFile(candidate));
    if (text === null) continue;
    if (!text.ok) findings.push(...text.findings.map((one) => ({ ...one, place: { file } })));
    else if (isWrapped(text.value)) texts.set(candidate, text.value);
    else findings.push(errorAt(file, { code: 'candidate-key-broken' }));
  }
  return { texts, findings };
}

// As far as can be seen without an identity: a torn file has no end, and one that is something else no such beginning.
function isWrapped(text: string): boolean {
  const stanzas = ageStanzas(Buffer.from(text)) ?? [];
  return stanzas.length > 0 && stanzas.every(({ kind }) => kind === 'X25519');
}

/** The digests of key files' texts. */
export function keyDigests(texts: ReadonlyMap<Id, string>): ReadonlyMap<Id, Digest> {
  return new Map([...texts].map(([candidate, text]) => [candidate, digestOf(text)]));
}

/**
 * Copies wrapped keys into a back-up, removes from it those of purged candidates, and reads back what it wrote. Keys that are
 * there and not among `texts` stay; when one cannot be written, none is new. Returns whose keys were removed, and a finding for
 * each that did not arrive.
 */
export function writeBackUp(
  into: string,
  texts: ReadonlyMap<Id, string>,
  purged: ReadonlySet<Id>,
): { readonly removed: readonly Id[]; readonly findings: readonly Finding[] } {
  const removed = listKeys(into).filter((candidate) => purged.has(candidate));
  for (const candidate of removed) removeFile(join(into, keyFile(candidate)));
  // A back-up that was cut off may have left a copy under another name.
  for (const candidate of purged) sweepPartials(join(into, keyFile(candidate)));
  const writes = [...texts].map(([candidate, text]) => () => {
    const path = join(into, keyFile(candidate));
    const isNew = !existsSync(path);
    replaceFile(path, text, 'private');
    return isNew ? path : null;
  });
  withFolders(into, 'private', () => {
    allOrNone(writes);
  });
  const findings = [...texts].flatMap(([candidate, text]) => {
    const read = readText(into, keyFile(candidate));
    if (read?.ok === true && read.value === text) return [];
    return [errorAt(join(into, keyFile(candidate)), { code: 'back-up-unlike', candidate })];
  });
  return { removed, findings };
}

/** Notes a back-up: in it, and beside the keys. */
export function noteBackUp(into: string, keys: string, backUp: BackUp): void {
  const text = encodeBackUp(backUp);
  replaceFile(join(into, BACK_UP_FILE), text, 'private');
  makeFolders(keys, 'private');
  replaceFile(join(keys, BACK_UP_FILE), text, 'private');
}
