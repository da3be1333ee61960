import { Decrypter, Encrypter, armor, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Problem } from '../domain/problem.js';
import { Failure } from '../domain/problem.js';

// Encrypting draws randomness, so the package is at home here and not among the pure formats.

/** An X25519 key pair of age: `secret` begins with AGE-SECRET-KEY-1, `recipient` with age1. */
export interface KeyPair {
  readonly secret: string;
  readonly recipient: string;
}

/** A new key pair. */
export async function newKeyPair(): Promise<KeyPair> {
  const secret = await generateX25519Identity();
  return { secret, recipient: await identityToRecipient(secret) };
}

/** The public half of a secret key; null when it is none. */
export async function recipientOf(secret: string): Promise<string | null> {
  try {
    return await identityToRecipient(secret);
  } catch {
    return null;
  }
}

/** A text encrypted for recipients, armored. Each of them opens it alone. */
export async function encryptText(text: string, recipients: readonly string[]): Promise<string> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return armor.encode(await encrypter.encrypt(text));
}

/**
 * The text of an armored ciphertext.
 * @throws Failure with `refused` when none of the secrets opens it, and with `broken` when it is damaged or none.
 */
export async function decryptText(
  age: string,
  secrets: readonly string[],
  { refused, broken }: { readonly refused: Problem; readonly broken: Problem },
): Promise<string> {
  const decrypter = new Decrypter();
  for (const secret of secrets) decrypter.addIdentity(secret);
  try {
    return await decrypter.decrypt(armor.decode(age), 'text');
  } catch (thrown) {
    const isRefused = thrown instanceof Error && thrown.message.startsWith('no identity matched');
    throw new Failure(isRefused ? refused : broken);
  }
}
