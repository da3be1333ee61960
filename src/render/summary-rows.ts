import type { Id } from '../domain/id.js';
import { truncated } from '../domain/ratio.js';
import type { Ratio } from '../domain/ratio.js';
import type { SummaryRow } from '../domain/summary.js';
import { plainText } from './safe-text.js';

type Cell = string | number | null;

/** The columns of a summary as a table of data; `name` only where it was asked for. */
export function summaryColumns(named: boolean): readonly string[] {
  return [
    'role',
    'candidate',
    ...(named ? ['name'] : []),
    'state',
    'status',
    'sealed',
    'planned',
    'oldest_open_hours',
    'overdue',
    'outcome',
    'character',
    'skill',
    'weakest',
    'weakest_score',
    'splits',
    'decision',
    'decided_on',
    'overrides',
    'problems',
  ];
}

/** One candidate's cells, in the order of `summaryColumns`. Lists have semicolons between. */
export function summaryCells(row: SummaryRow, names: ReadonlyMap<Id, string> | null): readonly Cell[] {
  const head: readonly Cell[] = [
    row.role,
    row.candidate,
    ...(names === null ? [] : [plainText(names.get(row.candidate) ?? '')]),
    row.state,
  ];
  if (row.state === 'broken') {
    return [...head, ...Array.from({ length: 14 }, () => null), row.problems.join(';')];
  }
  const panel: readonly Cell[] = [
    row.status,
    row.sealed,
    row.planned,
    row.state === 'waiting' ? row.oldestOpen : null,
    row.overdue.length,
  ];
  if (row.state !== 'complete') return [...head, ...panel, ...Array.from({ length: 10 }, () => null)];
  return [
    ...head,
    ...panel,
    row.outcome,
    figure(row.character),
    figure(row.skill),
    row.weakest?.competency ?? null,
    figure(row.weakest?.score ?? null),
    row.splits.join(';'),
    row.decision?.decision ?? null,
    row.decision?.on ?? null,
    row.overrides,
    null,
  ];
}

function figure(score: Ratio | null): string | null {
  return score === null ? null : truncated(score);
}
