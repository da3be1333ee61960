import type { Capacity } from './candidate.js';
import type { Id, Instant, QuestionAddress } from './id.js';
import { byText } from './id.js';
import type { Role } from './role.js';

/** A seat that is wanted on a panel. `questions` given by hand are kept as they are, an empty list too. */
export interface WantedSeat {
  readonly interviewer: Id;
  readonly interview: Id;
  readonly capacity: Capacity;
  readonly on?: Instant;
  readonly questions?: readonly QuestionAddress[];
  /**
   * Handed on as it is. Whoever left with a sealed card is still a voice; the seat of whoever left without one is not
   * wanted and stays out of the planning.
   */
  readonly left?: string;
}

/** Minutes of every interview that no question may take: welcome, and farewell with time for the candidate's own questions. */
export const WELCOME_AND_FAREWELL_MINUTES = 8;

/** One conversation: everybody who sits in the same interview at the same time, and its minutes. */
export interface Session {
  readonly interview: Id;
  /** Minutes for questions; 0 for an interview that the role does not have. */
  readonly minutes: number;
  /** What it hears of the role's competencies. */
  readonly competencies: readonly Id[];
  readonly interviewers: readonly WantedSeat[];
  readonly shadows: readonly WantedSeat[];
}

/**
 * The conversations that seats make, in the seats' order. People in one interview sit together and share its minutes,
 * unless their seats have different moments: then each moment is a conversation of its own, and whoever has no
 * moment sits in the first. So does a shadow at a moment of nobody else's.
 */
export function sessionsOf(role: Role, seats: readonly WantedSeat[]): readonly Session[] {
  const interviews = [...new Set(seats.map(({ interview }) => interview))];
  return interviews.flatMap((interview) => {
    const here = seats.filter((seat) => seat.interview === interview);
    const planned = role.interviews.find(({ id }) => id === interview);
    const asking = here.filter(({ capacity }) => capacity === 'interviewer');
    const moments = [...new Set(asking.flatMap(({ on }) => (on === undefined ? [] : [on])))].sort(byText);
    const first = moments[0];
    const momentOf = ({ on }: WantedSeat): string | undefined =>
      on !== undefined && moments.includes(on) ? on : first;
    return (moments.length === 0 ? [undefined] : moments).map((moment) => ({
      interview,
      minutes: Math.max(0, (planned?.minutes ?? 0) - WELCOME_AND_FAREWELL_MINUTES),
      competencies: (planned?.competencies ?? []).filter((id) =>
        role.competencies.some(({ rubric }) => rubric === id),
      ),
      interviewers: asking.filter((seat) => momentOf(seat) === moment),
      shadows: here.filter((seat) => seat.capacity === 'shadow' && momentOf(seat) === moment),
    }));
  });
}
