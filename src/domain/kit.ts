import type { Seat } from './candidate.js';
import type { Digest, Id } from './id.js';
import type { Role } from './role.js';
import type { Rubric } from './rubric.js';
import type { SignaturePolicy } from './signature.js';

/** What one interviewer needs for one interview, and nothing else: no card of a colleague, no name. */
export interface Kit {
  readonly format: 'touchstone/kit@1';
  /** The hiring folder's id. */
  readonly folder: Id;
  readonly candidate: Id;
  readonly seat: Seat;
  /** The digest of the candidate's plan; it enters the card. */
  readonly plan: Digest;
  /** The candidate's public key; the card is encrypted for it. Without it, the card stays readable. */
  readonly key?: string;
  /** The folder's policy on signatures. Without it, nobody has to sign. */
  readonly signatures?: SignaturePolicy;
  readonly role: Role;
  /** Every rubric that the interview needs, in full, in order of id. */
  readonly rubrics: readonly Rubric[];
}
