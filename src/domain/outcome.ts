import type { Outcome } from './recommendation.js';
import { OUTCOMES } from './recommendation.js';

/** An outcome's place from high to low: 0 is `strong-hire`, 4 is `no-hire`. */
export function rank(outcome: Outcome): number {
  return OUTCOMES.indexOf(outcome);
}

/** The lower of two outcomes. */
export function lower(a: Outcome, b: Outcome): Outcome {
  return rank(a) >= rank(b) ? a : b;
}

/** The lowest outcome of a list; `strong-hire`, which caps nothing, when the list is empty. */
export function lowest(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce(lower, 'strong-hire');
}
