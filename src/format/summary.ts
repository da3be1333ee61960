import type { Id, Instant } from '../domain/id.js';
import type { SummaryRow } from '../domain/summary.js';
import { withScores } from './recommendation.js';

/** The parts of a summary as data, `touchstone/summary@1`: what stands before the candidates, each candidate, and the end. */
export const SUMMARY_END = '\n]}\n';

/** The beginning of a summary's JSON text, up to the first candidate. */
export function summaryStart(asOf: Instant): string {
  return `{"format":"touchstone/summary@1","asOf":${JSON.stringify(asOf)},"candidates":[`;
}

/** One candidate as data. `name` is there only where it was asked for. */
export function summaryRowData(row: SummaryRow, names: ReadonlyMap<Id, string> | null): object {
  const name = names === null ? {} : { name: names.get(row.candidate) ?? null };
  return { ...name, ...(withScores(row) as object) };
}
