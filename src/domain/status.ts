import type { Candidate, CandidateStatus, Seat } from './candidate.js';
import { awaitedSeats } from './candidate.js';
import type { Id, Instant } from './id.js';
import { byText } from './id.js';
import { hoursOpen } from './overdue.js';
import type { ScorecardHeader } from './scorecard.js';
import type { Doubts, SignatureDoubt } from './signature.js';
import { bySeat, isSameSeat, seatKey } from './seat.js';
import { NO_DOUBTS } from './signature.js';

/**
 * How far a seat is. `open`: nothing is sealed. `empty`: a card is sealed that rates nothing, so it is waited for still.
 * `unplanned`: a card is filed and there is no such seat. A card whose signature is in doubt is waited for as well.
 */
export type SeatState = 'open' | 'sealed' | 'empty' | 'left' | 'unplanned' | SignatureDoubt;

/** One seat, or one card without a seat. It says when and whether, and never a rating. */
export interface StatusRow {
  readonly interviewer: Id;
  readonly interview: Id;
  readonly capacity: Seat['capacity'];
  readonly state: SeatState;
  /** Whether the recommendation waits for it. */
  readonly awaited: boolean;
  /** When the interview is to begin, or was; null where no date is planned. */
  readonly on: Instant | null;
  readonly sealed: Instant | null;
  /** Whole hours since the appointment without a sealed card; null before it, without one, and when nobody waits. */
  readonly hoursOpen: number | null;
  /** The card declares a conflict of interest. */
  readonly conflict: boolean;
  /** Why this person dropped out; null when they did not. */
  readonly left: string | null;
}

export interface PanelStatus {
  readonly candidate: Id;
  readonly role: Id;
  readonly status: CandidateStatus;
  readonly rows: readonly StatusRow[];
  /** Whether a decision is recorded. What it says stays in its file. */
  readonly decided: boolean;
  /** How many seats the recommendation waits for in all, and how many of them have sealed. */
  readonly planned: number;
  readonly sealed: number;
  /** The next appointment of a seat that is open; null when there is none ahead. */
  readonly next: { readonly interviewer: Id; readonly interview: Id; readonly on: Instant } | null;
}

/**
 * Who has sealed and who has not, from headers alone, at a moment: the seats in the plan's order, then cards without
 * a seat. Nobody waits for the seats of a candidate who withdrew.
 */
export function statusOf(
  candidate: Candidate,
  headers: readonly ScorecardHeader[],
  now: Instant,
  doubts: Doubts = NO_DOUBTS,
  decided = false,
): PanelStatus {
  const awaited = candidate.status === 'withdrawn' ? [] : awaitedSeats(candidate);
  const rows = candidate.seats.map((seat): StatusRow => {
    const header = headers.find((one) => isSameSeat(one, seat)) ?? null;
    const state = stateOf(seat, header, doubts);
    const isAwaited = awaited.includes(seat) && state !== 'sealed';
    return {
      interviewer: seat.interviewer,
      interview: seat.interview,
      capacity: seat.capacity,
      state,
      awaited: isAwaited,
      on: seat.on ?? null,
      sealed: header?.sealed ?? null,
      hoursOpen: isAwaited ? hoursOpen(seat.on, now) : null,
      conflict: header?.conflict ?? false,
      left: seat.left ?? null,
    };
  });
  const unplanned = headers
    .filter((header) => !candidate.seats.some((seat) => isSameSeat(header, seat)))
    .sort(bySeat)
    .map(({ interviewer, interview, capacity, sealed, conflict }): StatusRow => ({
      interviewer,
      interview,
      capacity,
      state: 'unplanned',
      awaited: false,
      on: null,
      sealed,
      hoursOpen: null,
      conflict,
      left: null,
    }));
  const [next = null] = rows
    .flatMap(({ interviewer, interview, state, on }) =>
      state === 'open' && on !== null && on >= now && candidate.status === 'open'
        ? [{ interviewer, interview, on }]
        : [],
    )
    .sort((a, b) => byText(a.on, b.on));
  return {
    candidate: candidate.id,
    role: candidate.role,
    status: candidate.status,
    decided,
    rows: [...rows, ...unplanned],
    planned: awaited.length,
    sealed: awaited.length - rows.filter((row) => row.awaited).length,
    next,
  };
}

/** Whether every awaited seat has sealed, from headers alone. Only then may anybody read a card of the panel. */
export function isPanelSealed(
  candidate: Candidate,
  headers: readonly ScorecardHeader[],
  doubts: Doubts = NO_DOUBTS,
): boolean {
  return awaitedSeats(candidate).every((seat) => {
    const header = headers.find((one) => isSameSeat(one, seat)) ?? null;
    return stateOf(seat, header, doubts) === 'sealed';
  });
}

function stateOf(seat: Seat, header: ScorecardHeader | null, doubts: Doubts): SeatState {
  if (header === null) return seat.left === undefined ? 'open' : 'left';
  const doubt = doubts.get(seatKey(header));
  if (doubt !== undefined) return doubt;
  // A shadow's card and one with a conflict of interest are not counted, so nobody waits for what they lack.
  const mayBeEmpty = seat.capacity === 'shadow' || header.capacity === 'shadow' || header.conflict;
  return header.coverage.rated === 0 && !mayBeEmpty && seat.left === undefined ? 'empty' : 'sealed';
}
