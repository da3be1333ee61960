import type { Id } from '../id.js';
import { isLate } from '../overdue.js';
import type { PanelCard } from '../panel.js';
import type { Basis, Effect, Reason, RuleCode } from '../recommendation.js';
import { interviewersOf, plannedCompetencies } from '../seat.js';
import type { Rule } from './rule.js';
import { capAt, panelRule } from './rule.js';

const NOTE: Effect = { kind: 'note' };

type Place = Pick<PanelCard, 'interviewer' | 'interview'>;

const cardBasis = ({ interviewer, interview }: Place): Basis => ({ kind: 'card', interviewer, interview });

function aboutCards(
  code: RuleCode,
  effect: Effect,
  competencies: readonly Id[],
  cards: readonly Place[],
): Reason {
  const interviewers = interviewersOf(cards);
  return { code, effect, competencies, interviewers, basis: cards.map(cardBasis) };
}

export const panelIncomplete: Rule = panelRule(
  'panel-incomplete',
  ({ panel }) => {
    if (panel.missing.length === 0) return [];
    const basis = panel.missing.flatMap(({ interviewer, ...seat }) =>
      plannedCompetencies({ interviewer, ...seat }, panel.role).map((competency) => ({
        kind: 'absence' as const,
        competency,
        interviewer,
        reason: null,
      })),
    );
    const interviewers = interviewersOf(panel.missing);
    return [{ code: 'panel-incomplete', effect: capAt('incomplete'), competencies: [], interviewers, basis }];
  },
  true,
);

export const policyDrift: Rule = panelRule(
  'policy-drift',
  ({ panel }) =>
    panel.roles.length > 1 ? [aboutCards('policy-drift', capAt('discuss'), [], panel.cards)] : [],
  true,
);

export const stale: Rule = panelRule('stale', ({ panel }, { staleHours }) =>
  panel.cards.filter((card) => isLate(card, staleHours)).map((card) => aboutCards('stale', NOTE, [], [card])),
);

export const rubricDrift: Rule = panelRule('rubric-drift', ({ panel, standings }) =>
  standings.flatMap(({ competency }) => {
    const cards = panel.cards.filter(({ rubrics }) => rubrics[competency] !== undefined);
    const versions = new Set(cards.map(({ rubrics }) => rubrics[competency]));
    return versions.size > 1 ? [aboutCards('rubric-drift', NOTE, [competency], cards)] : [];
  }),
);

export const unplanned: Rule = panelRule('unplanned', ({ panel }) =>
  panel.uncounted
    .filter(({ why }) => why === 'unplanned')
    .map((card) => aboutCards('unplanned', NOTE, [], [card])),
);
