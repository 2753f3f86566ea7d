/** The figures of a card with their intervals: the metrics that decide on a task, measured on bootstrap resamples of the pairs. */
import { decideClasses } from '../../src/evaluation/classes.ts';
import { compareSystems, type Estimate } from '../../src/evaluation/comparison.ts';
import { bootstrapInterval, type ResampledMetric } from '../../src/evaluation/paired-bootstrap.ts';
import { resampledMean, resampledPearson } from '../../src/evaluation/resampled-metrics.ts';
import { type Predictions, type TestPairs, unitsOf } from '../../src/evaluation/system-metrics.ts';
import { Random } from '../../src/random.ts';
import type { Estimates } from '../../src/report/card-facts.ts';

export const RESAMPLES = 1000;

/** Of all pairs, and of the unseen ones alone; none where there are no pairs. */
export function estimateSlices(
  test: TestPairs,
  said: Predictions,
  { seed }: { readonly seed: number },
): { readonly whole: Estimates; readonly unseen: Estimates } {
  const { task, pairs, unseen } = test;
  const K = task.kind === 'classes' ? task.names.length : 0;
  const only = (values: ArrayLike<number>) => unseen.map((row) => values[row]);
  const ofUnseen: Predictions = {
    scores: only(said.scores),
    decisions: only(said.decisions),
    ...(said.classes && { classes: unseen.flatMap((row) => rowOf(said.classes ?? [], row, K)) }),
  };
  const newPairs = unseen.map((row) => pairs[row]);
  return {
    whole: estimate({ task, pairs, unseen: [] }, said, seed),
    unseen: estimate({ task, pairs: newPairs, unseen: [] }, ofUnseen, seed),
  };
}

function estimate(test: TestPairs, said: Predictions, seed: number): Estimates {
  if (test.pairs.length === 0) return {};
  const { systems } = compareSystems(test, [{ name: 'model', runs: [said] }], { seed, resamples: RESAMPLES });
  const further = Object.entries(furtherMetrics(test, said)).map(([key, metric]): [string, Estimate] => {
    // Drawn as `compareSystems` draws, so that all figures are of the same resamples.
    const random = Random.fromSeed(seed).fork('pairs');
    const units = test.pairs.length;
    const { value, low, high } = bootstrapInterval({ metric, units, random, resamples: RESAMPLES });
    return [key, { mean: value, interval: [low, high] }];
  });
  const estimates = { ...systems[0].metrics, ...Object.fromEntries(further) };
  return unitsOf(test) < FEWEST_UNITS ? withoutIntervals(estimates) : estimates;
}

/** An interval of few units is too narrow, and of six right answers it has no width at all. */
const FEWEST_UNITS = 30;

function withoutIntervals(estimates: Estimates): Estimates {
  const unknown = [Number.NaN, Number.NaN] as const;
  return Object.fromEntries(Object.entries(estimates).map(([key, { mean }]) => [key, { mean, interval: unknown }]));
}

/** What a card shows beside the metrics that systems are compared by. */
function furtherMetrics({ task, pairs }: TestPairs, { scores, classes }: Predictions): Record<string, ResampledMetric> {
  const labels = pairs.map(({ label }) => label);
  if (task.kind === 'graded') return { pearson: resampledPearson(scores, labels) };
  if (task.kind !== 'classes' || !classes) return {};
  const decided = decideClasses(classes, task.names.length);
  return { classAccuracy: resampledMean(labels.map((label, i) => Number(label === decided[i]))) };
}

function rowOf(values: ArrayLike<number>, row: number, width: number): number[] {
  return Array.from({ length: width }, (_, k) => values[row * width + k]);
}
