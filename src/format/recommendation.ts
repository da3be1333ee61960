import { truncated } from '../domain/ratio.js';
import type { Ratio } from '../domain/ratio.js';
import type { Recommendation } from '../domain/recommendation.js';

/**
 * A recommendation as data, `touchstone/recommendation@1`. A score is `{"exact": "23/6", "shown": "3.83"}`: the fraction,
 * and its two decimals, cut.
 */
export function recommendationData(recommendation: Recommendation): object {
  return { format: 'touchstone/recommendation@1', ...(withScores(recommendation) as object) };
}

/** The value with every fraction in it as a score. */
export function withScores(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withScores);
  if (typeof value !== 'object' || value === null) return value;
  if (isRatio(value)) return { exact: `${value.numerator}/${value.denominator}`, shown: truncated(value) };
  // A recommendation's keys are our own, none of them `__proto__`; this is twice as fast as going through entries.
  const data: Record<string, unknown> = {};
  for (const key of Object.keys(value)) data[key] = withScores((value as Record<string, unknown>)[key]);
  return data;
}

function isRatio(value: object): value is Ratio {
  return 'numerator' in value && 'denominator' in value;
}
