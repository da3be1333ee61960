/** An exact fraction in lowest terms, with a positive denominator. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}
