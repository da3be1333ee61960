import type { Encrypted, Keyring } from '../../domain/encrypted.js';
import type { Id } from '../../domain/id.js';
import { Failure } from '../../domain/problem.js';
import { decryptText, recipientOf } from '../../store/age.js';
import { keyFolder, unwrapKey } from '../../store/keys.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import type { OpenFolder } from '../place.js';
import { identitySource } from './identity-source.js';

/** The keyring of whoever calls, with their identity. Nothing is read before something is to be opened. */
export function keyringOf(
  invocation: Invocation,
  environment: Environment,
  { root, hiring }: OpenFolder,
): Keyring {
  const identity = identitySource(invocation, environment, hiring);
  const keys = keyFolder(environment.variables, root);
  let last: { readonly candidate: Id; readonly secrets: Promise<readonly string[]> } | null = null;
  const secretsOf = async (candidate: Id): Promise<readonly string[]> =>
    (await unwrapKey(keys, candidate, await identity.read())).secrets;
  return {
    hasIdentity: identity.exists,
    async open(candidate: Id, encrypted: Encrypted) {
      // Thousands of candidates follow each other, and everything about one is opened in a row.
      if (last?.candidate !== candidate) last = { candidate, secrets: secretsOf(candidate) };
      return openWith(await last.secrets, candidate, encrypted);
    },
  };
}

/**
 * What was encrypted for a candidate, opened with their secret keys.
 * @throws Failure `key-given-up` when it was encrypted for a key that is not among them, `ciphertext-broken` when it is damaged.
 */
export async function openWith(
  secrets: readonly string[],
  candidate: Id,
  { age, recipient }: Encrypted,
): Promise<string> {
  const broken = { code: 'ciphertext-broken' } as const;
  try {
    return await decryptText(age, secrets, {
      refused: { code: 'key-given-up', candidate, recipient },
      broken,
    });
  } catch (thrown) {
    const own = await Promise.all(secrets.map(recipientOf));
    // Where the right key does not open it, the recipient that stands beside it is not true.
    throw own.includes(recipient) ? new Failure(broken) : thrown;
  }
}
