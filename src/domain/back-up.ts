import type { Digest, Id, Instant } from './id.js';

/** What a back-up of the candidates' wrapped keys holds. One lies in the back-up, its twin in the key folder: that is how one knows of the last. */
export interface BackUp {
  readonly format: 'touchstone/back-up@1';
  /** The id of the hiring folder whose keys these are. */
  readonly folder: Id;
  readonly on: Instant;
  /** The digest of each key file's text, by candidate. */
  readonly keys: Readonly<Record<Id, Digest>>;
}

/** Candidates whose keys the last back-up does not hold as they are now; all of them when there was none. */
export function lackingIn(backUp: BackUp | null, keys: ReadonlyMap<Id, Digest>): readonly Id[] {
  return [...keys].flatMap(([candidate, digest]) =>
    backUp !== null && Object.hasOwn(backUp.keys, candidate) && backUp.keys[candidate] === digest
      ? []
      : [candidate],
  );
}
