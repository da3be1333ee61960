import { Failure } from '../domain/problem.js';
import { nearest } from '../domain/suggestion.js';
import type { Invocation } from './invocation.js';
import { textOption } from './invocation.js';

/** An option that takes one of a few words; null when it was not given. Throws a `Failure` that suggests one. */
export function wordOption<Word extends string>(
  invocation: Invocation,
  name: string,
  known: readonly Word[],
): Word | null {
  const given = textOption(invocation, name);
  return given === null ? null : oneOf(`value of ${flagOf(name)}`, given, known);
}

/** The same for an option that takes several with commas between. */
export function wordsOption<Word extends string>(
  invocation: Invocation,
  name: string,
  known: readonly Word[],
): readonly Word[] | null {
  const given = textOption(invocation, name);
  if (given === null) return null;
  return given.split(',').map((word) => oneOf(`value of ${flagOf(name)}`, word.trim(), known));
}

// Options are asked for by their names in code.
function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function oneOf<Word extends string>(what: string, word: string, known: readonly Word[]): Word {
  const found = known.find((one) => one === word);
  if (found !== undefined) return found;
  throw new Failure({ code: 'word-unknown', what, word, suggestion: nearest(word, known), known });
}
