import type { BigRatio } from './big-ratio.js';
import { bigRatio, bigSum } from './big-ratio.js';

/** An exact fraction in lowest terms, with a positive denominator. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

// Nothing here rounds. Sums and comparisons run in plain numbers while every product is a safe integer, and in BigInt
// otherwise (a true product beyond 2^53 never looks safe, because rounding keeps it there). Only a *result* that has no
// safe numerator or denominator is refused. Panels of up to 12 interviewers, 12 competencies of weight 10 and 12
// answers each cannot get there: an interviewer's score is over 27,720 = lcm(1..12) at most, a panel's score over
// 27,720 x 12, a composite over 27,720 x 27,720 x 120 < 9.3e10, and all of them are 5 at most.

function greatestCommonDivisor(a: number, b: number): number {
  let [larger, smaller] = [Math.abs(a), Math.abs(b)];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** `numerator / denominator` in lowest terms. Throws a RangeError unless both are safe integers and the second is not 0. */
export function ratio(numerator: number, denominator: number): Ratio {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator === 0) {
    throw new RangeError(`No exact fraction: ${numerator}/${denominator}`);
  }
  const divisor = greatestCommonDivisor(numerator, denominator) * Math.sign(denominator);
  // Adding 0 turns -0 into 0, so that equal fractions are equal to the bit.
  return { numerator: numerator / divisor + 0, denominator: denominator / divisor };
}

export const ZERO: Ratio = { numerator: 0, denominator: 1 };

/** The same fraction, free to grow. */
export function toBig(value: Ratio): BigRatio {
  return { numerator: BigInt(value.numerator), denominator: BigInt(value.denominator) };
}

function fromBig(value: BigRatio): Ratio {
  return ratio(Number(value.numerator), Number(value.denominator));
}

export function sum(a: Ratio, b: Ratio): Ratio {
  const numerator = a.numerator * b.denominator + b.numerator * a.denominator;
  const denominator = a.denominator * b.denominator;
  return Number.isSafeInteger(a.numerator * b.denominator) &&
    Number.isSafeInteger(b.numerator * a.denominator) &&
    Number.isSafeInteger(numerator) &&
    Number.isSafeInteger(denominator)
    ? ratio(numerator, denominator)
    : fromBig(bigSum(toBig(a), toBig(b)));
}

export function difference(a: Ratio, b: Ratio): Ratio {
  return sum(a, { numerator: -b.numerator, denominator: b.denominator });
}

/** `value x whole`; `whole` is an integer. */
export function times(value: Ratio, whole: number): Ratio {
  const numerator = value.numerator * whole;
  return Number.isSafeInteger(numerator)
    ? ratio(numerator, value.denominator)
    : fromBig(bigRatio(BigInt(value.numerator) * BigInt(whole), BigInt(value.denominator)));
}

/** `value / whole`; `whole` is an integer and not 0. */
export function dividedBy(value: Ratio, whole: number): Ratio {
  const denominator = value.denominator * whole;
  return Number.isSafeInteger(denominator)
    ? ratio(value.numerator, denominator)
    : fromBig(bigRatio(BigInt(value.numerator), BigInt(value.denominator) * BigInt(whole)));
}

/** Below 0 when `a < b`, 0 when they are equal, above 0 when `a > b`. */
export function compare(a: Ratio, b: Ratio): -1 | 0 | 1 {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right))
    return left < right ? -1 : left > right ? 1 : 0;
  const bigLeft = BigInt(a.numerator) * BigInt(b.denominator);
  const bigRight = BigInt(b.numerator) * BigInt(a.denominator);
  return bigLeft < bigRight ? -1 : bigLeft > bigRight ? 1 : 0;
}

/**
 * A policy number as whole hundredths: 2.5 gives 250. Throws a RangeError when it has more than two decimals, which the
 * role's schema refuses.
 */
export function hundredths(policyNumber: number): number {
  const whole = Math.round(policyNumber * 100);
  if (whole / 100 !== policyNumber) throw new RangeError(`More than two decimals: ${policyNumber}`);
  return whole;
}

/** A policy number, which has at most two decimals, as a fraction. */
export function fromHundredths(policyNumber: number): Ratio {
  return ratio(hundredths(policyNumber), 100);
}

/**
 * The fraction cut, not rounded, to two decimals: 2.996 gives `2.99`, a negative one goes down as well (-0.001 gives
 * `-0.01`). Because thresholds have two decimals, what is printed reaches one from below exactly when the value does. For
 * a threshold of the kind "or lower", cutting alone would not do: 1.504 prints as `1.50`. An interviewer's score cannot
 * lie between 1.50 and 1.51 with fewer than 51 answers.
 */
export function truncated(value: Ratio): string {
  const many = value.numerator * 100;
  if (value.numerator >= 0 && Number.isSafeInteger(many)) {
    const digits = String((many - (many % value.denominator)) / value.denominator).padStart(3, '0');
    return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
  }
  const cut = (BigInt(value.numerator) * 100n) / BigInt(value.denominator);
  const exact = cut * BigInt(value.denominator) === BigInt(value.numerator) * 100n;
  const floor = value.numerator < 0 && !exact ? cut - 1n : cut;
  const digits = (floor < 0n ? -floor : floor).toString().padStart(3, '0');
  return `${floor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
