import type { Id } from './id.js';
import { judge } from './judgement.js';
import type { Panel } from './panel.js';
import { panelWithout } from './panel.js';
import type { Problem } from './problem.js';
import type { Judgement, Reason } from './recommendation.js';
import type { Policy, Role } from './role.js';

/** The bars that the character composite is held against. */
export const BARS = ['strong-hire', 'hire', 'discuss'] as const;
export type Bar = (typeof BARS)[number];

const POLICY_KEYS: Readonly<Record<Bar, 'strongHire' | 'hire' | 'discuss'>> = {
  'strong-hire': 'strongHire',
  hire: 'hire',
  discuss: 'discuss',
};

/** What is supposed to be different; what is left out stays as it is. */
export interface Supposition {
  /** Interviewers who had not been there. */
  readonly without: readonly Id[];
  /** Weights of character competencies: whole numbers from 1. */
  readonly weights: ReadonlyMap<Id, number>;
  /** Where a bar lies instead: 1 to 5, two decimals at most. */
  readonly bars: ReadonlyMap<Bar, number>;
}

/** What a supposition does to an outcome. */
export interface WhatIf {
  readonly now: Judgement;
  /** Null when a competency is left without anybody who rated it, so that nothing can be computed. */
  readonly then: Judgement | null;
  /** Competencies that are left empty. */
  readonly empty: readonly Id[];
  /** Reasons that fire no more, and reasons that fire only then. */
  readonly gone: readonly Reason[];
  readonly fresh: readonly Reason[];
  /** Whether it is set aside that fewer were heard: somebody was left out, who in earnest would be replaced. */
  readonly coverageAside: boolean;
}

/** The policy with its bars elsewhere. */
export function withBars(policy: Policy, bars: Supposition['bars']): Policy {
  return { ...policy, ...Object.fromEntries([...bars].map(([bar, at]) => [POLICY_KEYS[bar], at])) };
}

/** What is wrong with the order of a policy's bars; null when each is as high as the next, or higher. */
export function barsFault({ strongHire, hire, discuss }: Policy): Problem | null {
  if (strongHire < hire) return { code: 'thresholds-unordered', higher: 'strongHire', lower: 'hire' };
  return hire < discuss ? { code: 'thresholds-unordered', higher: 'hire', lower: 'discuss' } : null;
}

function withWeights(role: Role, weights: Supposition['weights']): Role {
  return {
    ...role,
    competencies: role.competencies.map((competency) => ({
      ...competency,
      weight: weights.get(competency.rubric) ?? competency.weight,
    })),
  };
}

function supposedRole(role: Role, { weights, bars }: Supposition): Role {
  return { ...withWeights(role, weights), policy: withBars(role.policy, bars) };
}

/** The panel as it is supposed to be. `panel` itself stays as it is. */
export function supposedPanel(panel: Panel, supposition: Supposition): Panel {
  const remaining = panelWithout(panel, supposition.without);
  return {
    ...remaining,
    role: supposedRole(remaining.role, supposition),
    roles: remaining.roles.map((version) => ({ ...version, role: supposedRole(version.role, supposition) })),
  };
}

/**
 * What would change if something were different, by the same rules. `panel` is complete: the one whose outcome is the
 * headline. That fewer were heard where somebody is left out is set aside, as in `sturdinessOf`.
 */
export function whatIf(panel: Panel, supposition: Supposition): WhatIf {
  const coverageAside = supposition.without.length > 0;
  const now = judge(panel);
  const then = judge(supposedPanel(panel, supposition), coverageAside ? now : null);
  const rated = (judgement: Judgement): readonly Id[] =>
    judgement.competencies.flatMap(({ competency, score }) => (score === null ? [] : [competency]));
  const empty = rated(now).filter((competency) => !rated(then).includes(competency));
  return {
    now,
    then: empty.length > 0 ? null : then,
    empty,
    gone: empty.length > 0 ? [] : without(now.reasons, then.reasons),
    fresh: empty.length > 0 ? [] : without(then.reasons, now.reasons),
    coverageAside,
  };
}

function without(reasons: readonly Reason[], others: readonly Reason[]): readonly Reason[] {
  const key = ({ code, competencies, effect }: Reason): string =>
    [code, ...competencies, 'outcome' in effect ? effect.outcome : ''].join(' ');
  const known = new Set(others.map(key));
  return reasons.filter((reason) => !known.has(key(reason)));
}
