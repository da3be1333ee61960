import type { Candidate } from './candidate.js';
import { awaitedSeats } from './candidate.js';
import type { Id, Instant } from './id.js';
import type { ScorecardHeader } from './scorecard.js';
import type { SignatureDoubt } from './signature.js';
import { bySeat, isSameSeat, seatKey } from './seat.js';

/** A scorecard that took too long: open still, or sealed late. Hours are whole, counted from the appointment or the interview's end. */
export interface OverdueCard {
  readonly interviewer: Id;
  readonly interview: Id;
  readonly kind: 'open' | 'late';
  readonly hours: number;
}

/** A card that was filed and does not count because of its signature. */
export interface DoubtedCard {
  readonly interviewer: Id;
  readonly interview: Id;
  readonly why: SignatureDoubt;
}

const MILLISECONDS_IN_HOUR = 3_600_000;

/** Whether a card was sealed more than `staleHours` after its interview. */
export function isLate(
  { ended, sealed }: { readonly ended: Instant; readonly sealed: Instant },
  staleHours: number,
): boolean {
  return Date.parse(sealed) - Date.parse(ended) > staleHours * MILLISECONDS_IN_HOUR;
}

/** Planned cards that are late. */
export function lateCards(
  candidate: Candidate,
  headers: readonly ScorecardHeader[],
  doubted: readonly DoubtedCard[],
  staleHours: number,
): readonly OverdueCard[] {
  const planned = awaitedSeats(candidate);
  const uncounted = new Set(doubted.map(seatKey));
  return headers
    .filter((header) => !uncounted.has(seatKey(header)))
    .filter((header) => planned.some((seat) => isSameSeat(seat, header)))
    .filter((header) => isLate(header, staleHours))
    .map(({ interviewer, interview, ended, sealed }) => ({
      interviewer,
      interview,
      kind: 'late' as const,
      hours: hoursBetween(ended, sealed),
    }))
    .sort(bySeat);
}

/** Whole hours since the moment of a seat; null while there is none or it is still to come. */
export function hoursOpen(on: Instant | undefined, now: Instant): number | null {
  return on === undefined || on > now ? null : hoursBetween(on, now);
}

function hoursBetween(from: Instant, to: Instant): number {
  return Math.trunc((Date.parse(to) - Date.parse(from)) / MILLISECONDS_IN_HOUR);
}
