import type { Digest, Id, Instant } from './id.js';
import type { Outcome } from './recommendation.js';

export const DECISIONS = ['hire', 'no-hire', 'on-hold', 'withdrawn'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** What people decided about a candidate, or that the candidate withdrew. The program records it and never makes it. */
export interface Decision {
  readonly format: 'touchstone/decision@1';
  readonly candidate: Id;
  readonly role: Id;
  readonly decision: DecisionKind;
  readonly by: readonly Id[];
  readonly on: Instant;
  readonly reason: string;
  /** What the program recommended at that time. */
  readonly outcome: Outcome;
  /** The seals of the cards it rests on, sorted. */
  readonly cards: readonly Digest[];
  /** The digests of the debrief files it rests on, sorted. */
  readonly debriefs: readonly Digest[];
}
