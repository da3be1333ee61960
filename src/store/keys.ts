import { join } from 'node:path';
import type { Id } from '../domain/id.js';
import { Failure, unwrap } from '../domain/problem.js';
import { parseIdentities } from '../format/identities.js';
import { decryptText, encryptText } from './age.js';
import { readText } from './read.js';

/** Where wrapped keys lie in a hiring folder. Git ignores it: what git keeps could not be deleted. */
export const KEYS = 'keys';

/** The folder of the candidates' wrapped keys: `TOUCHSTONE_KEYS`, or `keys` in the hiring folder. */
export function keyFolder(variables: Readonly<Record<string, string | undefined>>, root: string): string {
  const own = variables.TOUCHSTONE_KEYS;
  return own === undefined || own === '' ? join(root, KEYS) : own;
}

/** The file of a candidate's wrapped key, in the key folder. */
export function keyFile(candidate: Id): string {
  return `${candidate}.age`;
}

/** A candidate's secret key, wrapped for the organisation's recipients: what the key file holds. */
export async function wrapKey(secret: string, recipients: readonly string[]): Promise<string> {
  return encryptText(`${secret}\n`, recipients);
}

/**
 * A candidate's secret keys, unwrapped.
 * @throws Failure `candidate-key-missing`, `candidate-key-broken`, or `identity-refused` when it is not wrapped for any of the identities.
 */
export async function unwrapKey(
  folder: string,
  candidate: Id,
  identities: readonly string[],
): Promise<readonly string[]> {
  const name = keyFile(candidate);
  const path = join(folder, name);
  const text = readText(folder, name);
  if (text === null) throw new Failure({ code: 'candidate-key-missing', candidate, file: path });
  const place = { file: path };
  const broken = { code: 'candidate-key-broken' } as const;
  const secrets = parseIdentities(
    await decryptText(unwrap(text, folder), identities, {
      refused: { code: 'identity-refused', candidate },
      broken,
    }),
  );
  if (secrets === null) throw new Failure(broken, place);
  return secrets;
}
