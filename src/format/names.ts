import { parse } from 'csv-parse/sync';
import type { Id } from '../domain/id.js';
import type { Result } from '../domain/problem.js';
import { errorAt } from '../domain/problem.js';
import { csvLines } from './csv.js';

const HEADER = ['candidate', 'name'] as const;

/** The names of candidates by id, from names.csv. Lines without a name are left out. */
export function parseNames(text: string, file: string): Result<ReadonlyMap<Id, string>> {
  let rows: readonly string[][];
  try {
    rows = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true });
  } catch {
    return { ok: false, findings: [errorAt(file, { code: 'names-unreadable' })] };
  }
  const named = rows.slice(1).flatMap(([id, name]): [Id, string][] => (id && name ? [[id, name]] : []));
  return { ok: true, value: new Map(named) };
}

/** names.csv for these names, sorted by id; no name is taken for a formula by a spreadsheet. */
export function encodeNames(names: ReadonlyMap<Id, string>): string {
  const rows = [...names].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return csvLines([HEADER, ...rows]);
}
