import type { Seat } from './candidate.js';
import type { Id, QuestionAddress } from './id.js';
import { byText, rubricOf } from './id.js';
import type { PlanGap } from './plan-gaps.js';
import { gapsOf } from './plan-gaps.js';
import { puzzleOf } from './plan-puzzle.js';
import { solve } from './plan-search.js';
import type { WantedSeat } from './plan-session.js';
import { sessionsOf } from './plan-session.js';
import { Failure } from './problem.js';
import type { Role } from './role.js';
import type { QuestionKind, Rubrics } from './rubric.js';
import { findQuestion } from './rubric.js';

/** Who asks what, and what of it could not be had as it should be. */
export interface Plan {
  readonly seats: readonly Seat[];
  readonly unmet: readonly PlanGap[];
}

/**
 * Shares a role's questions out over a panel: each core question once and by one interviewer; each competency heard by
 * as many interviewers as the role's policy asks for, each with two questions of different kinds where minutes allow;
 * past behavior for every character competency; a scenario, a past mistake and one team exercise; no question that was
 * asked `earlier` of the same person, none twice; and the load even. A core question is placed even where it makes an
 * interview longer than its minutes, because every candidate gets it; `unmet` tells so. A shadow gets the questions of
 * the interviewers they sit in with.
 *
 * Seats come in the order of the role's interviews, then of ids, whatever order they were wanted in, and the same
 * input gives the same plan. Throws a `Failure` `seat-twice` when somebody is wanted in one interview twice.
 */
export function planSeats(
  role: Role,
  rubrics: Rubrics,
  wanted: readonly WantedSeat[],
  earlier: readonly QuestionAddress[],
): Plan {
  const ordered = inOrder(role, wanted);
  const sessions = sessionsOf(role, ordered);
  const puzzle = puzzleOf(role, rubrics, sessions, new Set(earlier));
  const solution = solve(puzzle);
  const asked = puzzle.places.map((place, index) => {
    if (place.given !== null) return place.given;
    const chosen = puzzle.choices
      .filter((_, choice) => solution[choice] === index)
      .map(({ address }) => address);
    return inAskingOrder(role, rubrics, place.interview, chosen);
  });
  const questionsOf = (seat: WantedSeat): readonly QuestionAddress[] => {
    if (seat.questions !== undefined) return seat.questions;
    const place = puzzle.places.findIndex((one) => one.seat === seat);
    if (place >= 0) return asked[place] ?? [];
    const session = sessions.find(({ shadows }) => shadows.includes(seat));
    const heard = puzzle.places.flatMap((one, index) =>
      one.sessionOf === session ? (asked[index] ?? []) : [],
    );
    return [...new Set(heard)];
  };
  const seats = ordered.map((seat): Seat => ({ ...seat, questions: questionsOf(seat) }));
  return { seats, unmet: gapsOf({ role, rubrics, sessions, puzzle, solution, seats, earlier }) };
}

function inOrder(role: Role, wanted: readonly WantedSeat[]): readonly WantedSeat[] {
  const rank = ({ interview }: WantedSeat): number => {
    const found = role.interviews.findIndex(({ id }) => id === interview);
    return found < 0 ? role.interviews.length : found;
  };
  const ordered = [...wanted].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      byText(a.interview, b.interview) ||
      byText(a.capacity, b.capacity) ||
      byText(a.interviewer, b.interviewer),
  );
  const seen = new Set<string>();
  for (const { interviewer, interview } of ordered) {
    if (seen.has(`${interviewer} ${interview}`))
      throw new Failure({ code: 'seat-twice', interviewer, interview });
    seen.add(`${interviewer} ${interview}`);
  }
  return ordered;
}

// A story of one's own is the easiest to begin with; an exercise needs the table cleared and colleagues called in.
const ASKING_ORDER: Readonly<Record<QuestionKind, number>> = {
  'past-behavior': 0,
  'past-mistake': 1,
  scenario: 2,
  technical: 3,
  'team-exercise': 4,
};

/** Competency by competency as the interview names them, the easiest kind first, team exercises at the end of all. */
function inAskingOrder(
  role: Role,
  rubrics: Rubrics,
  interview: Id,
  questions: readonly QuestionAddress[],
): readonly QuestionAddress[] {
  const competencies = role.interviews.find(({ id }) => id === interview)?.competencies ?? [];
  const kindOf = (address: QuestionAddress): number =>
    ASKING_ORDER[findQuestion(rubrics, address)?.kind ?? 'technical'];
  const last = (address: QuestionAddress): number =>
    kindOf(address) === ASKING_ORDER['team-exercise'] ? 1 : 0;
  return [...questions].sort(
    (a, b) =>
      last(a) - last(b) ||
      competencies.indexOf(rubricOf(a)) - competencies.indexOf(rubricOf(b)) ||
      kindOf(a) - kindOf(b),
  );
}
