/** Whether one system really decides better than another on the same pairs: McNemar's test. */
import { GemelError } from '../errors.ts';

export interface McNemarTest {
  /** b, pairs that the first system alone decides rightly. */
  readonly onlyFirst: number;
  /** c, pairs that the second system alone decides rightly. */
  readonly onlySecond: number;
  /** How likely so uneven a split is where both are equally good; 1 where they never differ. */
  readonly pValue: number;
}

/**
 * Only the pairs that one system decides rightly and the other wrongly tell them apart; were both equally good, each would win half of these
 * (McNemar 1947). Below 25 such pairs the p-value is that of the two-sided binomial test, `min(1, 2·P(X ≤ min(b, c)))` with
 * X ~ Binomial(b + c, ½); else of `χ² = (|b − c| − 1)² / (b + c)` with one degree of freedom (Edwards 1948, Dietterich 1998).
 *
 * Decisions are compared with labels as they are: 0 and 1, or numbers of classes.
 *
 * @throws GemelError `bad-input` for lengths that differ.
 *
 * @example
 * mcnemarTest({ first: [1, 1, 0], second: [0, 0, 0], labels: [1, 1, 0] }); // { onlyFirst: 2, onlySecond: 0, pValue: 0.5 }
 */
export function mcnemarTest({
  first,
  second,
  labels,
}: {
  /** B, the decisions of one system. */
  readonly first: ArrayLike<number>;
  /** B, those of the other. */
  readonly second: ArrayLike<number>;
  /** B */
  readonly labels: ArrayLike<number>;
}): McNemarTest {
  if (first.length !== labels.length || second.length !== labels.length) {
    throw new GemelError(
      'bad-input',
      `mcnemar: expected two decisions for each of ${labels.length} pairs, found ${first.length} and ${second.length}`,
    );
  }
  let onlyFirst = 0;
  let onlySecond = 0;
  for (let i = 0; i < labels.length; i++) {
    const firstRight = first[i] === labels[i];
    const secondRight = second[i] === labels[i];
    if (firstRight && !secondRight) onlyFirst++;
    if (secondRight && !firstRight) onlySecond++;
  }
  return { onlyFirst, onlySecond, pValue: pValueOf(onlyFirst, onlySecond) };
}

function pValueOf(b: number, c: number): number {
  const differing = b + c;
  if (differing < 25) return Math.min(1, 2 * binomialTail(Math.min(b, c), differing));
  const chiSquare = Math.max(0, Math.abs(b - c) - 1) ** 2 / differing;
  return complementaryError(Math.sqrt(chiSquare / 2));
}

/** P(X ≤ most) for X ~ Binomial(trials, ½). */
function binomialTail(most: number, trials: number): number {
  let term = 2 ** -trials;
  let sum = term;
  for (let k = 1; k <= most; k++) {
    term *= (trials - k + 1) / k;
    sum += term;
  }
  return sum;
}

/**
 * `erfc(x) = 2/√π · ∫ₓ^∞ exp(−t²) dt` for x ≥ 0: the Taylor series of erf while that loses no digits, beyond it Laplace's continued
 * fraction (Abramowitz & Stegun 7.1.5 and 7.1.14).
 */
function complementaryError(x: number): number {
  if (x < 2) {
    let term = x;
    let sum = x;
    for (let n = 1; n < 40; n++) {
      term *= (-x * x) / n;
      sum += term / (2 * n + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = x;
  for (let n = 80; n > 0; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}
