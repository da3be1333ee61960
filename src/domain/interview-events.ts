import type { Digest, Id, Instant, QuestionAddress } from './id.js';
import type { Mode, NotAssessedReason, NoteKind, OwnRecommendation } from './scorecard.js';

/** What changes the content of a draft. These can be undone and redone; what else happens can not. */
export type ContentEvent =
  | {
      readonly kind: 'noted';
      readonly at: Instant;
      /** Unique among the draft's notes: see `nextNoteId`. */
      readonly id: string;
      readonly question: QuestionAddress;
      readonly note: NoteKind;
      readonly text: string;
    }
  | { readonly kind: 'struck'; readonly at: Instant; readonly note: string }
  | {
      /** Marks a signal, or gives a marked one other evidence. */
      readonly kind: 'signal-marked';
      readonly at: Instant;
      readonly question: QuestionAddress;
      readonly competency: Id;
      readonly signal: Id;
      readonly evidence: readonly string[];
    }
  | {
      readonly kind: 'signal-unmarked';
      readonly at: Instant;
      readonly question: QuestionAddress;
      readonly competency: Id;
      readonly signal: Id;
    }
  | {
      /** `probe` is the position in the question's list, from 0. */
      readonly kind: 'probe-used';
      readonly at: Instant;
      readonly question: QuestionAddress;
      readonly probe: number;
    }
  | {
      /** `rating` is any number: the engine refuses what is no point of the scale. */
      readonly kind: 'rated';
      readonly at: Instant;
      readonly question: QuestionAddress;
      readonly competency: Id;
      readonly rating: number;
      readonly evidence: readonly string[];
    }
  | {
      readonly kind: 'not-assessed';
      readonly at: Instant;
      readonly question: QuestionAddress;
      readonly competency: Id;
      readonly reason: NotAssessedReason;
    }
  | { readonly kind: 'recommended'; readonly at: Instant; readonly recommendation: OwnRecommendation }
  | { readonly kind: 'closing'; readonly at: Instant; readonly text: string }
  | { readonly kind: 'candidate-left'; readonly at: Instant };

/** What happens in a session beside its content. */
type SessionEvent =
  | {
      readonly kind: 'started';
      readonly at: Instant;
      readonly mode: Mode;
      /** The language spoken, as a BCP 47 tag such as `en`. */
      readonly language: string;
      /** Whether the interviewer declared a conflict of interest; that ends the session, unless it is started anew without one. */
      readonly conflict: boolean;
    }
  | { readonly kind: 'opened'; readonly at: Instant; readonly question: QuestionAddress }
  /** The conversation is over; what follows is rating. A question opened later takes the conversation up again. */
  | { readonly kind: 'ended'; readonly at: Instant }
  | { readonly kind: 'paused'; readonly at: Instant }
  /** After a pause, or after the program had gone away without one. The time since the event before counts for nothing. */
  | { readonly kind: 'resumed'; readonly at: Instant }
  | { readonly kind: 'undone'; readonly at: Instant }
  | { readonly kind: 'redone'; readonly at: Instant }
  /** A card with this payload is about to be created. The draft goes on where that comes to nothing. */
  | { readonly kind: 'sealing'; readonly at: Instant; readonly payload: Digest }
  | { readonly kind: 'sealed'; readonly at: Instant };

/** One thing that happened in an interview. */
export type InterviewEvent = SessionEvent | ContentEvent;

type InterviewEventKind = InterviewEvent['kind'];

const SESSION_KINDS: readonly InterviewEventKind[] = [
  'started',
  'opened',
  'ended',
  'paused',
  'resumed',
  'undone',
  'redone',
  'sealing',
  'sealed',
];

/** Whether an event changes the draft's content, and so can be undone. */
export function isContentEvent(event: InterviewEvent): event is ContentEvent {
  return !SESSION_KINDS.includes(event.kind);
}
