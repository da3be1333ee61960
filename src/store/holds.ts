import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Keyring } from '../domain/encrypted.js';
import type { Hold } from '../domain/hold.js';
import type { Id } from '../domain/id.js';
import type { Problem, Result } from '../domain/problem.js';
import { isFailure, refused } from '../domain/problem.js';
import { isEncryptedText, parseEncrypted } from '../format/encrypted.js';
import { parseHold } from '../format/hold.js';
import { candidateFolder } from './candidate-paths.js';
import { readText } from './read.js';

/** Where a candidate's hold lies, relative to the hiring folder. */
export function holdFile(candidate: Id): string {
  return join(candidateFolder(candidate), 'hold.json');
}

/** Where it says why the last hold was lifted. */
export function liftedFile(candidate: Id): string {
  return join(candidateFolder(candidate), 'hold-lifted.json');
}

/** Whether a candidate is on hold: whatever lies in that place holds, also where nobody can read it. */
export function isHeld(root: string, candidate: Id): boolean {
  return lstatSync(join(root, holdFile(candidate)), { throwIfNoEntry: false }) !== undefined;
}

/** A hold as it was read; `shut` where it is encrypted and there is no identity to open it with, or not the right one. */
type ReadHold =
  { readonly hold: Hold; readonly shut: null } | { readonly hold: null; readonly shut: Problem };

/** The hold in a file, or why it was lifted; null when there is none. A finding when it is no such thing, or another candidate's. */
export async function readHold(
  root: string,
  file: string,
  candidate: Id,
  keyring: Keyring,
): Promise<Result<ReadHold> | null> {
  const text = readText(root, file);
  if (!text?.ok) return text;
  if (!isEncryptedText(text.value)) return ownHold(text.value, file, candidate);
  const record = parseEncrypted(text.value, file);
  if (!record.ok) return record;
  if (record.value.candidate !== candidate) return anothers(record.value.candidate, file);
  if (!keyring.hasIdentity) return { ok: true, value: { hold: null, shut: { code: 'identity-missing' } } };
  try {
    return ownHold(await keyring.open(candidate, record.value), file, candidate);
  } catch (thrown) {
    if (!isFailure(thrown)) throw thrown;
    return { ok: true, value: { hold: null, shut: thrown.problem } };
  }
}

function ownHold(text: string, file: string, candidate: Id): Result<ReadHold> {
  const hold = parseHold(text, file);
  if (!hold.ok) return hold;
  return hold.value.candidate === candidate
    ? { ok: true, value: { hold: hold.value, shut: null } }
    : anothers(hold.value.candidate, file);
}

function anothers(id: Id, file: string): Result<never> {
  return refused(file, { code: 'id-unlike-file', id, file });
}
