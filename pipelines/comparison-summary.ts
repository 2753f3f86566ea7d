/** A comparison as the JSON object that others script against, and as tables for the terminal. */
import type { Pair } from '../src/data/pair.ts';
import { isMatchLabel } from '../src/data/task.ts';
import { type Comparison, compareSystems, type Estimate } from '../src/evaluation/comparison.ts';
import { probes } from '../src/evaluation/probes/probes.ts';
import { unseenPairs } from '../src/evaluation/slices.ts';
import { systemMetrics, type TestPairs, unitsOf } from '../src/evaluation/system-metrics.ts';
import { chooseThreshold } from '../src/evaluation/threshold.ts';
import { formatCount, formatCounted, formatDuration, formatMetric, metricName } from '../src/report/numbers.ts';
import { formatTable } from '../src/report/table.ts';
import type { ComparedPreset } from './compare-runs.ts';
import type { TrainingData } from './labelled-pairs.ts';

/** The JSON contract of `gemel compare`. */
export interface ComparisonSummary {
  readonly data: string;
  readonly split: string;
  readonly pairs: number;
  readonly seeds: number;
  /** The metric that decides. */
  readonly metric: string;
  readonly presets: readonly {
    readonly name: string;
    readonly parameters: number;
    readonly seconds: number;
    readonly pairsPerSecond: number;
    readonly metrics: Readonly<Record<string, Estimate>>;
  }[];
  /** What rules without a network reach, by the same metrics. */
  readonly probes: Readonly<
    Record<string, { readonly description: string; readonly metrics: Readonly<Record<string, number>> }>
  >;
  readonly comparisons: Comparison['comparisons'];
  /** Better than every other preset; null where none is. */
  readonly winner: string | null;
}

export function summariseComparison({
  systems,
  data,
  test,
  split,
  seed,
  seeds,
}: {
  readonly systems: readonly ComparedPreset[];
  readonly data: TrainingData;
  readonly test: readonly Pair[];
  readonly split: string;
  readonly seed: number;
  readonly seeds: number;
}): ComparisonSummary {
  const judged: TestPairs = { task: data.task, pairs: test, unseen: unseenPairs(test, data.seen) };
  const { systems: results, comparisons, metric, winner } = compareSystems(judged, systems, { seed });
  return {
    data: data.description,
    split,
    pairs: test.length,
    seeds,
    metric,
    presets: systems.map(({ name, parameters, seconds, pairsPerSecond }, i) => ({
      name,
      parameters,
      seconds,
      pairsPerSecond,
      metrics: results[i].metrics,
    })),
    probes: measureProbes(data, judged),
    comparisons,
    winner: winner ?? null,
  };
}

/** Every probe, fitted on the training pairs, its threshold chosen on dev. */
function measureProbes(data: TrainingData, judged: TestPairs): ComparisonSummary['probes'] {
  const everyUnitOnce = new Uint32Array(unitsOf(judged)).fill(1);
  const train = [...data.train];
  return Object.fromEntries(
    probes.map(({ name, description, fit }) => {
      const score = fit(train);
      const labels = data.dev.map(({ label }) => Number(isMatchLabel(label, data.task)));
      const { threshold } = chooseThreshold(score(data.dev), labels);
      const scores = score(judged.pairs);
      const decisions = Array.from(scores, (value) => Number(value >= threshold));
      const metrics = Object.entries(systemMetrics(judged, { scores, decisions }));
      return [name, { description, metrics: Object.fromEntries(metrics.map(([key, of]) => [key, of(everyUnitOnce)])) }];
    }),
  );
}

/** Tables and the verdict in words. */
export function formatComparison(summary: ComparisonSummary): string {
  const { presets, probes: found, comparisons, metric, pairs, seeds, split } = summary;
  const keys = Object.keys(presets[0]?.metrics ?? {});
  const rows = [
    ...presets.map(({ name, parameters, seconds, metrics }) => ({
      name,
      parameters: formatCount(parameters),
      seconds: formatDuration(seconds),
      cell: (key: string) => {
        const { mean, interval } = metrics[key];
        return `${formatMetric(key, mean)} (${interval.map((end) => formatMetric(key, end)).join('–')})`;
      },
    })),
    ...Object.entries(found).map(([name, probe]) => ({
      name: `probe ${name}`,
      parameters: '',
      seconds: '',
      cell: (key: string) => formatMetric(key, probe.metrics[key]),
    })),
  ];
  const table = formatTable(rows, [
    { header: split, cell: ({ name }) => name, maxWidth: 40 },
    ...keys.map((key) => ({
      header: metricName(key),
      cell: (row: (typeof rows)[number]) => row.cell(key),
      align: 'right' as const,
    })),
    { header: 'parameters', cell: (row) => row.parameters, align: 'right' },
    { header: 'training', cell: (row) => row.seconds, align: 'right' },
  ]);
  return `${table}

${formatCounted(pairs, 'pair')}, ${formatCounted(seeds, 'seed')} a preset. In brackets: where 95 of 100 samples of pairs and seeds would put it.

${comparisons.map((verdict) => describeVerdict(verdict)).join('\n')}

${describeWinner(summary, metricName(metric))}`;
}

/** One pairwise verdict as a sentence. */
export function describeVerdict({
  a,
  b,
  metric,
  difference,
  interval,
  mcnemar,
  verdict,
}: Comparison['comparisons'][number]): string {
  const [low, high] = interval.map((end) => formatSigned(metric, end));
  const figures = `${formatSigned(metric, difference)} ${metricName(metric)} (${low} to ${high}); McNemar p = ${mcnemar.pValue.toPrecision(2)}`;
  return verdict === 'undecided'
    ? `${a} and ${b}: no difference shown, ${figures}`
    : `${verdict} is better than ${verdict === a ? b : a}: ${a} − ${b} = ${figures}`;
}

export function describeWinner(
  { winner, presets }: Pick<ComparisonSummary, 'winner' | 'presets'>,
  metric: string,
): string {
  if (winner !== null) return `Best by ${metric}: ${winner}.`;
  return presets.length > 1 ? `No preset is better by ${metric} than every other one.` : '';
}

function formatSigned(metric: string, value: number): string {
  return `${value < 0 ? '−' : '+'}${formatMetric(metric, Math.abs(value))}`;
}
