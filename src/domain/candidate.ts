import type { Digest, Id, Instant, QuestionAddress } from './id.js';

export type CandidateStatus = 'open' | 'withdrawn';

export type Capacity = 'interviewer' | 'shadow';

/** One interviewer's place in the plan. */
export interface Seat {
  readonly interviewer: Id;
  readonly interview: Id;
  /** When the interview is to begin. */
  readonly on?: Instant;
  readonly questions: readonly QuestionAddress[];
  readonly capacity: Capacity;
  /** Why this person dropped out; a seat that was left is planned no more. */
  readonly left?: string;
}

/** A change of the plan after the first seal. */
export interface PlanChange {
  readonly author: Id;
  readonly on: Instant;
  readonly reason: string;
  /** The digest of the plan as it was before. */
  readonly before: Digest;
}

/** One person for one role. Holds no name. */
export interface Candidate {
  readonly format: 'touchstone/candidate@1';
  readonly id: Id;
  readonly role: Id;
  readonly status: CandidateStatus;
  readonly seats: readonly Seat[];
  readonly changes?: readonly PlanChange[];
  /** Certificates, degrees, years. Recorded, shown, and used to order equals. */
  readonly credentials: readonly string[];
  /** Earlier applications of the same person. */
  readonly previously?: readonly Id[];
  /** The public key that everything about this candidate is encrypted for: an age recipient. Without it, nothing is. */
  readonly key?: string;
}

/** The part of the seats that is frozen at the first seal; moving an appointment changes no plan. */
export function planOf(candidate: Candidate): readonly Omit<Seat, 'on'>[] {
  return candidate.seats.map(({ on: _moment, capacity, interview, interviewer, ...seat }) => {
    // A digest is made of the keys in order, and sooner where they stand so.
    return { capacity, interview, interviewer, ...seat };
  });
}

/** The seats whose cards the recommendation waits for: interviewers who have not left. */
export function awaitedSeats(candidate: Candidate): readonly Seat[] {
  return candidate.seats.filter((seat) => seat.capacity === 'interviewer' && seat.left === undefined);
}
