import type { BackUp } from '../domain/back-up.js';
import type { Result } from '../domain/problem.js';
import { BACK_UP } from './formats.js';
import { encodeJson } from './json.js';
import { readJsonFormat } from './read-format.js';

/** Reads the list of what a back-up holds. */
export function parseBackUp(text: string, file: string): Result<BackUp> {
  return readJsonFormat<BackUp>(BACK_UP, text, file, () => []);
}

/** The text of that list. */
export function encodeBackUp(backUp: BackUp): string {
  return encodeJson(backUp);
}
