/**
 * The rules a second time, written from their text in the plainest way, sharing no code with the engine: whatever the two
 * do not agree on is wrong in one of them. Fractions are pairs of BigInt, never reduced.
 */
import type { Candidate } from '../../src/domain/candidate.js';
import type { Instruments } from '../../src/domain/panel.js';
import type { Scorecard } from '../../src/domain/scorecard.js';

type Fraction = readonly [bigint, bigint];

export interface OracleReason {
  readonly code: string;
  readonly competencies: readonly string[];
  readonly interviewers: readonly string[];
}

export interface OracleVerdict {
  readonly outcome: string;
  readonly reasons: readonly OracleReason[];
  readonly scores: ReadonlyMap<string, Fraction | null>;
  readonly character: Fraction | null;
  readonly skill: Fraction | null;
}

const plus = (a: Fraction, b: Fraction): Fraction => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
const minus = (a: Fraction, b: Fraction): Fraction => [a[0] * b[1] - b[0] * a[1], a[1] * b[1]];
const by = (a: Fraction, whole: number): Fraction => [a[0] * BigInt(whole), a[1]];
const over = (a: Fraction, whole: number): Fraction => [a[0], a[1] * BigInt(whole)];
const less = (a: Fraction, b: Fraction): boolean => a[0] * b[1] < b[0] * a[1];
const policyNumber = (value: number): Fraction => [BigInt(value.toFixed(2).replace('.', '')), 100n];

function meanOf(values: readonly Fraction[]): Fraction | null {
  let total: Fraction = [0n, 1n];
  for (const value of values) total = plus(total, value);
  return values.length === 0 ? null : over(total, values.length);
}

const larger = (a: Fraction, b: Fraction): Fraction => (less(a, b) ? b : a);
const smaller = (a: Fraction, b: Fraction): Fraction => (less(b, a) ? b : a);

/** Who is counted, or who is still missing. */
function countedCards(
  candidate: Candidate,
  cards: readonly Scorecard[],
): { counted: Scorecard[]; missing: string[] } {
  const counted: Scorecard[] = [];
  const missing: string[] = [];
  for (const seat of candidate.seats) {
    const card = cards.find(
      ({ header }) => header.interviewer === seat.interviewer && header.interview === seat.interview,
    );
    if (seat.capacity === 'shadow') continue;
    if (card === undefined) {
      if (seat.left === undefined) missing.push(seat.interviewer);
      continue;
    }
    if (card.header.conflict) continue;
    if (seat.left === undefined && !card.payload.assessments.some((assessment) => 'rating' in assessment)) {
      missing.push(seat.interviewer);
      continue;
    }
    counted.push(card);
  }
  return { counted, missing };
}

const distinct = (names: readonly string[]): string[] => [...new Set(names)].sort();

/** The recommendation by independent ratings; the instruments say which role and rubrics the cards were rated under. */
export function oracle(
  candidate: Candidate,
  cards: readonly Scorecard[],
  instruments: Instruments,
): OracleVerdict {
  const { counted, missing } = countedCards(candidate, cards);
  if (missing.length > 0) {
    const reasons = [{ code: 'panel-incomplete', competencies: [], interviewers: distinct(missing) }];
    return { outcome: 'incomplete', reasons, scores: new Map(), character: null, skill: null };
  }

  // What was agreed first holds: the role is that of the card sealed first.
  const byTime = [...counted].sort((a, b) =>
    `${a.header.sealed} ${a.header.instruments.role}` < `${b.header.sealed} ${b.header.instruments.role}`
      ? -1
      : 1,
  );
  const firstCard = byTime[0];
  const role =
    (firstCard && instruments.roles.get(firstCard.header.instruments.role)) ?? instruments.current().role;
  const { policy } = role;

  const reasons: OracleReason[] = [];
  const caps: string[] = [];
  const scores = new Map<string, Fraction | null>();
  const fire = (code: string, cap: string | null, competencies: string[], interviewers: string[]): void => {
    reasons.push({ code, competencies, interviewers });
    if (cap !== null) caps.push(cap);
  };

  const weighted: Record<
    'character' | 'skill',
    { total: Fraction; weights: number; raters: string[]; ids: string[] }
  > = {
    character: { total: [0n, 1n], weights: 0, raters: [], ids: [] },
    skill: { total: [0n, 1n], weights: 0, raters: [], ids: [] },
  };

  for (const { rubric: id, weight, floor: floorNumber } of role.competencies) {
    const rubric = instruments.current().rubrics.get(id);
    if (rubric === undefined) throw new Error(id);
    const floor = policyNumber(floorNumber);
    const clearly = minus(floor, policyNumber(policy.margin));

    const ratings = new Map<string, number[]>();
    const absent: string[] = [];
    const withheld: string[] = [];
    const accusers: string[] = [];
    for (const card of counted) {
      const { interviewer } = card.header;
      for (const assessment of card.payload.assessments) {
        if (assessment.competency !== id) continue;
        if ('rating' in assessment) {
          ratings.set(interviewer, [...(ratings.get(interviewer) ?? []), assessment.rating]);
        } else {
          absent.push(interviewer);
          if (assessment.notAssessed === 'declined' || assessment.notAssessed === 'no-evidence') {
            withheld.push(interviewer);
          }
        }
      }
      for (const { competency, signal, evidence } of card.payload.signals) {
        const kind = rubric.signals.find((known) => known.id === signal)?.kind;
        if (competency === id && kind === 'knockout' && evidence.length > 0) accusers.push(interviewer);
      }
    }
    const raters = distinct([...ratings.keys()]);
    const scoreBy = new Map<string, Fraction>();
    for (const rater of raters) {
      const given = ratings.get(rater) ?? [];
      const mean = meanOf(given.map((rating): Fraction => [BigInt(rating), 1n]));
      if (mean !== null) scoreBy.set(rater, mean);
    }
    const voices = [...scoreBy.values()];
    const voiceOf = (rater: string): Fraction => {
      const voice = scoreBy.get(rater);
      if (voice === undefined) throw new Error(rater);
      return voice;
    };
    const score = meanOf(voices);
    scores.set(id, score);

    const category = weighted[rubric.category];
    if (score !== null) {
      category.total = plus(category.total, by(score, weight));
      category.weights += weight;
      category.raters.push(...raters);
      category.ids.push(id);
    }

    if (accusers.length > 0) {
      if (distinct(accusers).length >= policy.corroboration) {
        fire('knockout-corroborated', 'no-hire', [id], distinct(accusers));
      } else {
        fire('knockout-single', 'discuss', [id], distinct(accusers));
      }
    }

    if (rubric.category === 'character') {
      if (score === null) {
        fire('evidence-missing', 'incomplete', [id], distinct(absent));
      } else {
        if (less(score, floor)) fire('floor-missed', 'discuss', [id], raters);
        if (less(score, clearly)) fire('floor-missed-clearly', 'no-hire', [id], raters);
        if (raters.length < policy.voices.character) fire('evidence-thin', 'discuss', [id], raters);
      }
      if (voices.length >= 2) {
        const high = voices.reduce(larger);
        const highest = raters.filter((rater) => !less(voiceOf(rater), high));
        const rest = raters.filter((rater) => rater !== highest[0]).map((rater) => voiceOf(rater));
        const withoutHighest = meanOf(rest);
        if (withoutHighest !== null && less(withoutHighest, clearly))
          fire('one-voice', 'discuss', [id], highest);
        const apart = (a: Fraction, b: Fraction): boolean =>
          !less(minus(a, b), policyNumber(policy.split)) || !less(minus(b, a), policyNumber(policy.split));
        const sides = raters.filter((rater) => voices.some((voice) => apart(voiceOf(rater), voice)));
        if (!less(minus(high, voices.reduce(smaller)), policyNumber(policy.split)))
          fire('split', null, [id], sides);
      }
      const doubting = raters.filter((rater) => !less(policyNumber(policy.graveDoubt), voiceOf(rater)));
      if (doubting.length > 0) fire('grave-doubt', 'discuss', [id], doubting);
      if (distinct(withheld).length >= policy.withheld)
        fire('evidence-withheld', 'discuss', [id], distinct(withheld));
    } else {
      if (raters.length < policy.voices.skill) fire('evidence-thin', 'discuss', [id], raters);
      if (score !== null && less(score, floor)) {
        if (rubric.teachable && policy.skillGap === 'teach')
          fire('skill-gap-teachable', 'hire', [id], raters);
        else fire('skill-gap-required', 'no-hire', [id], raters);
      }
    }

    const versions = counted.flatMap(({ header }) => header.instruments.rubrics[id] ?? []);
    if (distinct(versions).length > 1) {
      const those = counted.filter(({ header }) => header.instruments.rubrics[id] !== undefined);
      fire('rubric-drift', null, [id], distinct(those.map(({ header }) => header.interviewer)));
    }
  }

  const composite = ({ total, weights }: { total: Fraction; weights: number }): Fraction | null =>
    weights === 0 ? null : over(total, weights);
  const character = composite(weighted.character);
  if (character !== null) {
    const earned = !less(character, policyNumber(policy.strongHire))
      ? 'strong-hire'
      : !less(character, policyNumber(policy.hire))
        ? 'hire'
        : !less(character, policyNumber(policy.discuss))
          ? 'discuss'
          : 'no-hire';
    fire('character-composite', earned, weighted.character.ids, distinct(weighted.character.raters));
  }

  if (distinct(counted.map(({ header }) => header.instruments.role)).length > 1) {
    fire('policy-drift', 'discuss', [], distinct(counted.map(({ header }) => header.interviewer)));
  }

  for (const { header, payload } of counted) {
    const own: Record<string, Fraction[]> = {};
    for (const assessment of payload.assessments) {
      if ('rating' in assessment) (own[assessment.competency] ??= []).push([BigInt(assessment.rating), 1n]);
    }
    let total: Fraction = [0n, 1n];
    let weights = 0;
    for (const { rubric, weight } of role.competencies) {
      const mean = meanOf(own[rubric] ?? []);
      if (mean === null || instruments.current().rubrics.get(rubric)?.category !== 'character') continue;
      total = plus(total, by(mean, weight));
      weights += weight;
    }
    if (weights > 0) {
      const mean = over(total, weights);
      const saysYes = payload.recommendation === 'yes' || payload.recommendation === 'strong-yes';
      const saysNo = payload.recommendation === 'no' || payload.recommendation === 'strong-no';
      if (
        (saysYes && less(mean, policyNumber(policy.contradiction.yesBelow))) ||
        (saysNo && !less(mean, policyNumber(policy.contradiction.noFrom)))
      ) {
        fire('contradiction', null, [], [header.interviewer]);
      }
    }
    const hours = (new Date(header.sealed).getTime() - new Date(header.ended).getTime()) / 3_600_000;
    if (hours > policy.staleHours) fire('stale', null, [], [header.interviewer]);
  }

  for (const { header } of cards) {
    const isPlanned = candidate.seats.some(
      (seat) => seat.interviewer === header.interviewer && seat.interview === header.interview,
    );
    if (!isPlanned) fire('unplanned', null, [], [header.interviewer]);
  }

  const fromLow = ['no-hire', 'incomplete', 'discuss', 'hire'];
  const outcome = fromLow.find((each) => caps.includes(each)) ?? 'strong-hire';
  return { outcome, reasons, scores, character, skill: composite(weighted.skill) };
}
