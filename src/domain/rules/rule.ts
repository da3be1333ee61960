import type { Id } from '../id.js';
import type { Panel } from '../panel.js';
import type { Basis, Effect, Outcome, Reason, RuleCode } from '../recommendation.js';
import type { Policy } from '../role.js';
import type { Category } from '../rubric.js';
import type { Standing } from '../scoring.js';

/** A panel and where each of its competencies stands. What-ifs change the standings and leave the panel as it is. */
export interface ScoredPanel {
  readonly panel: Panel;
  readonly standings: readonly Standing[];
}

/** One rule of the table: the reasons it finds in a panel. */
export interface Rule {
  readonly code: RuleCode;
  readonly reasons: (scored: ScoredPanel, policy: Policy) => readonly Reason[];
  /** Whether it can cap an outcome: others start it, put something on the agenda, or note something. */
  readonly caps: boolean;
  /** What the rule caps one competency at, null for nothing; a rule that looks at more than one has no such thing. */
  readonly cap: ((standing: Standing, policy: Policy) => Outcome | null) | null;
  /** Whether it is about who was heard, not about what was said: leaving somebody out makes no such rule fire. */
  readonly coverage: boolean;
}

/** A rule that looks at one competency at a time. */
export interface CompetencyRule {
  readonly code: RuleCode;
  /** Null when it is about every competency. */
  readonly category: Category | null;
  readonly effect: Effect;
  readonly coverage?: boolean;
  readonly fires: (standing: Standing, policy: Policy) => boolean;
  readonly interviewers: (standing: Standing, policy: Policy) => readonly Id[];
  readonly basis: (standing: Standing, panel: Panel, policy: Policy) => readonly Basis[];
}

/** A competency rule as an entry of the table: one reason for each competency on which it fires. */
export function competencyRule(rule: CompetencyRule): Rule {
  const { code, category, effect } = rule;
  const fires = (standing: Standing, policy: Policy): boolean =>
    (category === null || standing.category === category) && rule.fires(standing, policy);
  return {
    code,
    coverage: rule.coverage ?? false,
    caps: effect.kind === 'cap',
    reasons: ({ panel, standings }, policy) =>
      standings
        .filter((standing) => fires(standing, policy))
        .map((standing) => ({
          code,
          effect,
          competencies: [standing.competency],
          interviewers: rule.interviewers(standing, policy),
          basis: rule.basis(standing, panel, policy),
        })),
    cap:
      effect.kind === 'cap' ? (standing, policy) => (fires(standing, policy) ? effect.outcome : null) : null,
  };
}

/** A rule that looks at the panel as a whole; with `caps`, at its cards and seats and at no score. */
export function panelRule(code: RuleCode, reasons: Rule['reasons'], caps = false): Rule {
  return { code, reasons, caps, cap: null, coverage: false };
}

export function capAt(outcome: Outcome): Effect {
  return { kind: 'cap', outcome };
}

/** Everybody who rated the competency. */
export function raters(standing: Standing): readonly Id[] {
  return standing.tallies.map(({ interviewer }) => interviewer);
}

/** The ratings on a competency, by these interviewers or by all; after a revised one, the debrief entry that revised it. */
export function ratingsOn(standing: Standing, panel: Panel, by?: readonly Id[]): readonly Basis[] {
  const ratings = standing.tallies
    .filter(({ interviewer }) => by?.includes(interviewer) ?? true)
    .flatMap((tally) => tally.ratings);
  return panel.revisions.length === 0 ? ratings : ratings.flatMap((rating) => withRevision(rating, panel));
}

/** A rating, and the debrief entry that revised it, if one did. */
export function withRevision(rating: Extract<Basis, { kind: 'rating' }>, panel: Panel): readonly Basis[] {
  const revision = panel.revisions.find(
    ({ author, interview, competency, question }) =>
      author === rating.interviewer &&
      interview === rating.interview &&
      competency === rating.competency &&
      question === rating.question,
  );
  return revision === undefined
    ? [rating]
    : [rating, { kind: 'debrief', author: revision.author, entry: revision.entry }];
}

/** What was marked as not assessed on a competency; where nobody so much as did that, that nobody rated it. */
export function absencesOn({ competency, absences, tallies }: Standing): readonly Basis[] {
  const found = absences.map(({ interviewer, reason }) => {
    return { kind: 'absence' as const, competency, interviewer, reason };
  });
  return found.length > 0 || tallies.length > 0
    ? found
    : [{ kind: 'absence', competency, interviewer: null, reason: null }];
}
