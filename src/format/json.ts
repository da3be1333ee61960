import type { Problem, Result } from '../domain/problem.js';
import { refused } from '../domain/problem.js';
import { LARGEST_JSON, MOST_JSON_PARTS, tooManyPartsAt } from './json-bounds.js';
import type { JsonNode } from './json-scan.js';
import { scanJson } from './json-scan.js';
import type { Located, Part, Position } from './place.js';
import { lineStarts, positionAmong, positionAt, shortened, stepsOf } from './place.js';
import { DEEPEST, isRecord } from './shape.js';

/**
 * The value of a JSON text in the one layout that `encodeJson` writes, so that encoding it again gives the same text. What
 * differs is told: duplicate keys, lone surrogates, numbers that no double holds, another layout, a text cut off, git's
 * conflict markers. `file` names the text in findings.
 */
export function parseJson(text: string, file: string): Result<unknown> {
  const quick = parseUsualJson(text);
  if (quick !== NOT_USUAL) return { ok: true, value: quick };
  const slow = locateJson(text, file);
  return slow.ok ? { ok: true, value: slow.value.value } : slow;
}

/** The same, with the way from a JSON pointer to a line and column; slower, for when there is something to tell. */
export function locateJson(text: string, file: string): Result<Located<unknown>> {
  const refuse = (offset: number, problem: Problem): Result<never> =>
    refused(file, shortened(problem), positionAt(text, offset));
  if (text.length > LARGEST_JSON * 1024 * 1024)
    return refuse(0, { code: 'file-too-large', mebibytes: LARGEST_JSON });
  const tooMany = tooManyPartsAt(text);
  if (tooMany !== null) return refuse(tooMany, { code: 'file-too-many-parts', most: MOST_JSON_PARTS });
  if (text.trim() === '') return refuse(0, { code: 'file-empty' });
  // A byte order mark, and whatever else an editor puts before the first bracket.
  if (text.startsWith('\uFEFF')) return refuse(0, { code: 'json-layout' });
  const scanned = scanJson(text);
  if (!scanned.ok) {
    const conflict = /^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$/m.exec(text);
    return conflict === null
      ? refuse(scanned.offset, scanned.problem)
      : refuse(conflict.index, { code: 'conflict-markers' });
  }
  const value: unknown = JSON.parse(text);
  const canonical = encodeJson(value);
  if (canonical !== text) return refuse(firstDifference(canonical, text), { code: 'json-layout' });
  return { ok: true, value: { value, locate: locateIn(text, scanned.root) } };
}

function locateIn(text: string, root: JsonNode): (path: string, part?: Part) => Position {
  let starts: readonly number[] | null = null;
  return (path, part = 'value') => {
    let node = root;
    let offset = node.offset;
    for (const step of stepsOf(path)) {
      const next = node.members?.get(step) ?? node.items?.[Number(step)];
      if (next === undefined) break;
      offset = part === 'key' ? next.keyOffset : next.offset;
      node = next;
    }
    starts ??= lineStarts(text);
    return positionAmong(starts, offset);
  };
}

/**
 * The JSON text of a value: keys sorted by UTF-16 code units, two spaces, LF, and a line end at the end. Keys whose value is
 * undefined are left out.
 */
export function encodeJson(value: unknown): string {
  return `${keysAreSorted(value, 0) ? JSON.stringify(value, null, 2) : write(value, '\n')}\n`;
}

const NOT_USUAL = Symbol('not usual');

// Nearly every file was written by this program, so one comparison settles it. What is left over is looked at closely.
function parseUsualJson(text: string): unknown {
  if (text.length > LARGEST_JSON * 1024 * 1024 || tooManyPartsAt(text) !== null) return NOT_USUAL;
  // Only an escape gives a lone surrogate, and this program writes none for well-formed text.
  if (text.includes('\\ud')) return NOT_USUAL;
  try {
    const value: unknown = JSON.parse(text);
    if (!keysAreSorted(value, 0)) return NOT_USUAL;
    const length = text.length - 1;
    return text.endsWith('\n') && JSON.stringify(value, null, 2) === text.slice(0, length)
      ? value
      : NOT_USUAL;
  } catch {
    return NOT_USUAL;
  }
}

// JavaScript gives "9" before "10" whatever the order in the text: then the keys are not in order, and the slow way is taken.
function keysAreSorted(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return !Number.isInteger(value) || Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= DEEPEST) return false;
  if (Array.isArray(value)) {
    for (const item of value) {
      if (!keysAreSorted(item, depth + 1)) return false;
    }
    return true;
  }
  let previous = '';
  for (const key of Object.keys(value)) {
    if (key < previous || !keysAreSorted((value as Record<string, unknown>)[key], depth + 1)) return false;
    previous = key;
  }
  return true;
}

function write(value: unknown, lineStart: string): string {
  const inner = `${lineStart}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[${inner}${value.map((item) => write(item ?? null, inner)).join(`,${inner}`)}${lineStart}]`;
  }
  if (isRecord(value)) {
    const keys = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort();
    if (keys.length === 0) return '{}';
    const members = keys.map((key) => `${JSON.stringify(key)}: ${write(value[key], inner)}`);
    return `{${inner}${members.join(`,${inner}`)}${lineStart}}`;
  }
  return JSON.stringify(value);
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return Math.min(at, Math.max(0, other.length - 1));
}
