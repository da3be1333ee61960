import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  compare,
  difference,
  dividedBy,
  fromHundredths,
  hundredths,
  ratio,
  sum,
  times,
  truncated,
} from '../../src/domain/ratio.js';

const fractions = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }))
  .map(([above, below]) => ratio(above, below));

describe('fractions', () => {
  test.each([
    [6, 4, '3/2'],
    [-6, 4, '-3/2'],
    [6, -4, '-3/2'],
    [0, -7, '0/1'],
    [12, 4, '3/1'],
  ])('%d/%d is %s', (above, below, expected) => {
    const { numerator, denominator } = ratio(above, below);
    expect(`${numerator}/${denominator}`).toBe(expected);
    expect(Object.is(numerator, -0)).toBe(false);
  });

  test.each([
    [1, 0],
    [0.5, 1],
    [2 ** 53, 1],
    [1, NaN],
  ])('%d/%d is refused', (above, below) => {
    expect(() => ratio(above, below)).toThrow(RangeError);
  });

  test('a result too large to be exact is refused, never rounded', () => {
    const tiny = ratio(1, Number.MAX_SAFE_INTEGER);
    expect(() => sum(tiny, ratio(1, Number.MAX_SAFE_INTEGER - 1))).toThrow(RangeError);
  });

  test('sums, differences and order are those of BigInt, however large the products', () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        const [an, ad, bn, bd] = [a.numerator, a.denominator, b.numerator, b.denominator].map(BigInt) as [
          bigint,
          bigint,
          bigint,
          bigint,
        ];
        const total = sum(a, b);
        expect(BigInt(total.numerator) * ad * bd).toBe((an * bd + bn * ad) * BigInt(total.denominator));
        expect(difference(total, b)).toEqual(a);
        expect(compare(a, b)).toBe(an * bd < bn * ad ? -1 : an * bd > bn * ad ? 1 : 0);
      }),
    );
  });

  test('a product that leaves the safe integers is still compared exactly', () => {
    const a = ratio(9_007_199_254_740_881, 9_007_199_254_740_880);
    const b = ratio(9_007_199_254_740_880, 9_007_199_254_740_879);
    expect([compare(a, b), compare(b, a), compare(a, a)]).toEqual([-1, 1, 0]);
  });

  test('multiplying and dividing by whole numbers is exact', () => {
    expect(dividedBy(times(ratio(7, 3), 3), 7)).toEqual(ratio(1, 1));
  });
});

describe('policy numbers', () => {
  test('every number of two decimals from 0 to 5 is read exactly', () => {
    for (let whole = 0; whole <= 500; whole += 1) {
      expect(hundredths(Number((whole / 100).toFixed(2)))).toBe(whole);
      expect(hundredths(whole / 100)).toBe(whole);
    }
    expect(fromHundredths(2.5)).toEqual(ratio(5, 2));
  });

  test('a third decimal is refused', () => {
    expect(() => hundredths(3.005)).toThrow(RangeError);
  });
});

describe('what is printed', () => {
  test.each([
    [ratio(749, 250), '2.99'],
    [ratio(5, 2), '2.50'],
    [ratio(29, 12), '2.41'],
    [ratio(4, 1), '4.00'],
    [ratio(23, 6), '3.83'],
    [ratio(1, 200), '0.00'],
    [ratio(0, 1), '0.00'],
    [ratio(-1, 200), '-0.01'],
    [ratio(-5, 4), '-1.25'],
    [ratio(9_007_199_254_740_990, 9_007_199_254_740_991), '0.99'],
  ])('%j prints as %s', (value, text) => {
    expect(truncated(value)).toBe(text);
  });

  test('it reaches a threshold of two decimals exactly when the value does', () => {
    fc.assert(
      fc.property(fractions, fc.integer({ min: -500, max: 500 }), (value, threshold) => {
        const printed = Math.round(Number(truncated(value)) * 100);
        expect(printed >= threshold).toBe(compare(value, fromHundredths(threshold / 100)) >= 0);
      }),
    );
  });
});
