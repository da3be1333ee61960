import type { Encrypted, EncryptedContent, EncryptedRecord } from '../domain/encrypted.js';
import type { Id } from '../domain/id.js';
import type { Result } from '../domain/problem.js';
import { refused } from '../domain/problem.js';
import { ENCRYPTED } from './formats.js';
import { encodeJson } from './json.js';
import { readJsonFormat } from './read-format.js';
import { isWhole } from './seal.js';

// Keys are sorted, and no record that is readable begins with this one.
const BEGINNING = '{\n  "age":';

/** Whether a file's text is an encrypted record, and not the record itself. */
export function isEncryptedText(text: string): boolean {
  return text.startsWith(BEGINNING);
}

/** Reads an encrypted record. A ciphertext that was changed by accident is a finding. */
export function parseEncrypted(text: string, file: string): Result<EncryptedRecord> {
  const read = readJsonFormat<EncryptedRecord>(ENCRYPTED, text, file, () => []);
  if (!read.ok || isWhole(read.value)) return read;
  return refused(file, { code: 'ciphertext-broken' });
}

/** The text of an encrypted record's file. */
export function encodeEncrypted(candidate: Id, content: EncryptedContent, encrypted: Encrypted): string {
  return encodeJson({ format: 'touchstone/encrypted@1', content, candidate, ...encrypted });
}
