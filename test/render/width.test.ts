import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { cutText, displayWidth, firstGraphemes, padText, wrapText } from '../../src/render/width.js';

describe('display width', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['漢字', 4],
    ['e\u0301', 1],
    ['👩🏽‍🚒', 2],
    ['🇩🇪', 2],
    ['\u001b[1mbold\u001b[22m', 4],
  ])('%j takes %i columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

test('padding counts columns, not characters', () => {
  expect(padText('漢', 4)).toBe('漢  ');
  expect(padText('7', 3, 'right')).toBe('  7');
  expect(padText('long', 2)).toBe('long');
});

test.each([
  ['abcdef', 6, 'abcdef'],
  ['abcdef', 4, 'abc…'],
  ['漢字漢字', 5, '漢字…'],
  ['漢字漢字', 4, '漢…'],
  ['👩🏽‍🚒👩🏽‍🚒', 3, '👩🏽‍🚒…'],
  ['abc', 0, ''],
])('%j cut to %i columns is %j', (text, columns, expected) => {
  expect(cutText(text, columns)).toBe(expected);
});

test('a cut text fits, and 100 KB are cut as well', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 40 }), (text, columns) => {
      expect(displayWidth(cutText(text, columns))).toBeLessThanOrEqual(columns);
    }),
  );
  expect(cutText('x'.repeat(100_000), 5)).toBe('xxxx…');
});

test('wrapping breaks at words, and a long word where it must', () => {
  expect(wrapText('one two three', 8)).toEqual(['one two', 'three']);
  expect(wrapText('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  expect(wrapText('漢字漢字', 4)).toEqual(['漢字', '漢字']);
});

test('a beginning of graphemes leaves no letter without its accent', () => {
  expect(firstGraphemes('e\u0301e\u0301', 1)).toBe('e\u0301');
  expect(firstGraphemes('👩🏽‍🚒x', 1)).toBe('👩🏽‍🚒');
  expect(firstGraphemes('ab', 5)).toBe('ab');
  expect(firstGraphemes('abc', 2)).toBe('ab');
  expect(firstGraphemes('abe\u0301c', 3)).toBe('abe\u0301');
  expect(firstGraphemes('ab\r\nc', 3)).toBe('ab\r\n');
});
