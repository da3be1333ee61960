import { standingNotes } from './draft-content.js';
import type { Digest, Id, Instant } from './id.js';
import type { InterviewState } from './interview.js';
import type { InterviewEvent } from './interview-events.js';
import { sealingProblem } from './interview.js';
import type { Problem } from './problem.js';
import type {
  Assessment,
  Scorecard,
  ScorecardHeader,
  ScorecardPayload,
  SealedCard,
  SealedText,
} from './scorecard.js';
import { isLocked, textOf } from './scorecard.js';
import { judgementsOf } from './sitting.js';

/** What a card says of its place that the draft does not know. */
export interface CardIdentity {
  readonly folder: Id;
  readonly candidate: Id;
  /** The program's version. */
  readonly tool: string;
  readonly instruments: ScorecardHeader['instruments'];
  readonly plan: Digest;
}

/** A card but for its digests. */
export interface UnsealedCard {
  readonly header: Omit<ScorecardHeader, 'payload'>;
  readonly payload: ScorecardPayload;
}

/**
 * The card that a draft becomes when it is sealed at a moment. `salt` draws a new salt for each text. Struck notes stay
 * out; assessments stand in the role's order, notes as they were taken. Its beginning, end and sealing are in this order,
 * whatever the clock did. Refused for what `sealingProblem` tells.
 */
export function scorecardFrom(
  state: InterviewState,
  identity: CardIdentity,
  sealed: Instant,
  salt: () => string,
): { readonly ok: true; readonly card: UnsealedCard } | { readonly ok: false; readonly problem: Problem } {
  const problem = sealingProblem(state);
  if (problem !== null) return { ok: false, problem };
  if (state.start === null) return { ok: false, problem: { code: 'interview-not-started' } };
  const { start, sitting } = state;
  // A clock that was set back in mid-interview must not make a card that nobody can read.
  const started = startedAt(state) ?? start.at;
  const ended = later(started, endedAt(state) ?? (start.conflict ? start.at : sealed));
  const payload = payloadFrom(state, (text) => ({ salt: salt(), text }));
  const header: UnsealedCard['header'] = {
    ...identity,
    role: sitting.role.id,
    interviewer: sitting.seat.interviewer,
    interview: sitting.seat.interview,
    capacity: sitting.seat.capacity,
    mode: start.mode,
    language: start.language,
    interruptions: state.interruptions,
    conflict: start.conflict,
    started,
    ended,
    sealed: later(ended, sealed),
    coverage: {
      assessments: payload.assessments.length,
      rated: payload.assessments.filter((one) => 'rating' in one).length,
    },
  };
  return { ok: true, card: { header, payload } };
}

// What changes nothing that a card holds.
const HARMLESS: readonly InterviewEvent['kind'][] = ['sealing', 'sealed', 'paused', 'resumed'];

/**
 * Whether a sealed card holds all that a draft holds: the draft was about to become this very card, and nothing was
 * entered since; or, where the card can be read, both say the same.
 */
export function isCardOf(
  events: readonly InterviewEvent[],
  state: InterviewState,
  card: SealedCard,
): boolean {
  const sealing = events.findLastIndex(
    (event) => event.kind === 'sealing' && event.payload === card.header.payload,
  );
  if (sealing >= 0 && events.slice(sealing).every(({ kind }) => HARMLESS.includes(kind))) return true;
  return !isLocked(card) && saysTheSame(state, card);
}

// The same beginning, and the same content, whatever was redacted since.
function saysTheSame(state: InterviewState, card: Scorecard): boolean {
  if (card.header.started !== (startedAt(state) ?? state.start?.at)) return false;
  const own = payloadFrom(state, (text) => ({ salt: '', text }));
  if (own.notes.length !== card.payload.notes.length) return false;
  const notesAgree = own.notes.every((note, index) => {
    const other = card.payload.notes[index];
    return (
      other?.id === note.id &&
      other.time === note.time &&
      other.kind === note.kind &&
      other.question === note.question &&
      agree(note.text, other.text)
    );
  });
  return (
    notesAgree &&
    own.recommendation === card.payload.recommendation &&
    agree(own.closing, card.payload.closing) &&
    ordered(own.assessments) === ordered(card.payload.assessments) &&
    ordered(own.signals) === ordered(card.payload.signals) &&
    ordered(own.probes) === ordered(card.payload.probes)
  );
}

function payloadFrom(state: InterviewState, sealText: (text: string) => SealedText): ScorecardPayload {
  const { content, sitting } = state;
  const { notes, closing, recommendation, signals, probes } = content;
  const ranks = new Map(
    judgementsOf(sitting).map((judged, rank) => [`${judged.competency} ${judged.question}`, rank]),
  );
  const rankOf = (one: Assessment): number => ranks.get(`${one.competency} ${one.question}`) ?? ranks.size;
  return {
    notes: (content.struck.length === 0 ? notes : standingNotes(content)).map(
      ({ id, at, kind, question, text }) => ({
        id,
        time: at,
        kind,
        question,
        text: sealText(text),
      }),
    ),
    assessments: content.assessments
      .map(({ at: _moment, ...assessment }): Assessment => assessment)
      .toSorted((one, other) => rankOf(one) - rankOf(other)),
    signals,
    probes,
    recommendation,
    closing: closing === null ? null : sealText(closing),
  };
}

function startedAt(state: InterviewState): Instant | null {
  return state.began;
}

/** When the conversation ended; null while that is not known. */
function endedAt(state: InterviewState): Instant | null {
  return state.content.candidateLeft ?? state.ended;
}

function later(one: Instant, other: Instant): Instant {
  return one < other ? other : one;
}

function agree(own: SealedText | null, other: SealedText | null): boolean {
  if (own === null || other === null) return own === other;
  return textOf(other) === null || textOf(other) === textOf(own);
}

function ordered(list: readonly object[]): string {
  return JSON.stringify(list.map((one) => JSON.stringify(Object.entries(one).sort())).sort());
}
