import type { Ratio } from '../domain/ratio.js';

/** A count and its noun: `1 answer`, `2 answers`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** How many people and answers a number rests on: `3 people, 6 answers`. */
export function restsOn(people: number, answers: number): string {
  return `${counted(people, 'person', 'people')}, ${counted(answers, 'answer')}`;
}

/** Words joined as one says them: `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1) ?? ''}`;
}

/**
 * A point on the scale as a bar of `length` plain characters: empty at 1, full at 5.
 * Cut, not rounded, as the number beside it is.
 */
export function bar(score: Ratio, length: number): string {
  const above = score.numerator - score.denominator;
  const full = Math.max(0, Math.min(length, Math.trunc((above * length) / (4 * score.denominator))));
  return '█'.repeat(full) + '░'.repeat(length - full);
}
