import type { Candidate } from '../domain/candidate.js';
import type { Decision } from '../domain/decision.js';
import type { Debrief } from '../domain/debrief.js';
import type { Role } from '../domain/role.js';
import type { Rubrics } from '../domain/rubric.js';
import type { Scorecard } from '../domain/scorecard.js';

/** What a document about a panel quotes from, besides the recommendation itself. */
export interface PanelMaterial {
  readonly candidate: Candidate;
  /** The role and rubrics by which the panel was judged. */
  readonly role: Role;
  readonly rubrics: Rubrics;
  /** Every card that was filed, those that do not count included. */
  readonly cards: readonly Scorecard[];
  readonly debriefs: readonly Debrief[];
  /** What people decided; absent until they have. */
  readonly decision?: Decision | null;
}
