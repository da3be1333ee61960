import { Failure } from '../../domain/problem.js';
import { nearest } from '../../domain/suggestion.js';

/** One of the words that are known, as typed. Throws a `Failure` that suggests the nearest when it is none; `what` says what it was to be. */
export function knownWord<Word extends string>(what: string, typed: string, known: readonly Word[]): Word {
  const found = known.find((one) => one === typed);
  if (found === undefined) throw unknownWord(what, typed, known);
  return found;
}

/** The failure that suggests the nearest of the words that are known. */
export function unknownWord(what: string, word: string, known: readonly string[]): Failure {
  return new Failure({ code: 'word-unknown', what, word, suggestion: nearest(word, known), known });
}
