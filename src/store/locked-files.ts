import { join } from 'node:path';
import type { Encrypted } from '../domain/encrypted.js';
import type { Id } from '../domain/id.js';
import type { Finding, Result } from '../domain/problem.js';
import { isLocked } from '../domain/scorecard.js';
import { encodeEncrypted, isEncryptedText, parseEncrypted } from '../format/encrypted.js';
import { encodeScorecard, parseScorecard } from '../format/scorecard.js';
import { candidateFolder } from './candidates.js';
import { readFolder, readText } from './read.js';

/** A file about a candidate in which something is encrypted. */
export interface LockedFile {
  /** Relative to the hiring folder. */
  readonly file: string;
  readonly text: string;
  readonly encrypted: Encrypted;
  /** The file's text with something else encrypted in that place. Header and seal of a card stay. */
  readonly replaced: (encrypted: Encrypted) => string;
}

/** Every file about a candidate in which something is encrypted, whatever it is; and what is wrong with those that cannot be read. */
export function lockedFiles(
  root: string,
  candidate: Id,
): { readonly files: readonly LockedFile[]; readonly findings: readonly Finding[] } {
  const files: LockedFile[] = [];
  const findings: Finding[] = [];
  for (const folder of [candidateFolder(candidate), join(candidateFolder(candidate), 'debrief')]) {
    const listing = readFolder(root, folder);
    findings.push(...listing.findings);
    for (const name of listing.files.filter((one) => one.endsWith('.json'))) {
      const locked = lockedFile(root, join(folder, name));
      if (!locked.ok) findings.push(...locked.findings);
      else if (locked.value !== null) files.push(locked.value);
    }
  }
  return { files, findings };
}

function lockedFile(root: string, file: string): Result<LockedFile | null> {
  const read = readText(root, file);
  if (read === null) return { ok: true, value: null };
  if (!read.ok) return read;
  const text = read.value;
  if (file.endsWith('.scorecard.json')) {
    const parsed = parseScorecard(text, file);
    if (!parsed.ok) return parsed;
    const card = parsed.value;
    if (!isLocked(card)) return { ok: true, value: null };
    const replaced = (payload: Encrypted): string => encodeScorecard({ ...card, payload });
    return { ok: true, value: { file, text, encrypted: card.payload, replaced } };
  }
  if (!isEncryptedText(text)) return { ok: true, value: null };
  const parsed = parseEncrypted(text, file);
  if (!parsed.ok) return parsed;
  const { candidate, content } = parsed.value;
  const replaced = (encrypted: Encrypted): string => encodeEncrypted(candidate, content, encrypted);
  return { ok: true, value: { file, text, encrypted: parsed.value, replaced } };
}
