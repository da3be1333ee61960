import type { Seat } from './candidate.js';
import type { Id, QuestionAddress } from './id.js';
import { byText, questionAddress, rubricOf } from './id.js';
import type { Choice, Puzzle, Solution } from './plan-puzzle.js';
import { QUESTIONS_PER_VOICE } from './plan-puzzle.js';
import type { Session } from './plan-session.js';
import { WELCOME_AND_FAREWELL_MINUTES } from './plan-session.js';
import type { Role } from './role.js';
import type { Category, QuestionKind, Rubrics } from './rubric.js';
import { KINDS_FOR_EVERYBODY, findQuestion } from './rubric.js';

/** What a plan does not give as it should. `render/plan-gap-text.ts` knows the English for it. */
export type PlanGap =
  | { readonly code: 'interview-unknown'; readonly interviewer: Id; readonly interview: Id }
  | { readonly code: 'seat-without-questions'; readonly interviewer: Id; readonly interview: Id }
  | { readonly code: 'shadow-alone'; readonly interviewer: Id; readonly interview: Id }
  /** `interviewer` is null for a core question of the role. */
  | { readonly code: 'question-unknown'; readonly question: QuestionAddress; readonly interviewer: Id | null }
  | {
      readonly code: 'question-twice';
      readonly question: QuestionAddress;
      readonly interviewers: readonly Id[];
    }
  | { readonly code: 'question-asked-before'; readonly question: QuestionAddress; readonly interviewer: Id }
  | { readonly code: 'core-asked-before'; readonly question: QuestionAddress }
  /** No seat that is free to take them hears their competency. */
  | {
      readonly code: 'core-unplaced';
      readonly competency: Id;
      readonly questions: readonly QuestionAddress[];
    }
  /** `needed` of the interview's `available` minutes, welcome and farewell counted in both. */
  | {
      readonly code: 'minutes-over';
      readonly interview: Id;
      readonly interviewers: readonly Id[];
      readonly needed: number;
      readonly available: number;
    }
  | {
      readonly code: 'voices-missing';
      readonly competency: Id;
      readonly category: Category;
      readonly interviewers: readonly Id[];
      readonly wanted: number;
      readonly why: GapCause;
    }
  | {
      readonly code: 'voice-thin';
      readonly competency: Id;
      readonly interviewer: Id;
      readonly questions: number;
      readonly wanted: number;
      readonly why: GapCause;
    }
  | { readonly code: 'past-behavior-missing'; readonly competency: Id; readonly why: GapCause }
  | { readonly code: 'kind-missing'; readonly kind: QuestionKind; readonly why: GapCause };

/** What stood in the way: too few people who could ask, too few questions to choose from, or too few minutes. */
export type GapCause = 'seats' | 'questions' | 'minutes';

/** A plan as it came out. */
export interface PlanResult {
  readonly role: Role;
  readonly rubrics: Rubrics;
  readonly sessions: readonly Session[];
  readonly puzzle: Puzzle;
  readonly solution: Solution;
  readonly seats: readonly Seat[];
  readonly earlier: readonly QuestionAddress[];
}

/** What the plan lacks: seats and questions first, then minutes, then what is heard too little. */
export function gapsOf(result: PlanResult): readonly PlanGap[] {
  return [
    ...seatGaps(result),
    ...questionGaps(result),
    ...minuteGaps(result),
    ...voiceGaps(result),
    ...kindGaps(result),
  ];
}

function seatGaps({ role, seats, sessions }: PlanResult): readonly PlanGap[] {
  return seats.flatMap(({ interviewer, interview, capacity, questions }): readonly PlanGap[] => {
    const place = { interviewer, interview };
    if (!role.interviews.some(({ id }) => id === interview)) return [{ code: 'interview-unknown', ...place }];
    if (questions.length > 0) return [];
    const joined = sessions.some(
      (session) => session.interview === interview && session.interviewers.length > 0,
    );
    return [{ code: capacity === 'shadow' && !joined ? 'shadow-alone' : 'seat-without-questions', ...place }];
  });
}

function questionGaps({ role, rubrics, puzzle, solution, seats, earlier }: PlanResult): readonly PlanGap[] {
  const asking = seats.filter(({ capacity }) => capacity === 'interviewer');
  const planned = [...new Set(asking.flatMap(({ questions }) => questions))];
  const core = role.competencies.flatMap((one) => one.core.map((id) => questionAddress(one.rubric, id)));
  return [
    ...asking.flatMap(({ interviewer, questions }): readonly PlanGap[] =>
      questions.flatMap((question): readonly PlanGap[] => {
        if (findQuestion(rubrics, question) === null)
          return [{ code: 'question-unknown', question, interviewer }];
        return earlier.includes(question) ? [{ code: 'question-asked-before', question, interviewer }] : [];
      }),
    ),
    ...planned.flatMap((question): readonly PlanGap[] => {
      const interviewers = asking
        .filter(({ questions }) => questions.includes(question))
        .map(({ interviewer }) => interviewer);
      return interviewers.length > 1 ? [{ code: 'question-twice', question, interviewers }] : [];
    }),
    ...core.flatMap((question): readonly PlanGap[] => {
      if (planned.includes(question)) return [];
      if (findQuestion(rubrics, question) === null)
        return [{ code: 'question-unknown', question, interviewer: null }];
      if (earlier.includes(question)) return [{ code: 'core-asked-before', question }];
      return [];
    }),
    ...role.competencies.flatMap(({ rubric }): readonly PlanGap[] => {
      const questions = puzzle.choices
        .filter(({ core: isCore }, index) => isCore && solution[index] === -1)
        .map(({ address }) => address)
        .filter((address) => rubricOf(address) === rubric);
      return questions.length === 0 ? [] : [{ code: 'core-unplaced', competency: rubric, questions }];
    }),
  ];
}

function minuteGaps({ role, sessions, puzzle, solution }: PlanResult): readonly PlanGap[] {
  return sessions.flatMap(({ interview, minutes, interviewers }, index): readonly PlanGap[] => {
    const planned = role.interviews.find(({ id }) => id === interview);
    let asked = 0;
    for (const [choice, one] of puzzle.choices.entries()) {
      if (puzzle.places[solution[choice] ?? -1]?.session === index) asked += one.minutes;
    }
    if (planned === undefined || asked <= minutes) return [];
    return [
      {
        code: 'minutes-over',
        interview,
        interviewers: interviewers.map(({ interviewer }) => interviewer),
        needed: asked + WELCOME_AND_FAREWELL_MINUTES,
        available: planned.minutes,
      },
    ];
  });
}

/** How many questions each person is to ask on a wish, most first, then by id. */
function voicesOn(wish: number, { puzzle, solution }: PlanResult): readonly (readonly [Id, number])[] {
  const counts = new Map<Id, number>();
  for (const [index, { shows }] of puzzle.choices.entries()) {
    const person = puzzle.people[puzzle.places[solution[index] ?? -1]?.person ?? -1];
    if (person !== undefined && shows.includes(wish)) counts.set(person, (counts.get(person) ?? 0) + 1);
  }
  return [...counts].sort(([a, many], [b, few]) => few - many || byText(a, b));
}

function voiceGaps(result: PlanResult): readonly PlanGap[] {
  const { puzzle, solution } = result;
  return puzzle.wishes.flatMap(({ competency, category, voices: wanted }, wish): readonly PlanGap[] => {
    const voices = voicesOn(wish, result);
    const interviewers = voices.map(([person]) => person);
    const able = new Set([
      ...interviewers,
      ...puzzle.places.flatMap(({ given, sessionOf, seat }) =>
        given === null && sessionOf.competencies.includes(competency) ? [seat.interviewer] : [],
      ),
    ]);
    const left = spare(puzzle, solution, (one) => one.kind !== 'team-exercise' && one.shows.includes(wish));
    const gaps: PlanGap[] = [];
    if (voices.length < wanted) {
      const why = able.size < wanted ? 'seats' : left ? 'minutes' : 'questions';
      gaps.push({ code: 'voices-missing', competency, category, interviewers, wanted, why });
    }
    if (category === 'skill') return gaps;
    for (const [interviewer, questions] of voices.slice(0, wanted)) {
      if (questions >= QUESTIONS_PER_VOICE) continue;
      const why = whyThin(result, wish, interviewer);
      gaps.push({ code: 'voice-thin', competency, interviewer, questions, wanted: QUESTIONS_PER_VOICE, why });
    }
    if (
      !puzzle.choices.some(
        (one, index) => solution[index] !== -1 && one.kind === 'past-behavior' && one.shows.includes(wish),
      )
    ) {
      gaps.push({ code: 'past-behavior-missing', competency, why: causeOf(result, wish, 'past-behavior') });
    }
    return gaps;
  });
}

function kindGaps(result: PlanResult): readonly PlanGap[] {
  const { puzzle, solution } = result;
  return KINDS_FOR_EVERYBODY.filter(
    (kind) => !puzzle.choices.some((choice, index) => choice.kind === kind && solution[index] !== -1),
  ).map((kind) => ({ code: 'kind-missing', kind, why: causeOf(result, null, kind) }));
}

function causeOf({ puzzle, solution }: PlanResult, wish: number | null, kind: QuestionKind): GapCause {
  const ofKind = puzzle.choices.filter(
    (choice) => choice.kind === kind && (wish === null || choice.shows.includes(wish)),
  );
  if (ofKind.length === 0) return 'questions';
  return spare(puzzle, solution, (choice) => ofKind.includes(choice)) ? 'minutes' : 'seats';
}

/** Whether a question that some seat could take was left out. */
function spare({ choices }: Puzzle, solution: Solution, among: (choice: Choice) => boolean): boolean {
  return choices.some((choice, index) => solution[index] === -1 && choice.places.length > 0 && among(choice));
}

/** A second team exercise is not what lacked: nobody gets two. */
function whyThin({ puzzle, solution }: PlanResult, wish: number, interviewer: Id): GapCause {
  const couldAsk = puzzle.choices.filter(
    ({ fixed, kind, shows, places }) =>
      !fixed &&
      kind !== 'team-exercise' &&
      shows.includes(wish) &&
      places.some((place) => puzzle.places[place]?.seat.interviewer === interviewer),
  );
  if (couldAsk.length === 0) return 'seats';
  return spare(puzzle, solution, (choice) => couldAsk.includes(choice)) ? 'minutes' : 'questions';
}
