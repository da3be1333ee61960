import { costOf, isCheaper } from './plan-cost.js';
import type { Choice, Puzzle, Solution } from './plan-puzzle.js';

/** Choices, and the places they go to; -1 is none. */
type Move = readonly (readonly [choice: number, place: number])[];

/**
 * A solution that no single move makes better. It starts from nothing but what was given by hand and takes every move
 * that lowers the cost, in a fixed order: so it ends, and the same puzzle always has the same solution.
 */
export function solve(puzzle: Puzzle): Solution {
  const solution = puzzle.choices.map(({ fixed, places }) => (fixed ? (places[0] ?? -1) : -1));
  let cost = costOf(puzzle, solution);
  let moved = true;
  while (moved) {
    moved = false;
    for (const kind of [placings, exchanges, replacements, handovers]) {
      for (const move of kind(puzzle, solution)) {
        const before = move.map(([choice]) => [choice, solution[choice] ?? -1] as const);
        carryOut(move, solution);
        const then = costOf(puzzle, solution);
        if (isCheaper(then, cost)) {
          cost = then;
          moved = true;
        } else carryOut(before, solution);
      }
    }
  }
  return solution;
}

function carryOut(move: Move, solution: number[]): void {
  for (const [choice, place] of move) solution[choice] = place;
}

/** Each question somewhere else, or away. */
function* placings({ choices }: Puzzle, solution: Solution): Generator<Move> {
  for (const [index, choice] of choices.entries()) {
    if (choice.fixed || (solution[index] === -1 && hasTwin(choices, solution, index))) continue;
    for (const place of choice.places) if (place !== solution[index]) yield [[index, place]];
    if (solution[index] !== -1) yield [[index, -1]];
  }
}

/** Two questions in each other's place. */
function* exchanges({ choices }: Puzzle, solution: Solution): Generator<Move> {
  for (const [one, first] of choices.entries()) {
    if (first.fixed) continue;
    for (const [other, second] of choices.entries()) {
      const [here = -1, there = -1] = [solution[one], solution[other]];
      if (other <= one || second.fixed || here === there || here === -1 || there === -1) continue;
      if (first.places.includes(there) && second.places.includes(here)) {
        yield [
          [one, there],
          [other, here],
        ];
      }
    }
  }
}

/** An unasked question in the place of one that is asked, which goes elsewhere or away. */
function* replacements({ choices }: Puzzle, solution: Solution): Generator<Move> {
  for (const [one, first] of choices.entries()) {
    if (first.fixed) continue;
    for (const [other, second] of choices.entries()) {
      const here = solution[one] ?? -1;
      if (here === -1) break;
      if (second.fixed || solution[other] !== -1 || !second.places.includes(here)) continue;
      if (hasTwin(choices, solution, other)) continue;
      for (const place of [-1, ...first.places]) {
        if (place !== here) {
          yield [
            [one, place],
            [other, here],
          ];
        }
      }
    }
  }
}

/** All questions of a competency from one place to another, alone or against those of another competency. */
function* handovers({ choices, places, wishes }: Puzzle, solution: Solution): Generator<Move> {
  const group = (wish: number, from: number, to: number): Move =>
    choices.flatMap((choice, index) =>
      !choice.fixed && choice.shows[0] === wish && solution[index] === from && choice.places.includes(to)
        ? [[index, to] as const]
        : [],
    );
  for (const from of places.keys()) {
    for (const to of places.keys()) {
      if (from === to) continue;
      for (const wish of wishes.keys()) {
        if (group(wish, from, to).length > 0) yield group(wish, from, to);
        for (const back of wishes.keys()) {
          const there = group(wish, from, to);
          const here = group(back, to, from);
          if (there.length > 0 && here.length > 0) yield [...there, ...here];
        }
      }
    }
  }
}

/** Whether an unasked question stands before this one that is its equal in all that counts: trying one will do. */
function hasTwin(choices: readonly Choice[], solution: Solution, index: number): boolean {
  const own = choices[index];
  if (own === undefined) return false;
  for (let before = index - 1; before >= 0; before -= 1) {
    const other = choices[before];
    if (other === undefined || other.shows[0] !== own.shows[0] || other.core !== own.core) continue;
    if (solution[before] !== -1 || other.fixed || other.kind !== own.kind || other.minutes !== own.minutes)
      continue;
    if (other.shows.length === own.shows.length && other.shows.every((wish) => own.shows.includes(wish)))
      return true;
  }
  return false;
}
