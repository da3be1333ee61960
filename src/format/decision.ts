import type { Decision } from '../domain/decision.js';
import type { Result } from '../domain/problem.js';
import { DECISION } from './formats.js';
import { encodeJson } from './json.js';
import { readJsonFormat } from './read-format.js';

/** Reads what people decided. */
export function parseDecision(text: string, file: string): Result<Decision> {
  return readJsonFormat(DECISION, text, file, () => []);
}

/** The text of a decision's file. */
export function encodeDecision(decision: Decision): string {
  return encodeJson(decision);
}
