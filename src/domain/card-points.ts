import type { Id } from './id.js';
import type { Mapping } from './mapping.js';
import type { Point } from './rubric.js';
import type { Scorecard } from './scorecard.js';

/** One competency on one card as a system that takes points only gets it. */
export interface CardPoint {
  readonly competency: Id;
  /** The ratings given, in the order of the card; empty when there is none. */
  readonly ratings: readonly Point[];
  /** Their mean, or the point beside it; null when there is no rating. */
  readonly point: Point | null;
}

/** The competencies of a card, in the order of its assessments. `between` says which point a mean between two is taken for. */
export function cardPoints(card: Scorecard, between: Mapping['between']): readonly CardPoint[] {
  const ratings = new Map<Id, Point[]>();
  for (const assessment of card.payload.assessments) {
    const given = ratings.get(assessment.competency) ?? [];
    if ('rating' in assessment) given.push(assessment.rating);
    ratings.set(assessment.competency, given);
  }
  return [...ratings].map(([competency, given]) => ({
    competency,
    ratings: given,
    point: given.length === 0 ? null : pointOf(given, between),
  }));
}

function pointOf(ratings: readonly Point[], between: Mapping['between']): Point {
  const sum = ratings.reduce<number>((total, rating) => total + rating, 0);
  const mean = sum / ratings.length;
  // A mean of whole points is a whole number only when the division is exact, so neither direction rounds wrongly.
  return (between === 'lower' ? Math.floor(mean) : Math.ceil(mean)) as Point;
}
