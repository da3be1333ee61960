import type { Id, QuestionAddress } from './id.js';
import type { Panel, PanelCard } from './panel.js';
import { byText } from './id.js';
import type { Ratio } from './ratio.js';
import { ZERO, dividedBy, hundredths, ratio, sum, times } from './ratio.js';
import type { Basis, CompetencyResult, Voice } from './recommendation.js';
import type { Category } from './rubric.js';
import type { NotAssessedReason } from './scorecard.js';

export type RatingBasis = Extract<Basis, { kind: 'rating' }>;

/** What one interviewer rated on one competency; one rating at the least. `total` is their sum. */
export interface Tally {
  readonly interviewer: Id;
  readonly ratings: readonly RatingBasis[];
  readonly total: number;
}

/** One answer that an interviewer did not rate. */
interface Absence {
  readonly interviewer: Id;
  readonly question: QuestionAddress;
  readonly reason: NotAssessedReason;
}

/**
 * One competency of a panel, in whole numbers. `scores[i]` is the score of `tallies[i]` times `unit`, and `sum` their
 * sum, so that the panel's score is `sum / (unit x scores.length)`. With up to 12 answers by each interviewer `unit` is
 * 27,720 at most; the products in the rules stay far below 2^53.
 */
export interface Standing {
  readonly competency: Id;
  readonly category: Category;
  readonly teachable: boolean;
  readonly weight: number;
  /** In hundredths of a point. */
  readonly floor: number;
  /** In order of interviewer. */
  readonly tallies: readonly Tally[];
  readonly unit: number;
  readonly scores: readonly number[];
  readonly sum: number;
  readonly absences: readonly Absence[];
  /** Interviewers who marked `declined` or `no-evidence`, in order. */
  readonly withheld: readonly Id[];
  /** Interviewers with a knockout on it, in order. */
  readonly accusers: readonly Id[];
  /** Accusers, and those who bore out a knockout that its author stands by. */
  readonly corroborators: readonly Id[];
}

function leastCommonMultiple(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return (a / larger) * b;
}

function inOrder(ids: readonly Id[]): readonly Id[] {
  return ids.length < 2 ? ids : [...new Set(ids)].sort(byText);
}

function corroboratorsOf(panel: Panel, competency: Id, accusers: readonly Id[]): readonly Id[] {
  if (panel.confirmations.length === 0) return accusers;
  const about = panel.confirmations.filter((confirmation) => confirmation.competency === competency);
  const upheld = about.filter(({ author, interviewer }) => author === interviewer);
  const borneOut = about.filter((confirmation) =>
    upheld.some(
      ({ interviewer, signal }) => interviewer === confirmation.interviewer && signal === confirmation.signal,
    ),
  );
  return inOrder([...accusers, ...borneOut.map(({ author }) => author)]);
}

/** Puts the integers of `Standing` beside the tallies. */
export function inUnits(tallies: readonly Tally[]): Pick<Standing, 'tallies' | 'unit' | 'scores' | 'sum'> {
  const unit = tallies.reduce((multiple, { ratings }) => leastCommonMultiple(multiple, ratings.length), 1);
  const scores = tallies.map(({ total, ratings }) => total * (unit / ratings.length));
  return { tallies, unit, scores, sum: scores.reduce((all, score) => all + score, 0) };
}

interface Heard {
  readonly tallies: { readonly interviewer: Id; readonly ratings: RatingBasis[]; total: number }[];
  readonly absences: Absence[];
}

function hear(cards: readonly PanelCard[], heard: ReadonlyMap<Id, Heard>): void {
  for (const { interviewer, interview, assessments } of cards) {
    for (const assessment of assessments) {
      const { competency, question } = assessment;
      const found = heard.get(competency);
      if (found === undefined) continue;
      if ('notAssessed' in assessment) {
        found.absences.push({ interviewer, question, reason: assessment.notAssessed });
        continue;
      }
      const { rating, evidence: notes } = assessment;
      let tally = found.tallies.at(-1);
      if (tally?.interviewer !== interviewer) {
        tally = { interviewer, ratings: [], total: 0 };
        found.tallies.push(tally);
      }
      tally.ratings.push({ kind: 'rating', interviewer, interview, competency, question, rating, notes });
      tally.total += rating;
    }
  }
}

/** Where each of the role's competencies stands, in the role's order. Ratings on other competencies count for nothing. */
export function standingsOf(panel: Panel): readonly Standing[] {
  const heard = new Map<Id, Heard>(
    panel.role.competencies.map(({ rubric }) => [rubric, { tallies: [], absences: [] }]),
  );
  // Cards come in order of interviewer, and so do the tallies.
  hear(panel.cards, heard);
  return panel.role.competencies.flatMap(({ rubric: competency, weight, floor }) => {
    const rubric = panel.rubrics.get(competency);
    const found = heard.get(competency);
    if (rubric === undefined || found === undefined) return [];
    const accusers = inOrder(
      panel.cards
        .filter((card) => card.knockouts.some((knockout) => knockout.competency === competency))
        .map((card) => card.interviewer),
    );
    return {
      competency,
      category: rubric.category,
      teachable: rubric.teachable,
      weight,
      floor: hundredths(floor),
      ...inUnits(found.tallies),
      absences: found.absences,
      withheld: inOrder(
        found.absences.filter(({ reason }) => reason !== 'not-asked').map(({ interviewer }) => interviewer),
      ),
      accusers,
      corroborators: corroboratorsOf(panel, competency, accusers),
    };
  });
}

/** The standing without one interviewer; `remaining` is the panel without their cards and confirmations. */
export function withoutVoice(standing: Standing, interviewer: Id, remaining: Panel): Standing {
  const { competency, tallies } = standing;
  const isOther = (id: Id): boolean => id !== interviewer;
  const scores = standing.scores.filter((_, index) => isOther(tallies[index]?.interviewer ?? interviewer));
  const accusers = standing.accusers.filter(isOther);
  return {
    ...standing,
    tallies: tallies.filter((tally) => isOther(tally.interviewer)),
    scores,
    sum: scores.reduce((all, score) => all + score, 0),
    absences: standing.absences.filter((absence) => isOther(absence.interviewer)),
    withheld: standing.withheld.filter(isOther),
    accusers,
    corroborators: corroboratorsOf(remaining, competency, accusers),
  };
}

/** The panel's score: the mean of the interviewers' scores, 1 to 5; null when nobody rated it. */
export function scoreOf({
  sum: total,
  unit,
  scores,
}: Pick<Standing, 'sum' | 'unit' | 'scores'>): Ratio | null {
  return scores.length === 0 ? null : ratio(total, unit * scores.length);
}

/** The weighted mean of a category's scores, over the competencies that have one; null when none has. */
export function compositeOf(standings: readonly Standing[], category: Category): Ratio | null {
  let [total, weights] = [ZERO, 0];
  for (const standing of standings) {
    const score = standing.category === category ? scoreOf(standing) : null;
    if (score === null) continue;
    total = sum(total, times(score, standing.weight));
    weights += standing.weight;
  }
  return weights === 0 ? null : dividedBy(total, weights);
}

/** Highest minus lowest interviewer's score, 0 to 4; null with fewer than two. */
function rangeOf({ scores, unit }: Standing): Ratio | null {
  return scores.length < 2 ? null : ratio(Math.max(...scores) - Math.min(...scores), unit);
}

/**
 * The mean distance of the interviewers' scores from their mean; null with fewer than two. Burke and Dunlap 2002,
 * Organizational Research Methods 5(2), 159-172.
 */
function averageDeviationOf({ scores, sum: total, unit }: Standing): Ratio | null {
  const count = scores.length;
  if (count < 2) return null;
  const distance = scores.reduce((all, score) => all + Math.abs(score * count - total), 0);
  return ratio(distance, unit * count * count);
}

function voicesOf({ tallies, absences, scores, unit }: Standing): readonly Voice[] {
  const scoreAt = (index: number): Ratio | null => {
    const score = scores[index];
    return score === undefined ? null : ratio(score, unit);
  };
  const missing = (interviewer: Id): Voice['notAssessed'] =>
    absences
      .filter((absence) => absence.interviewer === interviewer)
      .map(({ question, reason }) => ({ question, reason }));
  const rated = tallies.map(({ interviewer, ratings }, index) => ({
    interviewer,
    score: scoreAt(index),
    ratings: ratings.map(({ interview, question, rating, notes }) => ({
      interview,
      question,
      rating,
      notes,
    })),
    notAssessed: missing(interviewer),
  }));
  const silent = inOrder(absences.map(({ interviewer }) => interviewer))
    .filter((interviewer) => !tallies.some((tally) => tally.interviewer === interviewer))
    .map((interviewer) => ({ interviewer, score: null, ratings: [], notAssessed: missing(interviewer) }));
  return silent.length === 0
    ? rated
    : [...rated, ...silent].sort((a, b) => byText(a.interviewer, b.interviewer));
}

/** A competency as the recommendation shows it. */
export function resultOf(standing: Standing): CompetencyResult {
  return {
    competency: standing.competency,
    category: standing.category,
    weight: standing.weight,
    floor: ratio(standing.floor, 100),
    score: scoreOf(standing),
    voices: voicesOf(standing),
    coverage: {
      interviewers: standing.tallies.length,
      answers: standing.tallies.reduce((all, { ratings }) => all + ratings.length, 0),
    },
    range: rangeOf(standing),
    averageDeviation: averageDeviationOf(standing),
  };
}
