/** How far a metric could have come out otherwise on another sample: bootstrap intervals of one system, and of the difference of two. */
import { GemelError } from '../errors.ts';
import type { Random } from '../random.ts';

/** A metric of a resample: unit i occurs `counts[i]` times, so that counts of 1 give the metric itself. `resampled-metrics.ts` makes them. */
export type ResampledMetric = (counts: Uint32Array) => number;

/** What is resampled and how. A unit is whatever was drawn independently: a pair, or a question with all its candidates. */
export interface Resampling {
  readonly units: number;
  readonly random: Random;
  readonly resamples?: number;
  /** The share of resamples between the two ends. */
  readonly level?: number;
}

export interface BootstrapInterval {
  /** The metric of the sample itself. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
  /** The resamples on which the metric is defined. */
  readonly resamples: number;
}

/**
 * The percentile interval of a metric (Efron & Tibshirani 1993, chapter 13): units are drawn with replacement, as many as there are, and the
 * metric of each such resample is noted; the interval spans its middle 95%. Resamples on which the metric is not a number, such as
 * average precision without a match, are left out; NaN where none remains.
 *
 * @throws GemelError `bad-usage` for no resamples, or a level that is not between 0 and 1.
 */
export function bootstrapInterval({
  metric,
  units,
  random,
  resamples = 1000,
  level = 0.95,
}: Resampling & { readonly metric: ResampledMetric }): BootstrapInterval {
  if (!(resamples >= 1 && level > 0 && level < 1)) {
    throw new GemelError(
      'bad-usage',
      `bootstrap: expected at least 1 resample and a level between 0 and 1, found ${resamples} and ${level}`,
    );
  }
  const counts = new Uint32Array(units);
  const values = new Float64Array(resamples);
  for (let resample = 0; resample < resamples; resample++) {
    counts.fill(0);
    for (let draw = 0; draw < units; draw++) counts[random.integer(units)]++;
    values[resample] = metric(counts);
  }
  const defined = values.filter((value) => !Number.isNaN(value)).sort();
  return {
    value: metric(counts.fill(1)),
    low: quantile(defined, (1 - level) / 2),
    high: quantile(defined, (1 + level) / 2),
    level,
    resamples: defined.length,
  };
}

/**
 * The interval of `first − second`, both measured on the same resamples, so that what is easy or hard for both cancels (Berg-Kirkpatrick,
 * Burkett & Klein 2012). An interval without 0 says that the sample suffices to tell the systems apart.
 *
 * @example
 * const [first, second] = [resampledMean([1, 1, 1, 0]), resampledMean([1, 0, 1, 0])];
 * bootstrapDifference({ first, second, units: 4, random: Random.fromSeed(7) }).value; // 0.25
 */
export function bootstrapDifference({
  first,
  second,
  ...resampling
}: Resampling & { readonly first: ResampledMetric; readonly second: ResampledMetric }): BootstrapInterval {
  return bootstrapInterval({ ...resampling, metric: (counts) => first(counts) - second(counts) });
}

/** Of ascending values, with linear interpolation between two of them (type 7 of Hyndman & Fan 1996). */
function quantile(values: Float64Array, share: number): number {
  const position = share * (values.length - 1);
  const below = Math.floor(position);
  if (values.length === 0) return Number.NaN;
  return values[below] + (position - below) * (values[Math.min(below + 1, values.length - 1)] - values[below]);
}
