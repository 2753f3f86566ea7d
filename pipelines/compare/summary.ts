/** A comparison as the JSON object that others script against, and as tables for the terminal. */
import type { Pair } from '../../src/data/pair.ts';
import { isMatchLabel } from '../../src/data/task.ts';
import { compareSystems } from '../../src/evaluation/comparison.ts';
import { isMatch } from '../../src/evaluation/decisions.ts';
import { probes } from '../../src/evaluation/probes/probes.ts';
import { unseenPairs } from '../../src/evaluation/slices.ts';
import { systemMetrics, type TestPairs, unitsOf } from '../../src/evaluation/system-metrics.ts';
import { chooseThreshold } from '../../src/evaluation/threshold.ts';
import { type ComparisonSummary, metricsOf } from '../../src/report/comparison/summary.ts';
import { describePairwise, describeWinner, formatInterval } from '../../src/report/comparison/verdict.ts';
import { formatCount, formatCounted, formatDuration, formatMetric, metricName } from '../../src/report/numbers.ts';
import { formatTable } from '../../src/report/table.ts';
import { type TrainingData, trainingPairs } from '../labelled-pairs.ts';
import type { ComparedPreset } from './runs.ts';

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

/** Every probe that finds the texts that it reads, fitted on the training pairs, its threshold chosen on dev. */
function measureProbes(data: TrainingData, judged: TestPairs): ComparisonSummary['probes'] {
  const labelled = trainingPairs(data);
  const { paths = [] } = data;
  const readable = probes.filter(({ reads }) => !reads.some((side) => paths.includes(side)));
  const everyUnitOnce = new Uint32Array(unitsOf(judged)).fill(1);
  return Object.fromEntries(
    readable.map(({ name, description, fit }) => {
      const score = fit(labelled);
      const labels = data.dev.map(({ label }) => Number(isMatchLabel(label, data.task)));
      const { threshold } = chooseThreshold(score(data.dev), labels);
      const scores = score(judged.pairs);
      const decisions = Array.from(scores, (value) => Number(isMatch(value, threshold)));
      const metrics = Object.entries(systemMetrics(judged, { scores, decisions }));
      return [name, { description, metrics: Object.fromEntries(metrics.map(([key, of]) => [key, of(everyUnitOnce)])) }];
    }),
  );
}

/** Tables and the verdict in words. */
export function formatComparison(summary: ComparisonSummary): string {
  const { presets, probes: found, comparisons, pairs, seeds, split } = summary;
  const keys = metricsOf(summary);
  const rows = [
    ...presets.map(({ name, parameters, seconds, metrics }) => ({
      name,
      parameters: formatCount(parameters),
      seconds: formatDuration(seconds),
      cell: (key: string) => {
        const { mean, interval } = metrics[key];
        return `${formatMetric(key, mean)} (${formatInterval(key, interval)})`;
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
  const drawn = seeds > 1 ? 'pairs and seeds' : 'pairs';
  const basis = `${formatCounted(pairs, 'pair')}, ${formatCounted(seeds, 'seed')} a preset. In brackets: where 95 of 100 samples of ${drawn} would put it.`;
  const against = comparisons.map(describePairwise).join('\n');
  return [table, basis, against, describeWinner(summary)].filter(Boolean).join('\n\n');
}
