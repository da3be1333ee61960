import { join } from 'node:path';
import type { Id } from '../domain/id.js';
import type { Result } from '../domain/problem.js';
import { parseNames, withName } from '../format/names.js';
import { replaceFile } from './files.js';
import { readText } from './read.js';

/** Who the candidates are. Git ignores it; everything else knows ids only. */
export const NAMES_FILE = 'names.csv';

/** The names by candidate; empty when there is no file. */
export function readNames(folder: string): Result<ReadonlyMap<Id, string>> {
  const text = readText(folder, NAMES_FILE);
  if (text === null) return { ok: true, value: new Map() };
  return text.ok ? parseNames(text.value, NAMES_FILE) : text;
}

/** What names.csv becomes with one more name. */
export function namesWith(folder: string, candidate: Id, name: string): Result<string> {
  const text = readText(folder, NAMES_FILE);
  if (text !== null && !text.ok) return text;
  return withName(text?.value ?? '', candidate, name, NAMES_FILE);
}

/** Writes names.csv, for the user's eyes only. */
export function writeNames(folder: string, text: string): void {
  replaceFile(join(folder, NAMES_FILE), text, 'private');
}
