import { Decrypter, Encrypter, armor, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Problem } from '../domain/problem.js';
import { Failure } from '../domain/problem.js';
import { ageStanzas } from '../format/age-header.js';

// Encrypting draws randomness, so the package is at home here and not among the pure formats.

/** An X25519 key pair of age: `secret` begins with AGE-SECRET-KEY-1, `recipient` with age1. */
export interface KeyPair {
  readonly secret: string;
  readonly recipient: string;
}

/** What is said where a ciphertext does not open. */
export interface OpeningProblems {
  /** None of the keys opens it. */
  readonly refused: Problem;
  /** It is damaged, or no ciphertext. */
  readonly broken: Problem;
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

/** Whether a text is a public key: its form, and the checksum in it. */
export function isRecipient(text: string): boolean {
  // The package takes kinds of keys as well that other programs of age do not know.
  if (!/^age1[02-9ac-hj-np-z]{58}$/.test(text)) return false;
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * A text encrypted for recipients, armored. Each of them opens it alone.
 * @throws Failure `recipient-malformed` when one of them is no public key.
 */
export async function encryptText(text: string, recipients: readonly string[]): Promise<string> {
  try {
    return await encryptedFor(text, recipients);
  } catch (thrown) {
    for (const recipient of recipients) {
      if (!(await canBeUsed(recipient))) throw new Failure({ code: 'recipient-malformed', given: recipient });
    }
    throw thrown;
  }
}

async function encryptedFor(text: string, recipients: readonly string[]): Promise<string> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return armor.encode(await encrypter.encrypt(text));
}

// Some numbers have the form of a public key and are none; only encrypting shows it.
async function canBeUsed(recipient: string): Promise<boolean> {
  try {
    await encryptedFor('', [recipient]);
    return isRecipient(recipient);
  } catch {
    return false;
  }
}

/** A text that a passphrase opens, armored. Takes about a second, so that guessing takes long. */
export async function encryptWithPassphrase(text: string, passphrase: string): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return armor.encode(await encrypter.encrypt(text));
}

// Each stanza takes a millisecond to try, and nobody encrypts for more recipients: what holds thousands is a trap.
const MOST_STANZAS = 100;

/**
 * The text of an armored ciphertext.
 * @throws Failure with `refused` when none of the secrets opens it, and with `broken` when it is damaged or none.
 */
export async function decryptText(
  age: string,
  secrets: readonly string[],
  problems: OpeningProblems,
): Promise<string> {
  const stanzas = ageStanzas(Buffer.from(age));
  if (stanzas === null || stanzas.length > MOST_STANZAS) throw new Failure(problems.broken);
  const decrypter = new Decrypter();
  for (const secret of secrets) decrypter.addIdentity(secret);
  return opened(decrypter, () => armor.decode(age), problems);
}

/**
 * The text of a ciphertext, armored or not, that a passphrase opens. Takes about a second.
 * @throws Failure with `refused` when the passphrase is another one, and with `broken` when it is damaged or none.
 */
export async function decryptWithPassphrase(
  file: Uint8Array,
  passphrase: string,
  problems: OpeningProblems,
): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const isBinary = Buffer.from(file.subarray(0, 4)).toString('latin1') === 'age-';
  return opened(
    decrypter,
    () => (isBinary ? file : armor.decode(Buffer.from(file).toString('latin1'))),
    problems,
  );
}

async function opened(
  decrypter: Decrypter,
  ciphertext: () => Uint8Array,
  { refused, broken }: OpeningProblems,
): Promise<string> {
  try {
    return await decrypter.decrypt(ciphertext(), 'text');
  } catch (thrown) {
    const isRefused = thrown instanceof Error && thrown.message.startsWith('no identity matched');
    throw new Failure(isRefused ? refused : broken);
  }
}
