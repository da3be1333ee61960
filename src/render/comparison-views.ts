import type { Comparison } from '../domain/comparison.js';
import type { Decision } from '../domain/decision.js';
import { overridesIn } from '../domain/decision.js';
import type { FairnessWarning, Succession } from '../domain/fairness.js';
import type { Id } from '../domain/id.js';
import { compare, truncated } from '../domain/ratio.js';
import type {
  Judgement,
  Outcome,
  PanelRecommendation,
  WaitingRecommendation,
} from '../domain/recommendation.js';
import type { Role } from '../domain/role.js';
import type { Rubrics } from '../domain/rubric.js';
import { interviewersOf } from '../domain/seat.js';
import { comparisonTables } from './comparison-tables.js';
import {
  comparisonSentence,
  fairnessSentence,
  successionGap,
  successionSentence,
} from './comparison-text.js';
import { decisionView } from './decision-text.js';
import { restsOn } from './number-text.js';
import { titleOf } from './reason-text.js';
import type { ComparisonView, ContenderView } from './comparison-view.js';
import type { OutcomeView } from './view.js';
import { coverageOf } from './view-ratings.js';
import { outcomeView } from './view-reasons.js';

/** What a comparison is made of. */
export interface ComparisonMaterial {
  readonly role: Role;
  readonly rubrics: Rubrics;
  readonly comparison: Comparison;
  readonly recommendations: readonly PanelRecommendation[];
  readonly seals: ReadonlyMap<Id, readonly string[]>;
  readonly decisions: ReadonlyMap<Id, Decision>;
  readonly warnings: readonly FairnessWarning[];
  readonly successions: readonly Succession[];
  readonly waiting: readonly WaitingRecommendation[];
  readonly unplanned: readonly Id[];
  readonly locked: readonly Id[];
  readonly withdrawn: readonly Id[];
}

/** The view of a comparison. */
export function comparisonView(material: ComparisonMaterial): ComparisonView {
  const { role, comparison, rubrics } = material;
  const order = comparison.order.flatMap(({ candidate }, index) =>
    contenderView(candidate, index + 1, material),
  );
  const competencies = competencyRows(material);
  return {
    format: 'touchstone/comparison-view@1',
    role: { id: role.id, title: role.title },
    sentence: comparisonSentence(order, material.locked.length),
    order,
    tooClose: comparison.tooClose.map(([one, other]) => ({
      candidates: [one, other],
      sentence: `${one} and ${other}: the difference on character is within its standard error.`,
    })),
    competencies,
    warnings: material.warnings.map((warning) => ({
      code: warning.code,
      sentence: fairnessSentence(warning, rubrics),
    })),
    successions: material.successions.map((succession) => ({
      interviewer: succession.interviewer,
      candidate: succession.candidate,
      after: succession.after,
      later: `${successionGap(succession)} later`,
      sentence: successionSentence(succession),
    })),
    decided: order.filter(({ decision }) => decision !== null).length,
    overrides: order.reduce((sum, { overrides }) => sum + overrides, 0),
    waiting: material.waiting.map(({ candidate, sealed, planned, missing }) => ({
      candidate,
      sealed,
      planned,
      missing: interviewersOf(missing),
    })),
    unplanned: material.unplanned,
    locked: material.locked,
    withdrawn: material.withdrawn,
    tables: comparisonTables(order, competencies),
  };
}

function headline({ revised, independent }: PanelRecommendation): Judgement {
  return revised ?? independent;
}

function contenderView(candidate: Id, place: number, material: ComparisonMaterial): readonly ContenderView[] {
  const recommendation = material.recommendations.find((one) => one.candidate === candidate);
  const contender = material.comparison.order.find((one) => one.candidate === candidate);
  if (recommendation === undefined || contender === undefined) return [];
  const { people, answers } = coverageOf(headline(recommendation).competencies);
  const shown = (score: typeof contender.character): string | null =>
    score === null ? null : truncated(score);
  const before = recommendation.independent.outcome;
  const decision = material.decisions.get(candidate) ?? null;
  return [
    {
      place,
      candidate,
      outcome: outcomeView(contender.outcome),
      independent: differs(before, contender.outcome),
      character: shown(contender.character),
      weakest: shown(contender.weakest),
      skill: shown(contender.skill),
      credentials: contender.credentials,
      people,
      answers,
      restsOn: restsOn(people, answers),
      closeTo: material.comparison.tooClose.flatMap(([one, other]) =>
        one === candidate ? [other] : other === candidate ? [one] : [],
      ),
      decision: decisionView(decision, material.seals.get(candidate) ?? []),
      overrides: decision === null ? 0 : overridesIn(decision),
    },
  ];
}

function differs(before: Outcome, now: Outcome): OutcomeView | null {
  return before === now ? null : outcomeView(before);
}

function competencyRows({
  comparison,
  recommendations,
  rubrics,
}: ComparisonMaterial): ComparisonView['competencies'] {
  const judged = comparison.order.flatMap(({ candidate }) => {
    const found = recommendations.find((one) => one.candidate === candidate);
    return found === undefined ? [] : [{ candidate, results: headline(found).competencies }];
  });
  const ids = [...new Set(judged.flatMap(({ results }) => results.map(({ competency }) => competency)))];
  return ids.map((id) => {
    const category = judged
      .flatMap(({ results }) => results)
      .find(({ competency }) => competency === id)?.category;
    return {
      id,
      title: titleOf(rubrics, id),
      category: category ?? 'character',
      scores: judged.map(({ candidate, results }) => {
        const result = results.find(({ competency }) => competency === id);
        const score = result?.score ?? null;
        return {
          candidate,
          score: score === null ? null : truncated(score),
          people: result?.coverage.interviewers ?? 0,
          answers: result?.coverage.answers ?? 0,
          missed: score !== null && result !== undefined && compare(score, result.floor) < 0,
        };
      }),
    };
  });
}
