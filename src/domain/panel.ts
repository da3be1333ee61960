import type { Candidate, Seat } from './candidate.js';
import type { Debrief } from './debrief.js';
import type { Digest, Id, Instant, QuestionAddress } from './id.js';
import type { Outcome, UncountedCard } from './recommendation.js';
import type { Role } from './role.js';
import type { Rubric, Rubrics } from './rubric.js';
import type { Assessment, OwnRecommendation } from './scorecard.js';

/** Roles and rubrics: as they were when cards were sealed, by digest, and as the folder has them now. */
export interface Instruments {
  readonly roles: ReadonlyMap<Digest, Role>;
  readonly rubrics: ReadonlyMap<Digest, Rubric>;
  /** Used for what no counted card pins, and asked for only then: a complete panel needs none of it. */
  readonly current: () => CurrentInstruments;
}

/** A role and its rubrics as the folder has them now. */
export interface CurrentInstruments {
  readonly role: Role;
  readonly rubrics: Rubrics;
}

/** A knockout signal that was marked with evidence. */
export interface Knockout {
  readonly competency: Id;
  readonly signal: Id;
  readonly question: QuestionAddress;
  readonly notes: readonly string[];
}

/** What the rules read of a card that counts. */
export interface PanelCard {
  readonly interviewer: Id;
  readonly interview: Id;
  readonly seal: Digest;
  readonly role: Digest;
  readonly rubrics: Readonly<Record<Id, Digest>>;
  readonly ended: Instant;
  readonly sealed: Instant;
  readonly recommendation: OwnRecommendation | null;
  readonly assessments: readonly Assessment[];
  readonly knockouts: readonly Knockout[];
}

/** A rating on a card that is not as it was sealed: its author revised it in this entry of their debrief. */
interface Revision {
  readonly author: Id;
  readonly entry: number;
  readonly interview: Id;
  readonly competency: Id;
  readonly question: QuestionAddress;
}

/** A knockout that somebody bore out in the debrief. `author` is who did, `interviewer` who had marked it. */
interface Confirmation {
  readonly author: Id;
  readonly entry: number;
  readonly interviewer: Id;
  readonly competency: Id;
  readonly signal: Id;
}

/** One version of the role that cards of the panel were rated under. */
export interface RoleVersion {
  readonly digest: Digest;
  readonly role: Role;
}

/** Everything the rules read. While a planned card is missing, `cards` is empty: what is not there cannot be shown. */
export interface Panel {
  readonly candidate: Candidate;
  /** The role by which the panel is judged: that of the card sealed first, because what was agreed first holds. */
  readonly role: Role;
  /** A rubric for every competency of every version of the role. */
  readonly rubrics: Rubrics;
  /** Every version of the role among the counted cards, in the order of first sealing. */
  readonly roles: readonly RoleVersion[];
  /** The counted cards, in order of interviewer and interview. */
  readonly cards: readonly PanelCard[];
  readonly uncounted: readonly UncountedCard[];
  /** Planned seats without a card that counts as sealed. */
  readonly missing: readonly Seat[];
  readonly planned: number;
  readonly debriefs: readonly Debrief[];
  /** Empty on a panel as it was sealed. */
  readonly revisions: readonly Revision[];
  readonly confirmations: readonly Confirmation[];
  /** The most that the composite can earn: `strong-hire`, or less where revisions must not create that. */
  readonly ceiling: Outcome;
}

/** The panel as if these interviewers had not been there. */
export function panelWithout(panel: Panel, interviewers: readonly Id[]): Panel {
  const cards = panel.cards.filter(({ interviewer }) => !interviewers.includes(interviewer));
  return {
    ...panel,
    cards,
    roles: panel.roles.filter(({ digest }) => cards.some((card) => card.role === digest)),
    confirmations: panel.confirmations.filter(
      ({ author, interviewer }) => !interviewers.includes(author) && !interviewers.includes(interviewer),
    ),
  };
}
