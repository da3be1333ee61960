import { parse } from 'csv-parse/sync';
import type { Id } from '../domain/id.js';
import type { Result } from '../domain/problem.js';
import { refused } from '../domain/problem.js';
import { csvLines } from './csv.js';

/** What it may hold, in Mi code units: more than that many lines need. */
const MOST_MEBIBYTES = 1;

/** How many lines it may have. The parser makes an error, with all around it, for each line that is unlike the first: 25 µs. */
const MOST_LINES = 20_000;

const HEADER = ['candidate', 'name'] as const;

/** The names of candidates by id, from names.csv. Lines without a name are left out. */
export function parseNames(text: string, file: string): Result<ReadonlyMap<Id, string>> {
  const rows = rowsOf(text, file);
  if (!rows.ok) return rows;
  const named = rows.value
    .slice(1)
    .flatMap(({ record: [id, name] }): [Id, string][] => (id && name ? [[id, name]] : []));
  return { ok: true, value: new Map(named) };
}

/** The text of names.csv without the lines of a candidate; whatever else people wrote into it stays. */
export function withoutName(text: string, candidate: Id, file: string): Result<string> {
  const rows = rowsOf(text, file);
  if (!rows.ok) return rows;
  const kept = rows.value.filter(({ record }, index) => index === 0 || record[0] !== candidate);
  if (kept.length === rows.value.length) return { ok: true, value: text };
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  // The parser leaves the second half of a line end of Windows out.
  return { ok: true, value: mark + kept.map(({ raw }) => raw.replace(/\r$/, '\r\n')).join('') };
}

/** The text of names.csv with one more name at its end; whatever people wrote into it stays. No name is taken for a formula by a spreadsheet. */
export function withName(text: string, candidate: Id, name: string, file: string): Result<string> {
  const rows = rowsOf(text, file);
  if (!rows.ok) return rows;
  const end = /\r\n?|\n/.exec(text)?.[0] ?? '\n';
  const before = text === '' || /[\r\n]$/.test(text) ? text : text + end;
  const added = [...(rows.value.length === 0 ? [HEADER] : []), [candidate, name]];
  return { ok: true, value: before + added.map((row) => csvLines([row]).slice(0, -1) + end).join('') };
}

interface Row {
  readonly record: readonly string[];
  /** The text that it was read from, with its line end. */
  readonly raw: string;
}

function rowsOf(text: string, file: string): Result<readonly Row[]> {
  if (text.length > MOST_MEBIBYTES * 1024 * 1024) {
    return refused(file, { code: 'file-too-large', mebibytes: MOST_MEBIBYTES });
  }
  if (text.split(/\r\n?|\n/, MOST_LINES + 1).length > MOST_LINES) {
    const place = { line: MOST_LINES + 1, column: 1 };
    return refused(file, { code: 'file-too-many-parts', most: MOST_LINES }, place);
  }
  const options = { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true, raw: true };
  let rows: readonly Row[];
  try {
    rows = parse(text, options) as unknown as readonly Row[];
  } catch (thrown) {
    const { lines } = thrown as { readonly lines?: unknown };
    return unreadable(file, typeof lines === 'number' ? lines : 1);
  }
  // Without its names, or with semicolons between, the first line would be taken for a person, or nobody be found.
  const isHeaded = HEADER.every((name, column) => rows[0]?.record[column]?.toLowerCase() === name);
  if (rows.length > 0 && !isHeaded) return unreadable(file, 1);
  return { ok: true, value: rows };
}

function unreadable(file: string, line: number): Result<never> {
  return refused(file, { code: 'names-unreadable' }, { line, column: 1 });
}
