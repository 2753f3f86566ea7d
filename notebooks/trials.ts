/** What `gemel compare` does, for notebooks: every system trained with every seed on the same pairs, then held against the others. */
import { type ComparedPreset, runComparison } from '../pipelines/compare/runs.ts';
import { parseConfig } from '../src/config.ts';
import type { Pair } from '../src/data/pair.ts';
import { SeenTexts } from '../src/data/seen-texts.ts';
import type { Task } from '../src/data/task.ts';
import { compareSystems, type PairwiseVerdict } from '../src/evaluation/comparison.ts';
import { type ComparisonSummary, metricsOf } from '../src/report/comparison/summary.ts';
import { formatDifference, formatInterval } from '../src/report/comparison/verdict.ts';
import { formatMetric, metricName } from '../src/report/numbers.ts';

/** Pairs to learn from, pairs that choose the epoch and the threshold, and pairs to be judged by. */
export interface TrialData {
  readonly train: readonly Pair[];
  readonly dev: readonly Pair[];
  readonly test: readonly Pair[];
  readonly task?: Task;
}

/** Trains each system with each seed. `settings` are those of a preset, by the name of the system. */
export async function runTrials(
  settings: Readonly<Record<string, unknown>>,
  { train, dev, test, task = { kind: 'match' } }: TrialData,
  { seeds }: { readonly seeds: readonly number[] },
): Promise<ComparedPreset[]> {
  return runComparison({
    presets: Object.entries(settings).map(([name, own]) => ({ name, config: parseConfig(own, name) })),
    seeds,
    data: { name: '', description: '', task, train, dev, seen: await SeenTexts.fromTexts([]), notes: [] },
    test,
    engine: { threads: 1 },
    identity: '',
    clock: () => 0,
  });
}

/** The systems held against each other by paired bootstrap over the test pairs and the seeds. */
export function summarise(
  systems: readonly ComparedPreset[],
  { test, task = { kind: 'match' } }: Pick<TrialData, 'test' | 'task'>,
): ComparisonSummary {
  const {
    systems: results,
    comparisons,
    metric,
    winner,
  } = compareSystems({ task, pairs: test, unseen: [] }, systems, { seed: 1 });
  return {
    data: '',
    split: 'test',
    pairs: test.length,
    seeds: systems[0].runs.length,
    metric,
    presets: systems.map((system, i) => ({ ...system, metrics: results[i].metrics })),
    probes: {},
    comparisons,
    winner: winner ?? null,
  };
}

/** A row for each system: the mean over its runs, and the interval, by each metric. */
export function tabulate(summary: ComparisonSummary): Record<string, string>[] {
  return summary.presets.map(({ name, metrics }) => ({
    system: name,
    ...Object.fromEntries(
      metricsOf(summary).map((key) => [
        metricName(key),
        `${formatMetric(key, metrics[key].mean)} (${formatInterval(key, metrics[key].interval)})`,
      ]),
    ),
  }));
}

/** One system against another. The difference is that of a less that of b, whichever was named first in the run. */
export function verdictOn({ comparisons }: ComparisonSummary, a: string, b: string): PairwiseVerdict {
  const found = comparisons.find((pair) => [pair.a, pair.b].sort().join() === [a, b].sort().join());
  if (!found) throw new Error(`expected ${a} and ${b} to have been compared`);
  if (found.a === a) return found;
  const [low, high] = found.interval;
  return { ...found, a, b, difference: -found.difference, interval: [-high, -low] };
}

/** A verdict as a sentence that claims no more than its interval does. */
export function tell({ a, b, metric, difference, interval, verdict }: PairwiseVerdict): string {
  const [low, high] = interval.map((end) => formatDifference(metric, end));
  const figures = `${a} less ${b} is ${formatDifference(metric, difference)} ${metricName(metric)}, ${low} to ${high}`;
  if (verdict === 'undecided') return `${a} or ${b}: not decided. ${figures}: the interval holds zero.`;
  return `${verdict} is better than ${verdict === a ? b : a}. ${figures}.`;
}

/** The text for a that is better, for b that is better, or for neither. */
export function choose(
  { a, b, verdict }: PairwiseVerdict,
  [ofA, ofB, ofNeither]: readonly [ofA: string, ofB: string, ofNeither: string],
): string {
  if (verdict === a) return ofA;
  return verdict === b ? ofB : ofNeither;
}
