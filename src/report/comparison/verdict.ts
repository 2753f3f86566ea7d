/** A comparison in plain language: what it shows, and what it does not. */
import { formatCounted, formatMetric, metricName } from '../numbers.ts';
import { type ComparisonSummary, rankPresets, rankProbes } from './summary.ts';

type Pairwise = ComparisonSummary['comparisons'][number];

/** The paragraph that opens the page: the best preset if there is one, whether networks are needed at all, and what this rests on. */
export function describeComparison(summary: ComparisonSummary): string[] {
  return [describeWinner(summary), describeProbes(summary), describeBasis(summary)].filter(Boolean);
}

/** Names a preset as the best only where it is better than each other one. */
export function describeWinner(summary: ComparisonSummary): string {
  const { metric, winner, comparisons } = summary;
  const ranked = rankPresets(summary);
  const best = ranked.find(({ name }) => name === winner) ?? ranked[0];
  if (!best) return 'No preset was compared.';
  const reached = `${formatMetric(metric, best.metrics[metric].mean)} (${formatInterval(metric, best.metrics[metric].interval)})`;
  if (ranked.length === 1)
    return `${best.name} reaches ${reached} by ${metricName(metric)}; nothing to compare it with.`;
  if (winner !== null) {
    const others = ranked.length === 2 ? 'the other preset' : 'every other preset';
    return `${winner} is better than ${others} by ${metricName(metric)}: it reaches ${reached}.`;
  }
  const unbeaten = ranked.map(({ name }) => name).filter((name) => !comparisons.some((pair) => loserOf(pair) === name));
  if (unbeaten.length === ranked.length)
    return `By ${metricName(metric)} no preset is shown to be better than another.`;
  const left = unbeaten.length === 0 ? '' : ` Beaten by none: ${listed(unbeaten)}.`;
  return `By ${metricName(metric)} no preset is shown to be better than every other one.${left}`;
}

/** Two presets against each other, as a line. */
export function describePairwise({ a, b, metric, difference, interval, mcnemar, verdict }: Pairwise): string {
  const [low, high] = interval.map((end) => formatDifference(metric, end));
  const figures = `${formatDifference(metric, difference)} ${metricName(metric)} (${low} to ${high}); McNemar ${formatPValue(mcnemar.pValue)}`;
  return verdict === 'undecided'
    ? `${a} and ${b}: no difference shown, ${figures}`
    : `${verdict} is better than ${verdict === a ? b : a}: ${a} − ${b} = ${figures}`;
}

function describeProbes(summary: ComparisonSummary): string {
  const { metric, presets } = summary;
  const [best] = rankProbes(summary);
  if (!best || presets.length === 0 || !Number.isFinite(best.metrics[metric])) return '';
  const value = best.metrics[metric];
  const reached = `The best rule without a network, ${best.name}, reaches ${formatMetric(metric, value)}`;
  const doubtful = presets.filter(({ metrics }) => !(metrics[metric].interval[0] > value)).map(({ name }) => name);
  if (doubtful.length === 0) {
    return `${reached}, below the interval of ${presets.length === 1 ? 'the preset' : 'every preset'}.`;
  }
  const [verb, rest] = doubtful.length === 1 ? ['is', 'it knows'] : ['are', 'they know'];
  return `${reached}; ${listed(doubtful)} ${verb} not shown to be better than that, so perhaps ${rest} no more than it does.`;
}

function describeBasis({ pairs, split, seeds }: ComparisonSummary): string {
  const judged = `Judged by ${formatCounted(pairs, 'pair')} (${split})`;
  return seeds > 1
    ? `${judged}, each preset trained ${seeds} times with different seeds.`
    : `${judged}, each preset trained once: how much the seed matters is not known.`;
}

/** The two ends of an interval: `74.0%–76.4%`. */
export function formatInterval(metric: string, [low, high]: readonly [low: number, high: number]): string {
  return `${formatMetric(metric, low)}–${formatMetric(metric, high)}`;
}

/** A difference with its sign: `formatDifference('accuracy', -0.012)` is `−1.2%`. */
export function formatDifference(metric: string, value: number): string {
  const size = formatMetric(metric, Math.abs(value));
  return Number.isFinite(value) ? `${value < 0 ? '−' : '+'}${size}` : size;
}

/** `p = 0.031`, of tiny ones `p < 0.001`. */
export function formatPValue(value: number): string {
  return value < 0.001 ? 'p < 0.001' : `p = ${value.toFixed(3)}`;
}

function loserOf({ a, b, verdict }: Pairwise): string | undefined {
  if (verdict === 'undecided') return undefined;
  return verdict === a ? b : a;
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names);
}
