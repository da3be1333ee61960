import { stringify } from 'csv-stringify/sync';

/** Cells as lines of CSV (RFC 4180, with LF). No text is taken for a formula by a spreadsheet. Null is an empty cell. */
export function csvLines(rows: readonly (readonly (string | number | null)[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true },
  );
}
