import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Hiring } from '../domain/hiring.js';
import type { Result } from '../domain/problem.js';
import { parseHiring } from '../format/hiring.js';
import { readText } from './read.js';

/** The file that makes a folder a hiring folder. */
export const HIRING_FILE = 'touchstone.yaml';

/** The hiring folder at or above `from`; null when there is none. */
export function findHiringFolder(from: string): string | null {
  let folder = resolve(from);
  while (!existsSync(join(folder, HIRING_FILE))) {
    const above = dirname(folder);
    if (above === folder) return null;
    folder = above;
  }
  return folder;
}

/** What `touchstone.yaml` says. Null when the folder has none. */
export function loadHiring(folder: string): Result<Hiring> | null {
  const text = readText(folder, HIRING_FILE);
  if (!text?.ok) return text;
  return parseHiring(text.value, HIRING_FILE);
}
