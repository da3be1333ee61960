import type { ExportedPanel } from '../domain/exported-panel.js';
import type { UncountedCard } from '../domain/recommendation.js';
import type { Rubric } from '../domain/rubric.js';
import type { Point, Question } from '../domain/rubric.js';
import { findQuestion } from '../domain/rubric.js';
import type { Assessment, Scorecard } from '../domain/scorecard.js';
import { textOf } from '../domain/scorecard.js';
import { isSameSeat } from '../domain/seat.js';
import type { ExportTable } from './export-table.js';
import { columnFor } from './export-table.js';

const column = columnFor<AssessmentRow>();

/** One answer judged for one competency by one interviewer, with what is known around it. */
export interface AssessmentRow {
  readonly card: Scorecard;
  readonly assessment: Assessment;
  readonly uncounted: UncountedCard['why'] | null;
  readonly rubric: Rubric | null;
  readonly question: Question | null;
  readonly afterDebrief: Point | null;
}

/** Every judgement on every sealed card of a complete panel, in order of interviewer; of a panel that waits there is none. */
export function assessmentRows({ panel, recommendation, cards }: ExportedPanel): readonly AssessmentRow[] {
  if (recommendation.state === 'waiting') return [];
  const revised = new Map<string, Point>();
  for (const { competency, voices } of recommendation.revised?.competencies ?? []) {
    for (const { interviewer, ratings } of voices) {
      for (const { interview, question, rating } of ratings)
        revised.set(`${interviewer}.${interview}.${question}.${competency}`, rating);
    }
  }
  return cards.flatMap((card) => {
    const { interviewer, interview } = card.header;
    const uncounted = recommendation.uncounted.find((one) => isSameSeat(one, card.header))?.why ?? null;
    return card.payload.assessments.map((assessment) => ({
      card,
      assessment,
      uncounted,
      rubric: panel.rubrics.get(assessment.competency) ?? null,
      question: findQuestion(panel.rubrics, assessment.question),
      afterDebrief:
        revised.get(`${interviewer}.${interview}.${assessment.question}.${assessment.competency}`) ?? null,
    }));
  });
}

const COLUMNS: ExportTable<AssessmentRow>['columns'] = [
  column('candidate', 'string', false, 'The candidate’s id.', ({ card }) => card.header.candidate),
  column('role', 'string', false, 'The role’s id.', ({ card }) => card.header.role),
  column(
    'role_version',
    'string',
    false,
    'Digest of the role as it was when the card was sealed.',
    ({ card }) => card.header.instruments.role,
  ),
  column('interviewer', 'string', false, 'Who rated.', ({ card }) => card.header.interviewer),
  column(
    'interview',
    'string',
    false,
    'In which of the role’s interviews.',
    ({ card }) => card.header.interview,
  ),
  column(
    'counted',
    'boolean',
    false,
    'Whether the card counts for the recommendation.',
    ({ uncounted }) => uncounted === null,
  ),
  column(
    'uncounted_reason',
    'string',
    true,
    'Why it does not: `shadow`, `unplanned`, `conflict`, `nothing-assessed`, `unsigned`, `signer-unknown` or `signature-wrong`.',
    ({ uncounted }) => uncounted,
  ),
  column('mode', 'string', false, '`in-person`, `video` or `phone`.', ({ card }) => card.header.mode),
  column('language', 'string', false, 'The language spoken (BCP 47).', ({ card }) => card.header.language),
  column('started_at', 'string', false, 'When the interview began, UTC.', ({ card }) => card.header.started),
  column('ended_at', 'string', false, 'When it ended, UTC.', ({ card }) => card.header.ended),
  column('sealed_at', 'string', false, 'When the card was sealed, UTC.', ({ card }) => card.header.sealed),
  column('competency', 'string', false, 'What was judged.', ({ assessment }) => assessment.competency),
  column(
    'category',
    'string',
    true,
    '`character` or `skill`; null when the role no longer asks for it.',
    ({ rubric }) => rubric?.category ?? null,
  ),
  column(
    'rubric_version',
    'string',
    true,
    'Digest of the rubric as it was when the card was sealed.',
    ({ card, assessment }) => card.header.instruments.rubrics[assessment.competency] ?? null,
  ),
  column(
    'question',
    'string',
    false,
    'Which question, as `rubric/question`.',
    ({ assessment }) => assessment.question,
  ),
  column(
    'question_kind',
    'string',
    true,
    '`past-behavior`, `scenario`, `past-mistake`, `team-exercise` or `technical`.',
    ({ question }) => question?.kind ?? null,
  ),
  column(
    'rating',
    'integer',
    true,
    'The point given, 1 to 5, as it was sealed; null when not assessed.',
    ({ assessment }) => ('rating' in assessment ? assessment.rating : null),
  ),
  column(
    'not_assessed',
    'string',
    true,
    'Why there is no rating: `not-asked`, `no-evidence` or `declined`. Never count it as 0.',
    ({ assessment }) => ('rating' in assessment ? null : assessment.notAssessed),
  ),
  column(
    'rating_after_debrief',
    'integer',
    true,
    'The point after the panel’s debrief; null until everybody concerned has answered.',
    ({ afterDebrief }) => afterDebrief,
  ),
  column('notes', 'integer', false, 'On how many notes of evidence the rating rests.', ({ assessment }) =>
    'rating' in assessment ? assessment.evidence.length : 0,
  ),
  column(
    'own_recommendation',
    'string',
    true,
    'The interviewer’s own: `strong-yes`, `yes`, `no` or `strong-no`.',
    ({ card }) => card.payload.recommendation,
  ),
  column(
    'seal',
    'string',
    false,
    'The card’s seal; with `question` and `competency` it names the row.',
    ({ card }) => card.seal,
  ),
];

/** The table of judgements. */
export const ASSESSMENTS: ExportTable<AssessmentRow> = {
  name: 'assessments',
  row: 'One row for each answer judged for one competency by one interviewer. The finest grain there is.',
  columns: COLUMNS,
};

/** The same with the evidence in words, which may name people. */
export const ASSESSMENTS_WITH_EVIDENCE: ExportTable<AssessmentRow> = {
  ...ASSESSMENTS,
  columns: [
    ...COLUMNS,
    column(
      'evidence',
      'string',
      true,
      'The notes themselves, one a line; only with `--evidence`. They are what a person said, and may name others.',
      (row) => evidenceText(row),
    ),
  ],
};

/** The notes that a rating rests on, one a line; null when there are none left. */
export function evidenceText({
  card,
  assessment,
}: Pick<AssessmentRow, 'card' | 'assessment'>): string | null {
  if (!('rating' in assessment)) return null;
  const texts = assessment.evidence.flatMap((id) => {
    const note = card.payload.notes.find((one) => one.id === id);
    return note === undefined ? [] : (textOf(note.text) ?? []);
  });
  return texts.length === 0 ? null : texts.join('\n');
}
