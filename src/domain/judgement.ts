import { lower, lowest } from './outcome.js';
import type { Panel } from './panel.js';
import type { Judgement, Outcome, Reason } from './recommendation.js';
import { RULES } from './rules.js';
import { earned } from './rules/character.js';
import type { ScoredPanel } from './rules/rule.js';
import type { Policy } from './role.js';
import type { Standing } from './scoring.js';
import { compositeOf, resultOf, standingsOf } from './scoring.js';

const COMPETENCY_RULES = RULES.filter(({ cap }) => cap !== null);
const PANEL_CAPS = RULES.filter(({ caps, cap }) => caps && cap === null);

/**
 * What the rules make of a panel whose planned interviewers have all sealed. Of one that somebody was taken from, `before`
 * is what they made of the whole: what was heard too thinly there still is, and what is so only now counts for nothing.
 */
export function judge(panel: Panel, before: Judgement | null = null): Judgement {
  const standings = standingsOf(panel);
  const scored: ScoredPanel = { panel, standings };
  const { policy } = panel.role;
  const reasons = RULES.flatMap((rule) => {
    const found = rule.reasons(scored, policy);
    return rule.coverage && before !== null ? found.filter((reason) => holdsIn(before, reason)) : found;
  });
  const outcome = lowest(
    reasons.flatMap(({ effect }) =>
      effect.kind === 'start' || effect.kind === 'cap' ? [effect.outcome] : [],
    ),
  );
  return {
    outcome,
    earned: earned(standings, policy, panel.ceiling),
    reasons,
    competencies: standings.map(resultOf),
    character: compositeOf(standings, 'character'),
    skill: compositeOf(standings, 'skill'),
  };
}

function holdsIn({ reasons }: Judgement, { code, competencies: [about] }: Reason): boolean {
  return reasons.some((reason) => reason.code === code && reason.competencies[0] === about);
}

/**
 * The lowest cap on one competency; `strong-hire` when nothing caps it. Where somebody was left out, `before` is the
 * competency with everybody: a coverage rule counts if it capped there as well.
 */
export function capOn(standing: Standing, policy: Policy, before = standing): Outcome {
  let outcome: Outcome = 'strong-hire';
  for (const { cap, coverage } of COMPETENCY_RULES) {
    if (cap === null || (coverage && cap(before, policy) === null)) continue;
    outcome = lower(outcome, cap(standing, policy) ?? 'strong-hire');
  }
  return outcome;
}

/** The lowest cap by rules that look at the panel as a whole and at no single score. */
export function capOnPanel(scored: ScoredPanel): Outcome {
  const reasons = PANEL_CAPS.flatMap((rule) => rule.reasons(scored, scored.panel.role.policy));
  return lowest(reasons.flatMap(({ effect }) => (effect.kind === 'cap' ? [effect.outcome] : [])));
}

/** The outcome alone: what `judge` finds, without the reasons. `before`: the same competencies with everybody. */
export function outcomeOf(scored: ScoredPanel, before = scored.standings): Outcome {
  const { panel, standings } = scored;
  const { policy } = panel.role;
  const caps = standings.map((standing, index) => capOn(standing, policy, before[index]));
  return lowest([earned(standings, policy, panel.ceiling) ?? 'strong-hire', capOnPanel(scored), ...caps]);
}
