import { expect, test } from '@jest/globals';
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
