/** What the page of a comparison is made from: the JSON contract of `gemel compare`, and how it was asked for. */
import type { Comparison, Estimate } from '../../evaluation/comparison.ts';

/** The JSON contract; what cannot be measured is NaN here and null in the file. */
export interface ComparisonSummary {
  /** The training data in words: `quora, 35,362 pairs`. */
  readonly data: string;
  /** What was judged by: `dev`, `test` or the name of a file. */
  readonly split: string;
  readonly pairs: number;
  /** Runs of each preset. */
  readonly seeds: number;
  /** The metric that decides. */
  readonly metric: string;
  readonly presets: readonly PresetSummary[];
  /** What rules without a network reach, by the same metrics. */
  readonly probes: Readonly<Record<string, ProbeSummary>>;
  readonly comparisons: Comparison['comparisons'];
  /** Better than every other preset; null where none is. */
  readonly winner: string | null;
}

export interface PresetSummary {
  readonly name: string;
  readonly parameters: number;
  /** Mean seconds and pairs a second of training. */
  readonly seconds: number;
  readonly pairsPerSecond: number;
  readonly metrics: Readonly<Record<string, Estimate>>;
}

export interface ProbeSummary {
  /** What it knows. */
  readonly description: string;
  readonly metrics: Readonly<Record<string, number>>;
}

/** The input of `comparisonPage`. */
export interface ComparisonReport {
  readonly summary: ComparisonSummary;
  /** The command line that repeats it. */
  readonly command: string;
  /** Of each run, as it was asked for: `90s`, `2000steps`; absent where each preset ran its own epochs. */
  readonly budget?: string;
  /** gemel's version. */
  readonly version: string;
}

/** The metrics by name, the one that decides first. */
export function metricsOf({ metric, presets }: ComparisonSummary): string[] {
  const [first] = presets;
  return first ? [metric, ...Object.keys(first.metrics).filter((key) => key !== metric)] : [];
}

/** The presets from the highest mean to the lowest, those without one last. */
export function rankPresets({ metric, presets }: ComparisonSummary): PresetSummary[] {
  return presets.toSorted((one, other) => descending(one.metrics[metric].mean, other.metrics[metric].mean));
}

/** The probes with their names, likewise. */
export function rankProbes({ metric, probes }: ComparisonSummary): (ProbeSummary & { readonly name: string })[] {
  return Object.entries(probes)
    .map(([name, probe]) => ({ name, ...probe }))
    .sort((one, other) => descending(one.metrics[metric], other.metrics[metric]));
}

function descending(one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
  return other - one;
}
