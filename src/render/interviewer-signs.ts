import { firstGraphemes } from './width.js';

/** A short sign for each id: its first letter where that tells them apart, else its first two, else a number. */
export function signsFor(ids: readonly string[]): ReadonlyMap<string, string> {
  const people = [...new Set(ids)].sort();
  for (const length of [1, 2]) {
    const signs = people.map((id) => firstGraphemes(id, length).toUpperCase());
    if (new Set(signs).size === people.length)
      return new Map(people.map((id, index) => [id, signs[index] ?? '']));
  }
  return new Map(people.map((id, index) => [id, String(index + 1)]));
}
