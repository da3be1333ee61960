import type { Finding, Place, Problem, Severity } from '../domain/problem.js';

/** A line and a column, both from 1; columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What of a JSON pointer is meant: the key that it ends in, or the value that stands there. */
export type Part = 'key' | 'value';

/** Where a JSON pointer leads to in a text; what is missing is told by the nearest thing around it. Null when unknown. */
export type Locate = (path: string, part?: Part) => Position | null;

/** A value together with the way back to the text it came from. */
export interface Located<Value> {
  readonly value: Value;
  readonly locate: Locate;
}

/** A JSON pointer (RFC 6901) made of keys and positions. */
export function pointer(...steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The keys and positions of a JSON pointer. */
export function stepsOf(path: string): readonly string[] {
  return path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Makes findings about one file. */
export function findingsIn(
  file: string,
  locate: Locate,
): (path: string, problem: Problem, part?: Part, severity?: Severity) => Finding {
  return (path, problem, part = 'value', severity = 'error') => {
    const place: Place = { file, path: shortPath(path), ...locate(path, part) };
    return { severity, place, problem: shortened(problem) };
  };
}

/** No text of a finding is longer, in UTF-16 code units. */
const LONGEST = 1000;

// A key may be as long as its file, and stand in the path of a hundred findings: then what is around it is told.
function shortPath(path: string): string {
  if (path.length <= LONGEST) return path;
  return path.slice(0, LONGEST).replace(/\/[^/]*$/, '');
}

/** A problem in which no text from the file is longer than anybody would read. */
export function shortened(problem: Problem): Problem {
  const isLong = (value: unknown): value is string => typeof value === 'string' && value.length > LONGEST;
  if (!Object.values(problem).some(isLong)) return problem;
  const short = Object.entries(problem).map(([key, value]: [string, unknown]) => [
    key,
    isLong(value) ? `${value.slice(0, LONGEST)}…` : value,
  ]);
  return Object.fromEntries(short) as Problem;
}

/** The line and column of an offset into a text. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line += 1;
  return { line, column: offset - lineStart + 1 };
}

/** The offset at which each line of a text begins. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The line and column of an offset, by where the lines begin: for many offsets into one text. */
export function positionAmong(starts: readonly number[], offset: number): Position {
  let first = 0;
  let last = starts.length - 1;
  while (first < last) {
    const middle = Math.ceil((first + last) / 2);
    if ((starts[middle] ?? 0) <= offset) first = middle;
    else last = middle - 1;
  }
  return { line: first + 1, column: offset - (starts[first] ?? 0) + 1 };
}
