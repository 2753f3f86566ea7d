/** What was measured for a card, as the JSON object that others script against and as lines for the terminal. */
import { figureCell } from '../../src/report/card-facts.ts';
import { formatCount, metricName } from '../../src/report/numbers.ts';
import { formatTable } from '../../src/report/table.ts';
import type { Measured } from './measure.ts';
import type { WrittenCard } from './write.ts';

/** The JSON contract of `gemel card`. */
export function cardJson(model: string, measured: Measured, { card, bytes }: WrittenCard): Record<string, unknown> {
  const { evaluation, estimates, resampling, speed, dimension } = measured;
  const { split, pairs, unseen } = evaluation;
  return {
    model,
    split,
    pairs: pairs.length,
    metrics: estimates.whole,
    unseen: { pairs: unseen.length, metrics: estimates.unseen },
    resampling,
    bytes,
    speed,
    dimension: dimension ?? null,
    card,
  };
}

/** The figures that decide, speed and size, and where the card is. */
export function formatMeasured({ evaluation, estimates, speed }: Measured, { card, bytes }: WrittenCard): string {
  const { split, metrics } = evaluation;
  const { whole, unseen } = estimates;
  const cell = (key: string, of: typeof whole) => figureCell(key, of[key]?.mean ?? Number.NaN, of);
  const rows = [
    { name: 'pairs', all: formatCount(metrics.pairs), fresh: formatCount(metrics.unseen.pairs) },
    ...Object.keys(whole).map((key) => ({ name: metricName(key), all: cell(key, whole), fresh: cell(key, unseen) })),
  ];
  const table = formatTable(rows, [
    { header: split, cell: ({ name }) => name, maxWidth: 40 },
    { header: 'all pairs', cell: ({ all }) => all, align: 'right' },
    { header: 'unseen', cell: ({ fresh }) => fresh, align: 'right' },
  ]);
  return `${table}

${formatCount(speed.perSecond)} ${speed.of} a second, ${(bytes / 1e6).toFixed(1)} MB
Card: ${card}`;
}
