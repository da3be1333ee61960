import type { Puzzle, Solution } from './plan-puzzle.js';
import { QUESTIONS_PER_VOICE } from './plan-puzzle.js';
import { KINDS_FOR_EVERYBODY, QUESTION_KINDS } from './rubric.js';

/** What a solution lacks, from the gravest to the least; each whole, none negative. A solution is better when the first difference is lower. */
export type Cost = readonly number[];

export function isCheaper(a: Cost, b: Cost): boolean {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0;
    if (value !== other) return value < other;
  }
  return false;
}

/** What a solution lacks. */
export function costOf(puzzle: Puzzle, solution: Solution): Cost {
  const { wishes, people, places, sessions, choices } = puzzle;
  const told = tally(puzzle, solution);
  const total = { coreUnplaced: 0, chosen: 0, rank: 0 };
  for (const [index, { core, fixed, rank }] of choices.entries()) {
    const placed = (solution[index] ?? -1) >= 0;
    if (!placed && core) total.coreUnplaced += 1;
    if (!placed || fixed) continue;
    total.chosen += 1;
    total.rank += rank;
  }
  let over = 0;
  for (const [index, { minutes }] of sessions.entries())
    over += Math.max(0, (told.minutes[index] ?? 0) - minutes);
  const lacking = {
    character: { voices: 0, questions: 0, past: 0 },
    skill: { voices: 0, questions: 0, past: 0 },
  };
  let repeated = 0;
  for (const [wish, { category, voices }] of wishes.entries()) {
    const heard = people
      .map((_, person) => told.questions[wish * people.length + person] ?? 0)
      .sort((a, b) => b - a);
    for (let voice = 0; voice < voices; voice += 1) {
      const questions = heard[voice] ?? 0;
      if (questions === 0) lacking[category].voices += 1;
      lacking[category].questions += Math.max(0, QUESTIONS_PER_VOICE - questions);
    }
    if (!told.past.has(wish)) lacking[category].past += 1;
  }
  for (const count of told.kindsOnWish) repeated += Math.max(0, count - 1);
  return [
    total.coreUnplaced,
    over,
    // A second exercise would take a third of an hour and two colleagues' time.
    Math.max(0, told.kinds[QUESTION_KINDS.indexOf('team-exercise')] ?? 0) > 1 ? 1 : 0,
    lacking.character.voices,
    lacking.skill.voices,
    lacking.character.past,
    KINDS_FOR_EVERYBODY.filter((kind) => told.kinds[QUESTION_KINDS.indexOf(kind)] === 0).length,
    lacking.character.questions,
    places.filter(({ given }, place) => given === null && !told.busy.has(place)).length,
    repeated,
    lacking.skill.questions,
    total.chosen,
    unevenness(told.load),
    total.rank,
  ];
}

interface Tally {
  /** Minutes of each session, and of each person. */
  readonly minutes: readonly number[];
  readonly load: readonly number[];
  /** By wish and person. */
  readonly questions: readonly number[];
  /** By wish, person and kind. */
  readonly kindsOnWish: readonly number[];
  readonly kinds: readonly number[];
  /** Wishes with past behavior. */
  readonly past: ReadonlySet<number>;
  /** Places with a question. */
  readonly busy: ReadonlySet<number>;
}

function tally({ wishes, people, places, sessions, choices }: Puzzle, solution: Solution): Tally {
  const zeros = (length: number): number[] => new Array<number>(length).fill(0);
  const minutes = zeros(sessions.length);
  const load = zeros(people.length);
  const questions = zeros(wishes.length * people.length);
  const kindsOnWish = zeros(questions.length * QUESTION_KINDS.length);
  const kinds = zeros(QUESTION_KINDS.length);
  const past = new Set<number>();
  const busy = new Set<number>();
  const add = (to: number[], index: number, amount: number): void => {
    to[index] = (to[index] ?? 0) + amount;
  };
  for (const [index, choice] of choices.entries()) {
    const at = solution[index] ?? -1;
    const place = places[at];
    if (place === undefined) continue;
    const kind = QUESTION_KINDS.indexOf(choice.kind);
    busy.add(at);
    add(minutes, place.session, choice.minutes);
    add(load, place.person, choice.minutes);
    add(kinds, kind, 1);
    for (const wish of choice.shows) {
      const voice = wish * people.length + place.person;
      add(questions, voice, 1);
      add(kindsOnWish, voice * QUESTION_KINDS.length + kind, 1);
      if (choice.kind === 'past-behavior') past.add(wish);
    }
  }
  return { minutes, load, questions, kindsOnWish, kinds, past, busy };
}

/** The sum of squared deviations from the mean, times the count, so that it stays whole. */
function unevenness(load: readonly number[]): number {
  let sum = 0;
  let squares = 0;
  for (const minutes of load) {
    sum += minutes;
    squares += minutes * minutes;
  }
  return load.length * squares - sum * sum;
}
