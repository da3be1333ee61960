import fc from 'fast-check';

import { judge } from '../../src/domain/judgement.js';
import type { Outcome } from '../../src/domain/recommendation.js';
import type { Point } from '../../src/domain/rubric.js';
import type { NotAssessedReason } from '../../src/domain/scorecard.js';
import type { CardSpec, PanelSpec } from './panel-spec.js';
import { panelOf } from './panel-spec.js';
import { drawPanel, tapeDraw } from './random-panel.js';

export const RUNS = { numRuns: Number(process.env.TOUCHSTONE_RUNS ?? 500) };

export const tapes = fc.array(fc.nat(), { maxLength: 1200, size: 'max' });
export const anySpec = tapes.map((tape): PanelSpec => drawPanel(tapeDraw(tape)));
/** Panels that nobody is missing from. */
export const specs = anySpec
  .map((spec): PanelSpec => ({ ...spec, absent: [] }))
  .filter((spec) => panelOf(spec).missing.length === 0);

type Answer = Point | NotAssessedReason;
export interface Spot {
  readonly card: number;
  readonly competency: string;
  readonly index: number;
  readonly answer: Answer;
}

export function spotsOf(spec: PanelSpec): readonly Spot[] {
  return spec.cards.flatMap(({ answers }, card) =>
    Object.entries(answers).flatMap(([competency, given]) =>
      given.map((answer, index) => ({ card, competency, index, answer })),
    ),
  );
}

export function withCard(spec: PanelSpec, at: number, change: (card: CardSpec) => CardSpec): PanelSpec {
  return { ...spec, cards: spec.cards.map((card, index) => (index === at ? change(card) : card)) };
}

export function withAnswer(spec: PanelSpec, { card, competency, index }: Spot, answer: Answer): PanelSpec {
  return withCard(spec, card, (before) => {
    const given = [...(before.answers[competency] ?? [])];
    given[index] = answer;
    return { ...before, answers: { ...before.answers, [competency]: given } };
  });
}

/** A panel and one of its ratings. */
export const ratedSpots = fc
  .tuple(specs, fc.nat())
  .map(([spec, choice]) => {
    const rated = spotsOf(spec).filter(({ answer }) => typeof answer === 'number');
    return { spec, spot: rated[choice % Math.max(rated.length, 1)] };
  })
  .filter((drawn): drawn is { spec: PanelSpec; spot: Spot } => drawn.spot !== undefined);

/** The outcome by independent ratings. */
export function outcomeOf(spec: PanelSpec): Outcome {
  const panel = panelOf(spec);
  return panel.missing.length > 0 ? 'incomplete' : judge(panel).outcome;
}
