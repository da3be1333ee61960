import type { Id, Instant } from './id.js';

/** Why a candidate's records must not be purged for now, such as a dispute; or, with `lifted`, why they may again. */
export interface Hold {
  readonly format: 'touchstone/hold@1';
  readonly candidate: Id;
  readonly author: Id;
  readonly on: Instant;
  readonly reason: string;
  /** This record says why a hold was lifted. */
  readonly lifted?: true;
}
