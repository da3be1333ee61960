import type { Candidate, PlanChange, Seat } from './candidate.js';
import type { Id } from './id.js';
import { Failure } from './problem.js';
import { isSameSeat } from './seat.js';

/**
 * Gives the seats of `old` to somebody else, with their questions and appointments. Seats that `old` has left, and the
 * interviews that they have `sealed`, stay theirs. Where the other person was to sit in as a shadow, they move up.
 * Throws a `Failure`: `not-on-panel` when `old` has no such seat, `seat-twice` when the other person interviews there already.
 */
export function replaceInterviewer(
  candidate: Candidate,
  old: Id,
  replacement: Id,
  sealed: readonly Id[] = [],
): Candidate {
  const passedOn = candidate.seats.filter(
    ({ interviewer, interview, left }) =>
      interviewer === old && left === undefined && !sealed.includes(interview),
  );
  if (passedOn.length === 0) throw notOnPanel(candidate, old);
  if (old === replacement) return candidate;
  const movesUp = (seat: Seat): boolean =>
    seat.interviewer === replacement &&
    seat.capacity === 'shadow' &&
    passedOn.some(({ interview, capacity }) => interview === seat.interview && capacity === 'interviewer');
  const others = candidate.seats.filter((seat) => !movesUp(seat));
  for (const { interview } of passedOn) {
    const taken = others.some((seat) => isSameSeat(seat, { interviewer: replacement, interview }));
    if (taken) throw new Failure({ code: 'seat-twice', interviewer: replacement, interview });
  }
  const seats = others.map((seat) =>
    passedOn.includes(seat) ? { ...seat, interviewer: replacement } : seat,
  );
  return { ...candidate, seats };
}

/**
 * Takes somebody out of the plan: nobody waits for their cards any more, and those that they have sealed still count.
 * An earlier reason stays. Throws a `Failure`: `not-on-panel` when there is no seat of theirs to leave, `text-blank` without a reason.
 */
export function markLeft(candidate: Candidate, interviewer: Id, reason: string): Candidate {
  const left = reason.trim();
  if (left === '') throw new Failure({ code: 'text-blank' });
  const leaves = (seat: Seat): boolean => seat.interviewer === interviewer && seat.left === undefined;
  if (!candidate.seats.some(leaves)) throw notOnPanel(candidate, interviewer);
  return { ...candidate, seats: candidate.seats.map((seat) => (leaves(seat) ? { ...seat, left } : seat)) };
}

/** Records who changed the plan after the first seal, and why. */
export function recordChange(candidate: Candidate, change: PlanChange): Candidate {
  return { ...candidate, changes: [...(candidate.changes ?? []), change] };
}

function notOnPanel(candidate: Candidate, interviewer: Id): Failure {
  const seated = candidate.seats.filter(({ left }) => left === undefined);
  const panel = [...new Set(seated.map((seat) => seat.interviewer))];
  return new Failure({ code: 'not-on-panel', interviewer, candidate: candidate.id, panel });
}
