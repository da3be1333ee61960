import type { BigRatio } from './big-ratio.js';
import { bigAtMost, bigDifference, bigProduct, bigQuotient, bigRatio, bigSum } from './big-ratio.js';
import type { Id } from './id.js';
import { rank } from './outcome.js';
import { byText } from './id.js';
import type { Ratio } from './ratio.js';
import { compare, fromHundredths, toBig } from './ratio.js';
import type { CompetencyResult, Judgement, Outcome, PanelRecommendation } from './recommendation.js';
import type { Policy, Role } from './role.js';

/** One candidate among others for the same role, with what orders them. */
interface Contender {
  readonly candidate: Id;
  readonly outcome: Outcome;
  readonly character: Ratio | null;
  /** The lowest score of a character competency. */
  readonly weakest: Ratio | null;
  readonly skill: Ratio | null;
  /** How many of the credentials that the posting names the candidate has. */
  readonly credentials: number;
}

export interface Comparison {
  /** From high to low. Candidates whom nothing tells apart stand in order of id. */
  readonly order: readonly Contender[];
  /**
   * Pairs whose character composites are too close to call, each in the order above. Pairwise and not transitive: a can be
   * too close to b, and b to c, and a not to c. Never make groups of them.
   */
  readonly tooClose: readonly (readonly [Id, Id])[];
}

const ZERO = bigRatio(0n, 1n);
const whole = (number: number): BigRatio => bigRatio(BigInt(number), 1n);

/** What a panel's composite hangs on, for the question of how far chance may have moved it. */
export interface Spread {
  readonly composite: BigRatio;
  /** 1 / n, where n is how many interviewers the panel is worth. */
  readonly inverseSize: BigRatio;
  /** The sum of squared deviations of interviewers from their panel, and the degrees of freedom it has. */
  readonly squares: BigRatio;
  readonly degrees: BigRatio;
}

/** One interviewer's part in a composite. */
interface Part {
  readonly share: BigRatio;
  readonly deviation: BigRatio;
  readonly freedom: BigRatio;
}

function partsOf(competencies: readonly CompetencyResult[]): readonly Part[] {
  const weights = competencies.reduce((all, { weight }) => all + weight, 0);
  const parts = new Map<Id, Part>();
  for (const { weight, voices, score } of competencies) {
    const heard = voices.filter((voice) => voice.score !== null);
    const share = bigRatio(BigInt(weight), BigInt(weights * heard.length));
    const freedom = bigProduct(share, bigRatio(BigInt(heard.length - 1), BigInt(heard.length)));
    for (const voice of heard) {
      if (voice.score === null || score === null) continue;
      const deviation = bigProduct(share, bigDifference(toBig(voice.score), toBig(score)));
      const before = parts.get(voice.interviewer) ?? { share: ZERO, deviation: ZERO, freedom: ZERO };
      parts.set(voice.interviewer, {
        share: bigSum(before.share, share),
        deviation: bigSum(before.deviation, deviation),
        freedom: bigSum(before.freedom, freedom),
      });
    }
  }
  return [...parts.values()];
}

/**
 * The spread of one panel; null when it rated no character competency.
 *
 * Where everybody heard everything this is the textbook's: n interviewers, deviations C_i - mean, n - 1 degrees of freedom.
 * Where the competencies were shared out, the composite is a sum over who heard what,
 *
 *     C = sum over i and k of a_ik x_ik,   a_ik = w_k / (W m_k),
 *
 * x_ik being interviewer i's score on competency k, w_k its weight, W the weights of all, m_k how many heard k. With
 * a_i = sum over k of a_ik (these sum to 1) and C_i = (sum over k of a_ik x_ik) / a_i, interviewer i's own composite over
 * what they heard, C is exactly the sum of a_i C_i. If own composites scatter with variance s^2 around what the competencies
 * they cover deserve, then var C = s^2 x sum of a_i^2, so the panel is worth n = 1 / sum of a_i^2 interviewers (Kish's
 * effective size). What an interviewer's competencies deserve is estimated by the panel's scores on them, S_k:
 * C_i deviates by d_i = (sum over k of a_ik (x_ik - S_k)) / a_i. S_k contains x_ik itself, one part in m_k, so d_i keeps the
 * share sum over k of (a_ik / a_i) (1 - 1/m_k) of its freedom. A competency with one voice tells nothing about scatter
 * and adds no freedom. With everybody hearing everything, a_i = 1/n, and all of it falls back to the textbook's.
 */
export function spreadOf({
  competencies,
  character,
}: Pick<Judgement, 'competencies' | 'character'>): Spread | null {
  if (character === null) return null;
  const rated = competencies.filter(({ category, score }) => category === 'character' && score !== null);
  let [inverseSize, squares, degrees] = [ZERO, ZERO, ZERO];
  for (const { share, deviation, freedom } of partsOf(rated)) {
    const own = bigQuotient(deviation, share);
    inverseSize = bigSum(inverseSize, bigProduct(share, share));
    squares = bigSum(squares, bigProduct(own, own));
    degrees = bigSum(degrees, bigQuotient(freedom, share));
  }
  return { composite: toBig(character), inverseSize, squares, degrees };
}

/**
 * The variance of an interviewer's own composite, from every panel compared and the policy's prior:
 * (sum of squares + v x s0^2) / (degrees + v). After Brennan 1998, Applied Psychological Measurement 22(4).
 */
export function pooledVariance(spreads: readonly Spread[], { comparison }: Policy): BigRatio {
  const prior = toBig(fromHundredths(comparison.priorDeviation));
  const worth = whole(comparison.priorDegrees);
  const squares = spreads.reduce(
    (all, spread) => bigSum(all, spread.squares),
    bigProduct(worth, bigProduct(prior, prior)),
  );
  const degrees = spreads.reduce((all, spread) => bigSum(all, spread.degrees), worth);
  return bigQuotient(squares, degrees);
}

/** Whether (C_a - C_b)^2 <= s^2 (1/n_a + 1/n_b): chance alone would move two equals that far apart about 1 time in 3. */
export function isTooClose(a: Spread, b: Spread, variance: BigRatio): boolean {
  const apart = bigDifference(a.composite, b.composite);
  return bigAtMost(bigProduct(apart, apart), bigProduct(variance, bigSum(a.inverseSize, b.inverseSize)));
}

/** How many of the credentials that the posting names somebody has, letter case and outer spaces aside. */
export function namedCredentials(held: readonly string[], named: readonly string[]): number {
  const plain = (text: string): string => text.trim().toLowerCase();
  const has = new Set(held.map(plain));
  return new Set(named.map(plain).filter((name) => has.has(name))).size;
}

function headlineOf({ revised, independent }: PanelRecommendation): Judgement {
  return revised ?? independent;
}

function contenderOf(recommendation: PanelRecommendation, role: Role): Contender {
  const { competencies, character, skill } = headlineOf(recommendation);
  const scores = competencies.flatMap(({ category, score }) =>
    category === 'character' && score ? [score] : [],
  );
  return {
    candidate: recommendation.candidate,
    outcome: recommendation.outcome,
    character,
    weakest: [...scores].sort(compare)[0] ?? null,
    skill,
    credentials: namedCredentials(recommendation.credentials, role.credentials),
  };
}

/** Higher first; what was not rated comes last. */
function higherFirst(a: Ratio | null, b: Ratio | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(b, a);
}

function byMerit(a: Contender, b: Contender): number {
  return (
    rank(a.outcome) - rank(b.outcome) ||
    higherFirst(a.character, b.character) ||
    higherFirst(a.weakest, b.weakest) ||
    higherFirst(a.skill, b.skill) ||
    b.credentials - a.credentials ||
    byText(a.candidate, b.candidate)
  );
}

/**
 * Candidates for one role side by side, by their headline judgements: by outcome, character composite, weakest character
 * competency, skill composite, then number of credentials that the posting names. Panels that still wait cannot be given.
 */
export function compareCandidates(recommendations: readonly PanelRecommendation[], role: Role): Comparison {
  const order = recommendations.map((recommendation) => contenderOf(recommendation, role)).sort(byMerit);
  const spreads = new Map<Id, Spread>();
  for (const recommendation of recommendations) {
    const spread = spreadOf(headlineOf(recommendation));
    if (spread !== null) spreads.set(recommendation.candidate, spread);
  }
  const variance = pooledVariance([...spreads.values()], role.policy);
  const tooClose = order.flatMap(({ candidate }, index) => {
    const spread = spreads.get(candidate);
    if (spread === undefined) return [];
    return order.slice(index + 1).flatMap((other) => {
      const theirs = spreads.get(other.candidate);
      return theirs !== undefined && isTooClose(spread, theirs, variance)
        ? [[candidate, other.candidate] as const]
        : [];
    });
  });
  return { order, tooClose };
}
