/** A forest plot: every preset's mean and interval under each other, probes beside them as hollow marks. */
import { type ComparisonSummary, rankPresets, rankProbes } from '../comparison/summary.ts';
import { formatMetric, metricName } from '../numbers.ts';
import { clipToWidth, displayWidth } from '../width.ts';
import { type Chart, dot, drawChart, labelStyle, palette, ruleX, ruleY, text } from './chart.ts';

interface Row {
  readonly name: string;
  readonly row: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Of one metric; nothing where it was measured of no preset. */
export function drawForest(summary: ComparisonSummary, metric: string): Chart | undefined {
  const presets = rankPresets(summary)
    .map(({ name, metrics: { [metric]: found } }) => ({
      name,
      value: found.mean,
      low: found.interval[0],
      high: found.interval[1],
    }))
    .filter(isMeasured)
    .map((found, row): Row => ({ ...found, row }));
  const probes = rankProbes(summary)
    .map(({ name, metrics: { [metric]: value } }) => ({ name, value, low: value, high: value }))
    .filter(isMeasured)
    .map((found, i): Row => ({ ...found, row: presets.length + i }));
  if (presets.length === 0) return undefined;

  const rows = [...presets, ...probes];
  const names = rows.map(({ name }) => clipToWidth(name, 20));
  const [lowest, highest] = [Math.min(...rows.map(({ low }) => low)), Math.max(...rows.map(({ high }) => high))];
  const padding = (highest - lowest) * 0.12 || 0.05;
  const ofBestProbe = probes.length > 0 ? [Math.max(...probes.map(({ value }) => value))] : [];
  const at = { x: 'value', y: 'row' } as const;
  return drawChart({
    title: titleOf(summary, metric, presets),
    caption: captionOf(summary, probes.length > 0),
    height: 96 + 30 * rows.length,
    marginLeft: 20 + 8 * Math.max(...names.map(displayWidth)),
    x: {
      label: metricName(metric),
      domain: [lowest - padding, highest + padding],
      // 100.0% would reach over the right edge.
      format: (value) => formatMetric(metric, value).replace('.0%', '%'),
      ticks: 4,
    },
    y: {
      label: '',
      domain: [rows.length - 0.5, -0.5],
      format: (row) => names[row],
      ticks: rows.map(({ row }) => row),
      grid: false,
    },
    marks: [
      ruleX(ofBestProbe, { stroke: palette.ink, strokeOpacity: 0.6, strokeDasharray: '2 4' }),
      ruleY(presets, { x1: 'low', x2: 'high', y: 'row', stroke: palette.match, strokeWidth: 2.25 }),
      dot(presets, { ...at, fill: palette.match, r: 5 }),
      dot(probes, { ...at, fill: 'var(--plot-background)', stroke: palette.ink, strokeWidth: 1.5, r: 4.5 }),
      text(rows, {
        ...labelStyle,
        ...at,
        text: ({ value }: Row) => formatMetric(metric, value),
        dy: -12,
        fontSize: 12,
      }),
    ],
  });
}

function isMeasured({ value, low, high }: Omit<Row, 'name' | 'row'>): boolean {
  return [value, low, high].every(Number.isFinite);
}

/** Names a best one only by the metric that decides; the others are not tested. */
function titleOf({ metric: deciding, winner }: ComparisonSummary, metric: string, presets: readonly Row[]): string {
  const name = metricName(metric);
  const best = presets.find((preset) => preset.name === winner);
  if (metric === deciding && best) return `By ${name} ${best.name} is best: ${formatMetric(metric, best.value)}`;
  const values = presets.map(({ value }) => value);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)].map((value) => formatMetric(metric, value));
  if (lowest === highest) return `${capitalised(name)}: ${highest}`;
  if (metric !== deciding) return `${capitalised(name)}: from ${lowest} to ${highest}`;
  return `By ${name} none is shown to be best: from ${lowest} to ${highest}`;
}

function captionOf({ seeds }: ComparisonSummary, hasProbes: boolean): string {
  const dots = seeds > 1 ? `Dots are means of ${seeds} runs` : 'Dots are single runs';
  const probes = hasProbes ? ' Hollow: rules without a network; the dotted line is the best of them.' : '';
  return `${dots}, bars where 95 of 100 resamples put them.${probes}`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
