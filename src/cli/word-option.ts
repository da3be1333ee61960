import type { Invocation } from './invocation.js';
import { textOption } from './invocation.js';
import { knownWord } from './known-word.js';

/** An option that takes one of a few words; null when it was not given. Throws a `Failure` that suggests one. */
export function wordOption<Word extends string>(
  invocation: Invocation,
  name: string,
  known: readonly Word[],
): Word | null {
  const given = textOption(invocation, name);
  return given === null ? null : knownWord(flagOf(name), given, known);
}

/** The same for an option that takes several with commas between. */
export function wordsOption<Word extends string>(
  invocation: Invocation,
  name: string,
  known: readonly Word[],
): readonly Word[] | null {
  const given = textOption(invocation, name);
  if (given === null) return null;
  return given.split(',').map((word) => knownWord(flagOf(name), word.trim(), known));
}

/** What stands between the commas of a text; blank parts are passed over. */
export function commaParts(typed: string): readonly string[] {
  return typed
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

// Options are asked for by their names in code.
function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
