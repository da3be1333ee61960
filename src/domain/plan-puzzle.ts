import type { Id, QuestionAddress } from './id.js';
import { questionAddress, rubricOf } from './id.js';
import type { Session, WantedSeat } from './plan-session.js';
import type { Role } from './role.js';
import type { Category, QuestionKind, Rubrics } from './rubric.js';
import { findQuestion } from './rubric.js';
import { judgedBy } from './sitting.js';

/** Questions that each of a competency's interviewers should have on it: with one each, 14 % of strong people end in `discuss`, with two 4 %. */
export const QUESTIONS_PER_VOICE = 2;

/** A competency as the search sees it. */
export interface Wish {
  readonly competency: Id;
  readonly category: Category;
  /** How many interviewers are to hear it. */
  readonly voices: number;
}

/** An interviewer's place at a session. */
export interface SeatPlace {
  readonly seat: WantedSeat;
  readonly sessionOf: Session;
  readonly interview: Id;
  /** The questions given by hand; null where the search is to choose. */
  readonly given: readonly QuestionAddress[] | null;
  readonly session: number;
  /** Numbers the people: somebody who sits twice is one voice. */
  readonly person: number;
}

/** A question that is placed, or may be. */
export interface Choice {
  readonly address: QuestionAddress;
  readonly kind: QuestionKind;
  readonly minutes: number;
  readonly core: boolean;
  /** The wishes that an answer is judged for, its own competency first. */
  readonly shows: readonly number[];
  /** The places where it may be asked. */
  readonly places: readonly number[];
  /** Given by hand: it stays where it is. */
  readonly fixed: boolean;
  /** How late the role names it in its pool. */
  readonly rank: number;
}

/** Everything that sharing out needs to know, with positions in place of ids. */
export interface Puzzle {
  readonly wishes: readonly Wish[];
  readonly people: readonly Id[];
  readonly sessions: readonly Session[];
  readonly places: readonly SeatPlace[];
  readonly choices: readonly Choice[];
}

/** The place of each choice; -1 where it is not asked. */
export type Solution = readonly number[];

/**
 * The puzzle of a role's questions and a panel's sessions. Left out are questions that no rubric has, those asked before, pool
 * questions for other levels, and whatever was given to a seat by hand already.
 */
export function puzzleOf(
  role: Role,
  rubrics: Rubrics,
  sessions: readonly Session[],
  earlier: ReadonlySet<QuestionAddress>,
): Puzzle {
  const people = [
    ...new Set(sessions.flatMap((one) => one.interviewers.map(({ interviewer }) => interviewer))),
  ];
  const places = sessions.flatMap((session, index) =>
    session.interviewers.map((seat) => ({
      seat,
      sessionOf: session,
      interview: session.interview,
      given: seat.questions ?? null,
      session: index,
      person: people.indexOf(seat.interviewer),
    })),
  );
  const wishes = role.competencies.flatMap(({ rubric }): readonly Wish[] => {
    const category = rubrics.get(rubric)?.category;
    if (category === undefined) return [];
    return [{ competency: rubric, category, voices: Math.max(1, role.policy.voices[category]) }];
  });
  const given = new Set(places.flatMap((place) => place.given ?? []));
  const choice = (
    address: QuestionAddress,
    more: Pick<Choice, 'core' | 'places' | 'fixed' | 'rank'>,
  ): readonly Choice[] => {
    const question = findQuestion(rubrics, address);
    if (question === null) return [];
    const shows = judgedBy({ role, rubrics }, address)
      .map((id) => wishes.findIndex(({ competency }) => competency === id))
      .filter((index) => index >= 0);
    return [{ address, kind: question.kind, minutes: question.minutes, shows, ...more }];
  };
  const free = (address: QuestionAddress, core: boolean, rank: number): readonly Choice[] => {
    if (given.has(address) || earlier.has(address)) return [];
    if (!core && findQuestion(rubrics, address)?.levels.includes(role.level) === false) return [];
    const hearing = places.flatMap((place, index) =>
      place.given === null && place.sessionOf.competencies.includes(rubricOf(address)) ? [index] : [],
    );
    return choice(address, { core, places: hearing, fixed: false, rank });
  };
  return {
    wishes,
    people,
    sessions,
    places,
    choices: [
      ...places.flatMap((place, index) =>
        (place.given ?? []).flatMap((address) =>
          choice(address, { core: false, places: [index], fixed: true, rank: 0 }),
        ),
      ),
      ...role.competencies.flatMap(({ rubric, core }) =>
        core.flatMap((id) => free(questionAddress(rubric, id), true, 0)),
      ),
      ...role.competencies.flatMap(({ rubric, pool }) =>
        pool.flatMap((id, rank) => free(questionAddress(rubric, id), false, rank)),
      ),
    ],
  };
}
