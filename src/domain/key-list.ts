import type { Id, Instant } from './id.js';

/** What is known of one candidate's wrapped key. */
export interface KeyRow {
  readonly candidate: Id;
  /** The public half; null when the candidate has no key. */
  readonly key: string | null;
  /** Whether the wrapped key lies in the key folder here. */
  readonly present: boolean;
  /** How many recipients it is wrapped for, which anybody can count; null when it is not here. */
  readonly count: number | null;
  /** Their names, or their public keys where touchstone.yaml does not list them; null where no identity opens it. */
  readonly wrappedFor: readonly string[] | null;
  /** How many earlier keys lie beside it; null where no identity opens it. */
  readonly earlier: number | null;
  /** Whether the last back-up holds it as it is now. */
  readonly backedUp: boolean;
}

/** Whose keys open what in a hiring folder, as far as it can be told here. */
export interface KeyList {
  readonly recipients: readonly { readonly name: Id; readonly key: string }[];
  /** The folder of the wrapped keys. */
  readonly folder: string;
  readonly lastBackUp: Instant | null;
  readonly rows: readonly KeyRow[];
}
