/**
 * A pattern that finds any of the phrases as whole words. Phrases are patterns themselves; none repeats a repetition, so that a
 * search takes time in proportion to the text.
 */
export function anyOf(phrases: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${phrases.join('|')})(?![\\p{L}\\p{N}])`, 'u');
}

/** What a pattern finds first, trimmed; null when it finds nothing. */
export function firstMatch(pattern: RegExp, text: string): string | null {
  return pattern.exec(text)?.[0].trim() ?? null;
}
