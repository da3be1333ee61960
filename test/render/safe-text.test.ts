import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { plainText } from '../../src/render/safe-text.js';

describe('text made safe to print', () => {
  test.each([
    ['\u001b[31mred', '\\u{1B}[31mred'],
    ['a\u202Eb\u2066c', 'a\\u{202E}b\\u{2066}c'],
    ['nul\u0000', 'nul\\u{0}'],
    ['\u009b2J', '\\u{9B}2J'],
    ['a\rb', 'a\\u{D}b'],
    ['a\u2028b', 'a\\u{2028}b'],
    ['half \uD800 pair', 'half \\u{D800} pair'],
    ['hidden \u{E0041}', 'hidden \\u{E0041}'],
    ['a\tb', 'a    b'],
  ])('%j becomes %j', (text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  test.each([
    '👩🏽‍🚒',
    'می‌خواهم',
    'שלום\u200F',
    'e\u0301',
    '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
    '漢字',
    '❤️',
  ])('%s stays as it is', (text) => {
    expect(plainText(text)).toBe(text);
  });

  test('line breaks are folded, or kept as LF', () => {
    expect(plainText('a \r\n\n b\nc')).toBe('a b c');
    expect(plainText('a\r\nb\n\nc', 'keep')).toBe('a\nb\n\nc');
  });

  test('nothing that moves a cursor or turns text around survives, and doing it twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const safe = plainText(text);
        expect(safe).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u);
        expect(safe).not.toMatch(/\p{Surrogate}/u);
        expect(plainText(safe)).toBe(safe);
      }),
      { numRuns: 1000 },
    );
  });
});
