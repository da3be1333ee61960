import type { SummaryRow } from './summary.js';

/** What can make a pipeline fail. */
export const FAIL_CAUSES = [
  'overdue',
  'broken-seal',
  'wrong-signature',
  'unreadable',
  'incomplete',
  'undecided',
  'override',
  'locked',
] as const;
export type FailCause = (typeof FAIL_CAUSES)[number];

/** Everything about a candidate that can make a pipeline fail. */
export function failCauses(row: SummaryRow): readonly FailCause[] {
  if (row.state === 'broken') return [row.problems.includes('seal-broken') ? 'broken-seal' : 'unreadable'];
  const overdue = row.overdue.length > 0 ? (['overdue'] as const) : [];
  const isForged = row.doubted.some(({ why }) => why === 'signature-wrong');
  const forged = isForged ? (['wrong-signature'] as const) : [];
  const waits = row.status === 'open';
  if (row.state === 'waiting') return [...overdue, ...forged, ...(waits ? (['incomplete'] as const) : [])];
  if (row.state === 'locked') return [...overdue, ...forged, 'locked'];
  return [
    ...overdue,
    ...forged,
    ...(row.outcome === 'incomplete' && waits ? (['incomplete'] as const) : []),
    ...(row.decision === null && waits ? (['undecided'] as const) : []),
    ...(row.overrides > 0 ? (['override'] as const) : []),
  ];
}
