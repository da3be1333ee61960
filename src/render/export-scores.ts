import type { ExportedPanel } from '../domain/exported-panel.js';
import type { Ratio } from '../domain/ratio.js';
import { truncated } from '../domain/ratio.js';
import type { CompetencyResult, PanelRecommendation, RuleCode } from '../domain/recommendation.js';
import type { ExportTable } from './export-table.js';
import { columnFor } from './export-table.js';

const column = columnFor<ScoreRow>();

/** One competency of one candidate, independently rated or after the debrief. */
export interface ScoreRow {
  readonly recommendation: PanelRecommendation;
  readonly result: CompetencyResult;
  readonly ratings: 'independent' | 'revised';
  /** The rules that fired on it. */
  readonly rules: readonly RuleCode[];
}

/** The panel's scores of a complete panel; of one that waits there is none. After a debrief both sets are there. */
export function scoreRows({ recommendation }: ExportedPanel): readonly ScoreRow[] {
  if (recommendation.state === 'waiting') return [];
  const rows = (ratings: ScoreRow['ratings']): readonly ScoreRow[] => {
    const judgement = recommendation[ratings];
    return (judgement?.competencies ?? []).map((result) => ({
      recommendation,
      result,
      ratings,
      rules: (judgement?.reasons ?? [])
        .filter(
          ({ competencies, code }) =>
            code !== 'character-composite' && competencies.includes(result.competency),
        )
        .map(({ code }) => code),
    }));
  };
  return [...rows('independent'), ...rows('revised')];
}

/** The table of scores. */
export const SCORES: ExportTable<ScoreRow> = {
  name: 'scores',
  row: 'One row for each competency of each candidate whose panel is complete; two after a debrief, told apart by `ratings`.',
  columns: [
    column(
      'candidate',
      'string',
      false,
      'The candidate’s id.',
      ({ recommendation }) => recommendation.candidate,
    ),
    column('role', 'string', false, 'The role’s id.', ({ recommendation }) => recommendation.role),
    column(
      'ratings',
      'string',
      false,
      '`independent`, or `revised` by the debrief. Filter on one of them before you count.',
      ({ ratings }) => ratings,
    ),
    column('competency', 'string', false, 'What was judged.', ({ result }) => result.competency),
    column('category', 'string', false, '`character` or `skill`.', ({ result }) => result.category),
    column('weight', 'integer', false, 'Its weight within the category.', ({ result }) => result.weight),
    column('floor', 'number', false, 'Its floor by the role’s policy.', ({ result }) => figure(result.floor)),
    column(
      'score',
      'number',
      true,
      'The panel’s score, 1 to 5, cut to two decimals; null when nobody rated it. Never count it as 0.',
      ({ result }) => figure(result.score),
    ),
    column('score_exact', 'string', true, 'The same as a fraction.', ({ result }) => fraction(result.score)),
    column(
      'interviewers',
      'integer',
      false,
      'How many interviewers rated it.',
      ({ result }) => result.coverage.interviewers,
    ),
    column(
      'answers',
      'integer',
      false,
      'How many answers were rated.',
      ({ result }) => result.coverage.answers,
    ),
    column(
      'range',
      'number',
      true,
      'Highest minus lowest interviewer’s score; null with fewer than two.',
      ({ result }) => figure(result.range),
    ),
    column(
      'average_deviation',
      'number',
      true,
      'Mean distance of the interviewers’ scores from their mean; null with fewer than two.',
      ({ result }) => figure(result.averageDeviation),
    ),
    column('rules', 'string', false, 'The rules that fired on it, with semicolons between.', ({ rules }) =>
      rules.join(';'),
    ),
  ],
};

/** A score as a number with two decimals, cut. */
export function figure(score: Ratio | null): number | null {
  return score === null ? null : Number(truncated(score));
}

/** A score as a fraction, such as `23/6`. */
export function fraction(score: Ratio | null): string | null {
  return score === null ? null : `${score.numerator}/${score.denominator}`;
}
