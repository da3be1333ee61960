/** What stands in the way of keeping records as long as they must be kept, and no longer. */
export type RetentionProblem =
  | { readonly code: 'act-line-broken'; readonly fault: ActFault }
  | { readonly code: 'retention-profile-shadows'; readonly id: string; readonly months: number }
  | { readonly code: 'held-already'; readonly candidate: string; readonly on: string | null }
  | { readonly code: 'not-held'; readonly candidate: string }
  | { readonly code: 'hold-lost'; readonly candidate: string; readonly on: string }
  | { readonly code: 'purge-unfinished'; readonly candidate: string; readonly on: string }
  | { readonly code: 'purged-but-here'; readonly candidate: string; readonly on: string }
  | { readonly code: 'redact-note-unknown'; readonly note: string; readonly known: readonly string[] }
  | { readonly code: 'redact-closing-missing' }
  | {
      readonly code: 'subject-too-early';
      readonly candidate: string;
      readonly missing: readonly string[];
      readonly next: string | null;
    };

/** What is wrong with a line of the log: it is no JSON, no act, or laid out otherwise. */
export type ActFault = 'json' | 'act' | 'layout';

const CODES: Readonly<Record<RetentionProblem['code'], true>> = {
  'act-line-broken': true,
  'retention-profile-shadows': true,
  'held-already': true,
  'not-held': true,
  'hold-lost': true,
  'purge-unfinished': true,
  'purged-but-here': true,
  'redact-note-unknown': true,
  'redact-closing-missing': true,
  'subject-too-early': true,
};

/** Whether a problem is one with keeping and deleting. */
export function isRetentionProblem(problem: { readonly code: string }): problem is RetentionProblem {
  return Object.hasOwn(CODES, problem.code);
}
