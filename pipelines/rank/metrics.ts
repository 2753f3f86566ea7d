/** How good a ranking is, as lines for the terminal. */
import { formatMetric, metricName } from '../../src/report/numbers.ts';
import { formatTable } from '../../src/report/table.ts';

/** note: what the figures are of. */
export function formatRankMetrics(metrics: Readonly<Record<string, number>>, note: string): string {
  const keys = Object.keys(metrics).filter((key) => key !== 'questions');
  return formatTable(keys, [
    { header: note, cell: metricName },
    { header: '', cell: (key) => formatMetric(key, metrics[key]), align: 'right' },
  ]);
}
