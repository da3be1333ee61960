import type { CardPoint } from '../domain/card-points.js';
import type { Id } from '../domain/id.js';
import type { Mapping } from '../domain/mapping.js';
import type { Scorecard } from '../domain/scorecard.js';

/** What a body for another system is made of: one card that counts, and what its ids are there. */
export interface ForeignCard {
  readonly card: Scorecard;
  readonly mapping: Mapping;
  readonly ids: Mapping['candidates'][Id];
  readonly points: readonly CardPoint[];
  /** The evidence for a competency; null where there is none or it is kept back. */
  readonly note: (competency: Id) => string | null;
}

/** A body, and the request that it is the body of: null for a system that takes none. Nothing is sent. */
export interface ForeignBody {
  readonly request: {
    readonly method: 'POST';
    readonly path: string;
    readonly query: Readonly<Record<string, string>>;
  } | null;
  readonly body: object;
}
