import type { Digest, Id, Instant } from './id.js';
import type { Outcome } from './recommendation.js';

export const DECISIONS = ['hire', 'no-hire', 'on-hold', 'withdrawn'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** What was decided once, by whom and why. */
export interface DecisionMade {
  readonly decision: DecisionKind;
  readonly by: readonly Id[];
  readonly on: Instant;
  readonly reason: string;
  /** What the program recommended at that time. */
  readonly outcome: Outcome;
}

/** What people decided about a candidate, or that the candidate withdrew. The program records it and never makes it. */
export interface Decision extends DecisionMade {
  readonly format: 'touchstone/decision@1';
  readonly candidate: Id;
  readonly role: Id;
  /** The seals of the cards it rests on, sorted. */
  readonly cards: readonly Digest[];
  /** The digests of the debrief files it rests on, sorted. */
  readonly debriefs: readonly Digest[];
  /** What had been decided before, oldest first: a later decision does not undo that an earlier one was made. */
  readonly earlier?: readonly DecisionMade[];
}

/**
 * Whether people decided against what the program recommended: to hire after `no-hire` or `incomplete`, or not to hire
 * after `hire` or `strong-hire`. `discuss` leaves the answer to them, so neither goes against it; nor does waiting, or
 * a candidate's own withdrawal.
 */
export function isOverride({ decision, outcome }: Pick<DecisionMade, 'decision' | 'outcome'>): boolean {
  if (decision === 'hire') return outcome === 'no-hire' || outcome === 'incomplete';
  return decision === 'no-hire' && (outcome === 'hire' || outcome === 'strong-hire');
}

/** How often people decided against the recommendation about this candidate, earlier decisions included. */
export function overridesIn(decision: Decision): number {
  return [...(decision.earlier ?? []), decision].filter(isOverride).length;
}

const WORDS = 3;
const LETTERS = 12;

/** Whether a reason is given in words: three of them, or twelve letters where words are not set apart by spaces. */
export function isInWords(reason: string): boolean {
  const words = reason.match(/\p{L}+/gu) ?? [];
  return words.length >= WORDS || words.join('').length >= LETTERS;
}

/** `next` after what had been decided before. */
export function decideAgain(before: Decision | null, next: Decision): Decision {
  if (before === null) return next;
  const { decision, by, on, reason, outcome } = before;
  return { ...next, earlier: [...(before.earlier ?? []), { decision, by, on, reason, outcome }] };
}
