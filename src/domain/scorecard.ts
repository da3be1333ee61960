import type { Capacity } from './candidate.js';
import type { Encrypted } from './encrypted.js';
import type { Digest, Id, Instant, QuestionAddress } from './id.js';
import type { Point, ProbeKind } from './rubric.js';
import { PROBE_KINDS } from './rubric.js';

export const MODES = ['in-person', 'video', 'phone'] as const;
export type Mode = (typeof MODES)[number];

export const NOT_ASSESSED_REASONS = ['not-asked', 'no-evidence', 'declined'] as const;
export type NotAssessedReason = (typeof NOT_ASSESSED_REASONS)[number];

/** An interviewer's own recommendation, strongest first. There is no neutral one. */
export const OWN_RECOMMENDATIONS = ['strong-yes', 'yes', 'no', 'strong-no'] as const;
export type OwnRecommendation = (typeof OWN_RECOMMENDATIONS)[number];

/** What a note holds: a part of the story, the candidate's own words, or neither in particular. */
export const NOTE_KINDS = ['plain', ...PROBE_KINDS, 'quote'] as const;
export type NoteKind = 'plain' | ProbeKind | 'quote';

/**
 * A text in a sealed card. Its digest, not the text, enters the payload's digest; so a text can be taken out later and
 * the seal still holds. The salt keeps a short text from being guessed from its digest.
 */
export type SealedText = { readonly salt: string; readonly text: string } | { readonly redacted: Digest };

export interface SealedNote {
  readonly id: string;
  readonly time: Instant;
  readonly kind: NoteKind;
  /** The question it was taken under. */
  readonly question: QuestionAddress;
  readonly text: SealedText;
}

/** One answer judged for one competency. `evidence` holds ids of notes, one at the least. */
export type Assessment =
  | {
      readonly question: QuestionAddress;
      readonly competency: Id;
      readonly rating: Point;
      readonly evidence: readonly string[];
    }
  | { readonly question: QuestionAddress; readonly competency: Id; readonly notAssessed: NotAssessedReason };

/** A signal that was heard. `evidence` holds ids of notes; a knockout has one at the least. */
export interface MarkedSignal {
  readonly competency: Id;
  readonly signal: Id;
  readonly question: QuestionAddress;
  readonly evidence: readonly string[];
}

/** A probe that was used: its position in the question's list, from 0. */
export interface UsedProbe {
  readonly question: QuestionAddress;
  readonly probe: number;
}

export interface ScorecardHeader {
  /** The hiring folder's id. */
  readonly folder: Id;
  readonly candidate: Id;
  readonly role: Id;
  readonly interviewer: Id;
  readonly interview: Id;
  readonly capacity: Capacity;
  readonly mode: Mode;
  /** The language spoken, as a BCP 47 tag such as `en`. */
  readonly language: string;
  /** How often the session was paused or left and resumed. */
  readonly interruptions: number;
  /** Whether the interviewer declared a conflict of interest. Such a card is listed and not counted. */
  readonly conflict: boolean;
  readonly started: Instant;
  readonly ended: Instant;
  readonly sealed: Instant;
  /** The program's version. */
  readonly tool: string;
  /** How many assessments the card holds, and how many of them are ratings. */
  readonly coverage: { readonly assessments: number; readonly rated: number };
  readonly instruments: { readonly role: Digest; readonly rubrics: Readonly<Record<Id, Digest>> };
  readonly plan: Digest;
  readonly payload: Digest;
}

export interface ScorecardPayload {
  /** Random where the payload is encrypted: keeps one without notes from being guessed from its digest in the header. */
  readonly salt?: string;
  readonly notes: readonly SealedNote[];
  readonly assessments: readonly Assessment[];
  readonly signals: readonly MarkedSignal[];
  readonly probes: readonly UsedProbe[];
  /** Null where nothing was rated: a conflict of interest ended the session, or the candidate left before. */
  readonly recommendation: OwnRecommendation | null;
  readonly closing: SealedText | null;
}

/** One interviewer's assessments of one candidate, sealed: it can no longer change. */
export interface Scorecard {
  readonly format: 'touchstone/scorecard@1';
  readonly header: ScorecardHeader;
  readonly payload: ScorecardPayload;
  /** The digest of the header. */
  readonly seal: Digest;
  /** An SSH signature over the seal, armored. It stands beside what is sealed, so that it can be added later. */
  readonly signature?: string;
}

/** The same with its payload encrypted for the candidate's key. Header and seal stay as they were. */
export interface LockedScorecard extends Omit<Scorecard, 'payload'> {
  readonly payload: Encrypted;
}

/** A sealed card as it is filed: readable, or locked. */
export type SealedCard = Scorecard | LockedScorecard;

export function isLocked(card: SealedCard): card is LockedScorecard {
  return 'age' in card.payload;
}

/** The text, or null once it has been redacted. */
export function textOf(sealed: SealedText): string | null {
  return 'text' in sealed ? sealed.text : null;
}
