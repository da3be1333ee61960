import type { Seat } from './candidate.js';
import type { Id } from './id.js';
import { byText, rubricOf } from './id.js';
import type { Role } from './role.js';

/** What tells one seat of a panel from another. A seat's card and its header have it too: there is one card for a seat. */
export interface SeatPlace {
  readonly interviewer: Id;
  readonly interview: Id;
}

/** The place of a seat as one text, for looking it up. */
export function seatKey({ interviewer, interview }: SeatPlace): string {
  return `${interviewer}.${interview}`;
}

/** Whether two are of the same seat. */
export function isSameSeat(one: SeatPlace, other: SeatPlace): boolean {
  return one.interviewer === other.interviewer && one.interview === other.interview;
}

/** The order of seats: by interviewer, then by interview. */
export function bySeat(one: SeatPlace, other: SeatPlace): number {
  return byText(one.interviewer, other.interviewer) || byText(one.interview, other.interview);
}

/** Everybody who holds one of these seats, once each, in their order. */
export function interviewersOf(seats: readonly Pick<SeatPlace, 'interviewer'>[]): readonly Id[] {
  return [...new Set(seats.map(({ interviewer }) => interviewer))];
}

/** The competencies that a seat is to hear: those of its session, and the rubrics of its questions. */
export function plannedCompetencies(seat: Seat, role: Role): readonly Id[] {
  const session = role.interviews.find((interview) => interview.id === seat.interview)?.competencies ?? [];
  return [...new Set([...session, ...seat.questions.map(rubricOf)])];
}
