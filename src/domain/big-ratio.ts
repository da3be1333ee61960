/** An exact fraction of any size, with a positive denominator, in lowest terms. */
export interface BigRatio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** `numerator / denominator` in lowest terms. Throws a RangeError when the denominator is 0. */
export function bigRatio(numerator: bigint, denominator: bigint): BigRatio {
  if (denominator === 0n) throw new RangeError('A fraction needs a denominator.');
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export function bigSum(a: BigRatio, b: BigRatio): BigRatio {
  return bigRatio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function bigDifference(a: BigRatio, b: BigRatio): BigRatio {
  return bigRatio(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

export function bigProduct(a: BigRatio, b: BigRatio): BigRatio {
  return bigRatio(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** `a / b`. Throws a RangeError when `b` is 0. */
export function bigQuotient(a: BigRatio, b: BigRatio): BigRatio {
  return bigRatio(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Whether `a <= b`. */
export function bigAtMost(a: BigRatio, b: BigRatio): boolean {
  return a.numerator * b.denominator <= b.numerator * a.denominator;
}
