import { join } from 'node:path';
import type { Encrypted, EncryptedContent } from '../domain/encrypted.js';
import { ENCRYPTED_CONTENTS } from '../domain/encrypted.js';
import type { Id } from '../domain/id.js';
import type { Finding, Result } from '../domain/problem.js';
import { errorAt, isFailure } from '../domain/problem.js';
import { isLocked } from '../domain/scorecard.js';
import { encodeEncrypted, isEncryptedText, parseEncrypted } from '../format/encrypted.js';
import { parseJson } from '../format/json.js';
import { encodePayload, encodeScorecard, parseScorecard } from '../format/scorecard.js';
import { encryptedFor } from '../format/seal.js';
import { encryptText } from './age.js';
import { CARD_ENDING, candidateFolder, debriefFolder } from './candidate-paths.js';
import { readFolder, readText } from './read.js';

/** A file about a candidate with a text in it that is encrypted, or that would be if the candidate had had a key. */
export interface SecretFile {
  /** Relative to the hiring folder. */
  readonly file: string;
  readonly text: string;
  readonly secret: { readonly encrypted: Encrypted } | { readonly plain: string };
  /** The file's text with something else encrypted in that place. Header and seal of a card stay. */
  readonly replaced: (encrypted: Encrypted) => string;
}

/** Every such file about a candidate, and what is wrong with those that cannot be read. */
export function secretFiles(
  root: string,
  candidate: Id,
): { readonly files: readonly SecretFile[]; readonly findings: readonly Finding[] } {
  const files: SecretFile[] = [];
  const findings: Finding[] = [];
  for (const folder of [candidateFolder(candidate), debriefFolder(candidate)]) {
    const listing = readFolder(root, folder);
    findings.push(...listing.findings);
    for (const name of listing.files.filter((one) => one.endsWith('.json'))) {
      const found = secretFile(root, join(folder, name), candidate);
      if (!found.ok) findings.push(...found.findings);
      else if (found.value !== null) files.push(found.value);
    }
  }
  return { files, findings };
}

/** What is encrypted in a candidate's files; and nothing of what is readable. */
export function encryptedIn(files: readonly SecretFile[]): readonly Encrypted[] {
  return files.flatMap(({ secret }) => ('encrypted' in secret ? [secret.encrypted] : []));
}

/** Whether everything in a candidate's files is encrypted for this public key. */
export function isAllFor(key: string, files: readonly SecretFile[]): boolean {
  return files.every(({ secret }) => 'encrypted' in secret && secret.encrypted.recipient === key);
}

/** A file, as it was and as it is to be. */
export interface Replacement {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Everything about a candidate encrypted for a public key that is not so already. Writes nothing. What `open` refuses stays as
 * it is, and is told in the findings.
 */
export async function encryptedAnew(
  root: string,
  candidate: Id,
  key: string,
  open: (encrypted: Encrypted) => Promise<string>,
): Promise<{ readonly files: readonly Replacement[]; readonly findings: readonly Finding[] }> {
  const { files: found, findings: broken } = secretFiles(root, candidate);
  const files: Replacement[] = [];
  const findings: Finding[] = [...broken];
  for (const { file, text, secret, replaced } of found) {
    if ('encrypted' in secret && secret.encrypted.recipient === key) continue;
    try {
      const plain = 'plain' in secret ? secret.plain : await open(secret.encrypted);
      const age = await encryptText(plain, [key]);
      files.push({ file, before: text, after: replaced(encryptedFor(key, age)) });
    } catch (thrown) {
      if (!isFailure(thrown)) throw thrown;
      findings.push(errorAt(file, thrown.problem));
    }
  }
  return { files, findings };
}

function secretFile(root: string, file: string, candidate: Id): Result<SecretFile | null> {
  const read = readText(root, file);
  if (read === null) return { ok: true, value: null };
  if (!read.ok) return read;
  const text = read.value;
  if (file.endsWith(CARD_ENDING)) {
    const parsed = parseScorecard(text, file);
    if (!parsed.ok) return parsed;
    const card = parsed.value;
    const replaced = (payload: Encrypted): string => encodeScorecard({ ...card, payload });
    const secret = isLocked(card) ? { encrypted: card.payload } : { plain: encodePayload(card.payload) };
    return { ok: true, value: { file, text, secret, replaced } };
  }
  if (isEncryptedText(text)) {
    const parsed = parseEncrypted(text, file);
    if (!parsed.ok) return parsed;
    const { content } = parsed.value;
    const replaced = (encrypted: Encrypted): string => encodeEncrypted(candidate, content, encrypted);
    return { ok: true, value: { file, text, secret: { encrypted: parsed.value }, replaced } };
  }
  const parsed = parseJson(text, file);
  if (!parsed.ok) return parsed;
  const content = contentOf(parsed.value);
  if (content === null) return { ok: true, value: null };
  const replaced = (encrypted: Encrypted): string => encodeEncrypted(candidate, content, encrypted);
  return { ok: true, value: { file, text, secret: { plain: text }, replaced } };
}

/** Which record a value is, of those that are encrypted as a whole; null when it is none. */
function contentOf(value: unknown): EncryptedContent | null {
  const format: unknown =
    typeof value === 'object' && value !== null && 'format' in value ? value.format : '';
  return ENCRYPTED_CONTENTS.find((content) => content === format) ?? null;
}
