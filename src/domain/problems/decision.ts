import type { RefusedEntryReason } from '../recommendation.js';

/** What can be wrong once the panel has sealed. */
export type DecisionProblem =
  | { readonly code: 'panel-incomplete'; readonly missing: readonly string[] }
  | { readonly code: 'decided-already'; readonly decision: string; readonly on: string }
  | { readonly code: 'override-without-words'; readonly outcome: string; readonly decision: string }
  | { readonly code: 'nothing-on-agenda'; readonly candidate: string }
  | { readonly code: 'debrief-of-another'; readonly author: string; readonly interviewer: string }
  | { readonly code: 'debrief-for-another'; readonly candidate: string; readonly found: string }
  | { readonly code: 'debrief-entry-refused'; readonly why: RefusedEntryReason; readonly competency: string }
  | { readonly code: 'debrief-without-evidence' }
  | {
      readonly code: 'debrief-note-unknown';
      readonly interviewer: string;
      readonly question: string;
      readonly note: number;
      readonly count: number;
    }
  | {
      readonly code: 'competency-not-character';
      readonly competency: string;
      readonly known: readonly string[];
    };
