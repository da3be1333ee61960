import type { Problem } from '../domain/problem.js';
import { isRecord } from './shape.js';

/** The major version of every format that this program writes, and the latest that it reads. */
const MAJOR = 1;

/**
 * What keeps a value from being read as a format at all: a newer major version, or another format. Null when its `format` fits or
 * is missing, which the schema tells.
 */
export function formatProblem(name: string, value: unknown): Problem | null {
  if (!isRecord(value) || !Object.hasOwn(value, 'format')) return null;
  const expected = `touchstone/${name}@${MAJOR}`;
  const found = value.format;
  if (typeof found !== 'string') return null;
  if (found === expected) return null;
  const version = new RegExp(`^touchstone/${name}@([1-9][0-9]{0,5})$`).exec(found)?.[1];
  if (version !== undefined && Number(version) > MAJOR)
    return { code: 'format-newer', found, known: expected };
  return { code: 'format-unknown', found: found.slice(0, 60), expected };
}
