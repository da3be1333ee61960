import type { PrivateGround } from '../domain/lint-problem.js';
import { PRIVATE_GROUNDS } from '../domain/lint-problem.js';

/**
 * A pattern that finds any of the phrases as whole words. Phrases are English and patterns themselves; none repeats a repetition, so
 * that a search takes time in proportion to the text. Without Unicode's classes it is three times as fast.
 */
export function anyOf(phrases: readonly string[]): RegExp {
  return new RegExp(`(?<![\\w-])(?:${phrases.join('|')})(?!\\w)`);
}

/** What a pattern finds first, trimmed; null when it finds nothing. */
export function firstMatch(pattern: RegExp, text: string): string | null {
  return pattern.exec(text)?.[0].trim() ?? null;
}

/** For each private ground that has phrases, in the order of the grounds, what finds any of them. */
export function patternsFor(
  phrases: Readonly<Partial<Record<PrivateGround, readonly string[]>>>,
): ReadonlyMap<PrivateGround, RegExp> {
  return new Map(
    PRIVATE_GROUNDS.flatMap((ground) => {
      const own = phrases[ground];
      return own === undefined ? [] : [[ground, anyOf(own)] as const];
    }),
  );
}
