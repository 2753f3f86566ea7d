/** Which of several systems is better on the same test pairs, and whether the difference is more than luck. */
import { isMatchLabel } from '../data/task.ts';
import { Random } from '../random.ts';
import { type McNemarTest, mcnemarTest } from './mcnemar.ts';
import { type BootstrapInterval, bootstrapInterval, type ResampledMetric } from './paired-bootstrap.ts';
import { type Predictions, systemMetrics, type TestPairs, unitsOf } from './system-metrics.ts';

/** A system and what each of its runs, one a seed, says. */
export interface System {
  readonly name: string;
  readonly runs: readonly Predictions[];
}

/** A mean over the runs, and the interval that it could as well have fallen into. */
export interface Estimate {
  readonly mean: number;
  readonly interval: readonly [low: number, high: number];
}

export interface SystemResult {
  readonly name: string;
  readonly metrics: Readonly<Record<string, Estimate>>;
}

export interface PairwiseVerdict {
  readonly a: string;
  readonly b: string;
  readonly metric: string;
  /** That of a less that of b. */
  readonly difference: number;
  readonly interval: readonly [low: number, high: number];
  /** On the decisions of most runs. */
  readonly mcnemar: McNemarTest;
  /** The name of the better one, or `undecided` where the interval holds 0. */
  readonly verdict: string;
}

export interface Comparison {
  /** The metric that decides. */
  readonly metric: string;
  readonly systems: readonly SystemResult[];
  readonly comparisons: readonly PairwiseVerdict[];
  /** The name of the system that is better than each other one; absent where none is. */
  readonly winner?: string;
}

export interface ComparisonOptions {
  readonly seed: number;
  readonly resamples?: number;
}

/**
 * Measures every system, and every two of them against each other by the metric that decides. Resamples draw the test pairs and, where
 * there are several, the runs, both with replacement; two systems are measured on the same draws of pairs (paired bootstrap), so that
 * hard pairs do not count as a difference.
 */
export function compareSystems(
  test: TestPairs,
  systems: readonly System[],
  { seed, resamples = 1000 }: ComparisonOptions,
): Comparison {
  const units = unitsOf(test);
  const measured = systems.map(({ name, runs }) => ({ name, runs, metrics: averaged(test, runs) }));
  const random = (purpose: string) => Random.fromSeed(seed).fork(purpose);
  const interval = (metricOf: (draw: Random) => ResampledMetric, purpose: string): BootstrapInterval =>
    bootstrapInterval({ metric: metricOf(random(`runs ${purpose}`)), units, resamples, random: random('pairs') });
  const [first] = measured;
  const metric = first ? Object.keys(first.metrics)[0] : '';
  const comparisons = measured.flatMap((a, i) =>
    measured.slice(i + 1).map((b): PairwiseVerdict => {
      const found = interval((draw) => {
        const [ofA, ofB] = [a.metrics[metric](draw.fork('a')), b.metrics[metric](draw.fork('b'))];
        return (counts) => ofA(counts) - ofB(counts);
      }, `${a.name} ${b.name}`);
      return {
        a: a.name,
        b: b.name,
        metric,
        difference: found.value,
        interval: [found.low, found.high],
        mcnemar: mcnemarTest({
          first: mostlyDecided(a.runs),
          second: mostlyDecided(b.runs),
          labels: test.pairs.map(({ label }) => Number(isMatchLabel(label, test.task))),
        }),
        verdict: found.low > 0 ? a.name : found.high < 0 ? b.name : 'undecided',
      };
    }),
  );
  const winner = measured.find(({ name }) =>
    measured.every((other) => other.name === name || wins(comparisons, name, other.name)),
  );
  return {
    metric,
    systems: measured.map(({ name, metrics }) => ({
      name,
      metrics: Object.fromEntries(
        Object.entries(metrics).map(([key, of]) => {
          const { value, low, high } = interval(of, `${name} ${key}`);
          return [key, { mean: value, interval: [low, high] as const }];
        }),
      ),
    })),
    comparisons,
    ...(winner && measured.length > 1 && { winner: winner.name }),
  };
}

/** The mean of each metric over runs drawn at random; over all of them where every unit counts once. */
function averaged(test: TestPairs, runs: readonly Predictions[]): Record<string, (draw: Random) => ResampledMetric> {
  const ofRuns = runs.map((run) => systemMetrics(test, run));
  const names = Object.keys(ofRuns[0] ?? {});
  const meanOf = (name: string) => (draw: Random) => (counts: Uint32Array) => {
    const whole = counts.every((count) => count === 1);
    const drawn = whole ? ofRuns : ofRuns.map(() => draw.pick(ofRuns));
    return drawn.reduce((sum, metrics) => sum + metrics[name](counts), 0) / drawn.length;
  };
  return Object.fromEntries(names.map((name) => [name, meanOf(name)]));
}

function wins(comparisons: readonly PairwiseVerdict[], name: string, other: string): boolean {
  return comparisons.some(
    ({ a, b, verdict }) => verdict === name && ((a === name && b === other) || (a === other && b === name)),
  );
}

/** What more than half of the runs decide. */
function mostlyDecided(runs: readonly Predictions[]): number[] {
  const pairs = runs[0]?.decisions.length ?? 0;
  return Array.from({ length: pairs }, (_, i) => {
    const votes = runs.reduce((sum, { decisions }) => sum + decisions[i], 0);
    return 2 * votes > runs.length ? 1 : 0;
  });
}
