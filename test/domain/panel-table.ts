import { judge } from '../../src/domain/judgement.js';
import type { Judgement } from '../../src/domain/recommendation.js';
import type { Point } from '../../src/domain/rubric.js';
import type { NotAssessedReason } from '../../src/domain/scorecard.js';
import type { CardSpec, CompetencySpec, PanelSpec } from './panel-spec.js';
import { POLICY, panelOf } from './panel-spec.js';

/** One interviewer's answers on one competency. */
export type Answers = readonly (Point | NotAssessedReason)[];

export const NAMES = ['ana', 'ben', 'cem', 'dee', 'eli', 'fay', 'gus', 'hal', 'ida', 'jon', 'kim', 'lea'];

/** A panel from a table: one row for each competency, one column for each interviewer. */
export function table(
  rows: readonly (readonly [CompetencySpec, readonly Answers[]])[],
  more: Partial<Omit<PanelSpec, 'cards' | 'competencies'>> & { readonly cards?: Partial<CardSpec> } = {},
): Judgement {
  const count = Math.max(...rows.map(([, answers]) => answers.length));
  const cards = NAMES.slice(0, count).map((interviewer, at) => ({
    interviewer,
    answers: Object.fromEntries(
      rows.flatMap(([{ id }, answers]) => (answers[at]?.length ? [[id, answers[at]] as const] : [])),
    ),
    ...more.cards,
  }));
  return judge(
    panelOf({ policy: POLICY, ...more, competencies: rows.map(([competency]) => competency), cards }),
  );
}

/** The rules that fired, in order. */
export const codes = ({ reasons }: Judgement): readonly string[] => reasons.map(({ code }) => code);
