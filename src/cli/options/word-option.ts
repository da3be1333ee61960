import { Failure } from '../../domain/problem.js';
import type { Invocation } from '../invocation.js';
import { textOption } from '../invocation.js';
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

/**
 * Throws a `Failure` where an option was given that means nothing beside `other`: passed over in silence, it would be taken for
 * one that was heard. `names` are those in code.
 */
export function refuseBeside(other: string, names: readonly string[], invocation: Invocation): void {
  const given = names.find((name) => invocation.options[name] !== undefined);
  if (given !== undefined)
    throw new Failure({ code: 'option-excluded', option: other, other: flagOf(given) });
}

// Options are asked for by their names in code.
function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
