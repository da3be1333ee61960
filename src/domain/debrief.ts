import type { Digest, Id, Instant, QuestionAddress } from './id.js';
import type { Point } from './rubric.js';

/** One thing that an author settled after the panel's conversation. `card` is the seal of the card it speaks of. */
export type DebriefEntry =
  | {
      readonly kind: 'revised';
      readonly question: QuestionAddress;
      readonly competency: Id;
      readonly from: Point;
      readonly to: Point;
      readonly reason: string;
      readonly on: Instant;
    }
  | { readonly kind: 'stands'; readonly competency: Id; readonly reason: string; readonly on: Instant }
  | {
      /** The author takes back a knockout of their own. */
      readonly kind: 'knockout-withdrawn';
      readonly competency: Id;
      readonly signal: Id;
      readonly reason: string;
      readonly on: Instant;
    }
  | {
      /** The author bears out a knockout: their own, or the one that `interviewer` marked. */
      readonly kind: 'knockout-confirmed';
      readonly interviewer: Id;
      readonly competency: Id;
      readonly signal: Id;
      readonly reason: string;
      readonly on: Instant;
    };

/** What one interviewer revised or let stand after the panel's conversation. */
export interface Debrief {
  readonly format: 'touchstone/debrief@1';
  readonly candidate: Id;
  readonly author: Id;
  /** The seals of the author's cards. */
  readonly cards: readonly Digest[];
  readonly entries: readonly DebriefEntry[];
}
