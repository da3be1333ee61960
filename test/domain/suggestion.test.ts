import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nearest } from '../../src/domain/suggestion.js';

test.each([
  ['anchor', ['anchors', 'signals'], 'anchors'],
  ['candro', ['candor', 'energy'], 'candor'],
  ['CANDOR', ['candor'], 'candor'],
  ['merg', ['merge', 'verify'], 'merge'],
  ['id', ['title', 'why'], null],
  ['x', ['y'], 'y'],
  ['', ['ab'], null],
  ['notes', [], null],
  ['helpfullness', ['helpfulness', 'energy'], 'helpfulness'],
  ['aa', ['ab', 'ac'], 'ab'],
  ['a'.repeat(200), ['a'.repeat(199)], null],
])('%j among %j is %j', (word, known, expected) => {
  expect(nearest(word, known)).toBe(expected);
});

// The distance by its definition, without any shortcut.
function distance(from: string, to: string): number {
  if (from === '' || to === '') return from.length + to.length;
  const same = from.at(-1) === to.at(-1) ? 0 : 1;
  const costs = [
    distance(from.slice(0, -1), to) + 1,
    distance(from, to.slice(0, -1)) + 1,
    distance(from.slice(0, -1), to.slice(0, -1)) + same,
  ];
  const swapped = from.at(-1) === to.at(-2) && from.at(-2) === to.at(-1) && from.at(-2) !== undefined;
  return Math.min(...costs, swapped ? distance(from.slice(0, -2), to.slice(0, -2)) + 1 : Infinity);
}

test('is the first of the nearest, by the definition of the distance', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 5 }), (wanted, known) => {
      const near = known.filter(
        (one) => distance(wanted, one) <= Math.max(1, Math.floor(Math.max(wanted.length, one.length) / 3)),
      );
      const [first] = near.toSorted((one, other) => distance(wanted, one) - distance(wanted, other));
      expect(nearest(wanted, known)).toBe(first ?? null);
    }),
    { numRuns: 300 },
  );
});
