import type { Hold } from '../domain/hold.js';
import type { Result } from '../domain/problem.js';
import { HOLD } from './formats.js';
import { encodeJson } from './json.js';
import { readJsonFormat } from './read-format.js';

/** Reads a hold, or why it was lifted. */
export function parseHold(text: string, file: string): Result<Hold> {
  return readJsonFormat(HOLD, text, file, () => []);
}

/** The text of a hold's file. */
export function encodeHold(hold: Hold): string {
  return encodeJson(hold);
}
