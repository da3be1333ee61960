import type { EncryptedContent } from '../domain/encrypted.js';
import type { Id } from '../domain/id.js';
import type { LockedScorecard, Scorecard } from '../domain/scorecard.js';
import { encodeEncrypted } from '../format/encrypted.js';
import { encodePayload } from '../format/scorecard.js';
import { encryptedFor } from '../format/seal.js';
import { encryptText } from './age.js';

/** A card with its payload encrypted for a public key. Header and seal stay. */
export async function lockCard(card: Scorecard, recipient: string): Promise<LockedScorecard> {
  const age = await encryptText(encodePayload(card.payload), [recipient]);
  return { ...card, payload: encryptedFor(recipient, age) };
}

/**
 * What is written in the place of a record about a candidate: the record's own text when `recipient` is null, else that text
 * encrypted, which gives other bytes each time.
 */
export async function recordText(
  candidate: Id,
  content: EncryptedContent,
  text: string,
  recipient: string | null,
): Promise<string> {
  if (recipient === null) return text;
  return encodeEncrypted(candidate, content, encryptedFor(recipient, await encryptText(text, [recipient])));
}
