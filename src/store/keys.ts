import { join, resolve } from 'node:path';
import type { Id } from '../domain/id.js';
import { isId } from '../domain/id.js';
import { Failure, isFailure, unwrap } from '../domain/problem.js';
import { encodeCandidateKeys, parseIdentities, wrappedFor } from '../format/identities.js';
import { decryptText, encryptText } from './age.js';
import { createFile, makeFolders } from './files.js';
import { readFolder, readText } from './read.js';

/** Where wrapped keys lie in a hiring folder. Git ignores it: what git keeps could not be deleted. */
export const KEYS = 'keys';
const ENDING = '.age';

/** The folder of the candidates' wrapped keys: `TOUCHSTONE_KEYS` (seen from the hiring folder), or `keys` in it. */
export function keyFolder(variables: Readonly<Record<string, string | undefined>>, root: string): string {
  const own = variables.TOUCHSTONE_KEYS ?? '';
  return resolve(root, own === '' ? KEYS : own);
}

/** The file of a candidate's wrapped key, in the key folder. */
export function keyFile(candidate: Id): string {
  return `${candidate}${ENDING}`;
}

/** The candidates whose wrapped keys lie in a folder, sorted; empty when there is no such folder. */
export function listKeys(folder: string): readonly Id[] {
  return readFolder(folder, '')
    .files.filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .filter(isId);
}

/** A candidate's secret keys, the newest first, wrapped for the organisation's recipients: what the key file holds. */
export async function wrapKey(secrets: readonly string[], recipients: readonly string[]): Promise<string> {
  return encryptText(encodeCandidateKeys(secrets, recipients), recipients);
}

/**
 * Files a candidate's wrapped key, for the user's eyes only. Returns its path.
 * @throws Failure `file-exists` when there is one already.
 */
export function createKeyFile(folder: string, candidate: Id, wrapped: string): string {
  const path = join(folder, keyFile(candidate));
  makeFolders(folder, 'private');
  createFile(path, wrapped, 'private');
  return path;
}

/** What a key file held. */
export interface UnwrappedKey {
  /** The secret keys, the newest first. */
  readonly secrets: readonly string[];
  /** The public keys that it was wrapped for; empty when it does not say. */
  readonly recipients: readonly string[];
}

/**
 * A candidate's secret keys, unwrapped.
 * @throws Failure `candidate-key-missing`, `candidate-key-broken`, or `identity-refused` when it is not wrapped for any of the identities.
 */
export async function unwrapKey(
  folder: string,
  candidate: Id,
  identities: readonly string[],
): Promise<UnwrappedKey> {
  const name = keyFile(candidate);
  const path = join(folder, name);
  const text = readText(folder, name);
  if (text === null) throw new Failure({ code: 'candidate-key-missing', candidate, file: path });
  const place = { file: path };
  const broken = { code: 'candidate-key-broken' } as const;
  const refused = { code: 'identity-refused', candidate } as const;
  const plain = await decryptText(unwrap(text, folder), identities, { refused, broken }).catch(
    (thrown: unknown) => {
      throw isFailure(thrown) ? new Failure(thrown.problem, place) : thrown;
    },
  );
  const secrets = parseIdentities(plain);
  if (secrets === null) throw new Failure(broken, place);
  return { secrets, recipients: wrappedFor(plain) };
}
