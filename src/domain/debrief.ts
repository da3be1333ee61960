import type { Digest, Id, Instant, QuestionAddress } from './id.js';
import type { Point } from './rubric.js';

/** A note on a card of the panel. */
export interface NoteReference {
  readonly interviewer: Id;
  readonly interview: Id;
  /** The note's id on that card. */
  readonly note: string;
}

/** What an author settled, before it is told why and when. */
export type Settlement =
  | {
      readonly kind: 'revised';
      readonly question: QuestionAddress;
      readonly competency: Id;
      readonly from: Point;
      readonly to: Point;
    }
  | { readonly kind: 'stands'; readonly competency: Id }
  | {
      /** The author takes back a knockout of their own. */
      readonly kind: 'knockout-withdrawn';
      readonly competency: Id;
      readonly signal: Id;
    }
  | {
      /** The author bears out a knockout: their own, or the one that `interviewer` marked. */
      readonly kind: 'knockout-confirmed';
      readonly interviewer: Id;
      readonly competency: Id;
      readonly signal: Id;
    };

/** One thing that an author settled after the panel's conversation. */
export type DebriefEntry = Settlement & {
  readonly reason: string;
  readonly on: Instant;
  /** The notes it rests on, on the author's card or a colleague's. */
  readonly evidence?: readonly NoteReference[];
};

/** A question that the panel agreed to ask next. */
export interface AgreedQuestion {
  readonly competency: Id;
  readonly question: QuestionAddress;
  /** What the answer is to tell, where somebody said it. */
  readonly reason?: string;
  readonly on: Instant;
}

/** What one interviewer revised or let stand after the panel's conversation. */
export interface Debrief {
  readonly format: 'touchstone/debrief@1';
  readonly candidate: Id;
  readonly author: Id;
  /** The seals of the author's cards. */
  readonly cards: readonly Digest[];
  readonly entries: readonly DebriefEntry[];
  readonly agreed?: readonly AgreedQuestion[];
}
