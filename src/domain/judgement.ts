import { lower, lowest } from './outcome.js';
import type { Panel } from './panel.js';
import type { Judgement, Outcome } from './recommendation.js';
import { RULES } from './rules.js';
import { earned } from './rules/character.js';
import type { ScoredPanel } from './rules/rule.js';
import type { Policy } from './role.js';
import type { Standing } from './scoring.js';
import { compositeOf, resultOf, standingsOf } from './scoring.js';

const COMPETENCY_RULES = RULES.filter(({ cap }) => cap !== null);
const PANEL_CAPS = RULES.filter(({ caps, cap }) => caps && cap === null);

/** What the rules make of a panel whose planned interviewers have all sealed; coverage rules can be set aside. */
export function judge(panel: Panel, withCoverage = true): Judgement {
  const standings = standingsOf(panel);
  const scored: ScoredPanel = { panel, standings };
  const { policy } = panel.role;
  const rules = RULES.filter(({ coverage }) => withCoverage || !coverage);
  const reasons = rules.flatMap((rule) => rule.reasons(scored, policy));
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

/** The lowest cap on one competency; `strong-hire` when nothing caps it. Coverage rules can be set aside. */
export function capOn(standing: Standing, policy: Policy, withCoverage = true): Outcome {
  let outcome: Outcome = 'strong-hire';
  for (const { cap, coverage } of COMPETENCY_RULES) {
    if (cap === null || (coverage && !withCoverage)) continue;
    outcome = lower(outcome, cap(standing, policy) ?? 'strong-hire');
  }
  return outcome;
}

/** The lowest cap by rules that look at the panel as a whole and at no single score. */
export function capOnPanel(scored: ScoredPanel): Outcome {
  const reasons = PANEL_CAPS.flatMap((rule) => rule.reasons(scored, scored.panel.role.policy));
  return lowest(reasons.flatMap(({ effect }) => (effect.kind === 'cap' ? [effect.outcome] : [])));
}

/** The outcome alone, coverage rules aside if wanted: what `judge` finds, without the reasons. */
export function outcomeOf(scored: ScoredPanel, withCoverage = true): Outcome {
  const { panel, standings } = scored;
  const { policy } = panel.role;
  const caps = standings.map((standing) => capOn(standing, policy, withCoverage));
  return lowest([earned(standings, policy, panel.ceiling) ?? 'strong-hire', capOnPanel(scored), ...caps]);
}
