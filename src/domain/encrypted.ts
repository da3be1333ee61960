import type { Digest, Id } from './id.js';

/** A text that only the holders of a key can read. */
export interface Encrypted {
  /** The ciphertext, in the armored form of age (age-encryption.org/v1). */
  readonly age: string;
  /** The public key that it was encrypted for. */
  readonly recipient: string;
  /** The digest of `age`: shows accidental change to whoever has no key. */
  readonly digest: Digest;
}

/** Formats of records about a candidate that are encrypted as a whole, beside the cards. */
export const ENCRYPTED_CONTENTS = [
  'touchstone/debrief@1',
  'touchstone/decision@1',
  'touchstone/hold@1',
] as const;
export type EncryptedContent = (typeof ENCRYPTED_CONTENTS)[number];

/** What stands in the place of such a record: whose it is, and nothing that it says. */
export interface EncryptedRecord extends Encrypted {
  readonly format: 'touchstone/encrypted@1';
  /** What is inside. */
  readonly content: EncryptedContent;
  readonly candidate: Id;
}

/**
 * Opens what was encrypted for candidates. Somebody without an identity has one as well: it refuses.
 */
export interface Keyring {
  /** Whether there is an identity to open anything with. */
  readonly hasIdentity: boolean;
  /**
   * The text that was encrypted for this candidate.
   * @throws Failure `identity-missing`, `identity-refused`, `candidate-key-missing` or `ciphertext-broken`.
   */
  readonly open: (candidate: Id, encrypted: Encrypted) => Promise<string>;
}
