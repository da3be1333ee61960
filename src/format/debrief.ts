import type { Debrief } from '../domain/debrief.js';
import type { Result } from '../domain/problem.js';
import { DEBRIEF } from './formats.js';
import { encodeJson } from './json.js';
import { readJsonFormat } from './read-format.js';

/** Reads what one author settled in the debrief. */
export function parseDebrief(text: string, file: string): Result<Debrief> {
  return readJsonFormat(DEBRIEF, text, file, () => []);
}

/** The text of a debrief's file. */
export function encodeDebrief(debrief: Debrief): string {
  return encodeJson(debrief);
}
