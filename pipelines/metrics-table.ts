/** An evaluation as lines for the terminal: all pairs and unseen pairs side by side. */
import type { BinaryMetrics } from '../src/evaluation/metrics.ts';
import type { RetrievalMetrics } from '../src/evaluation/retrieval.ts';
import { formatCount, formatDigits, formatMetric, metricName } from '../src/report/numbers.ts';
import type { SplitEvaluation } from '../src/report/report.ts';
import { formatTable } from '../src/report/table.ts';
import { describeLeakage } from '../src/report/verdict.ts';

const MEASURES = [
  'accuracy',
  'precision',
  'recall',
  'f1',
  'averagePrecision',
  'rocAuc',
  'equalErrorRate',
  'logLoss',
] as const;

/** The table and the leakage line. */
export function formatEvaluation(evaluation: SplitEvaluation): string {
  const { split, metrics, byTask, byTaskUnseen, retrieval } = evaluation;
  const further = (key: string, slice: BinaryMetrics) => (slice === metrics ? byTask : byTaskUnseen)[key];
  const rows = [
    ...Object.keys(byTask).map((key) => ({
      name: metricName(key),
      cell: (slice: BinaryMetrics) => formatMetric(key, further(key, slice)),
    })),
    ...(['recallAt1', 'recallAt10'] as const).flatMap((key) => {
      if (!retrieval) return [];
      const name = `${metricName(key)}, right to left`;
      const found = formatMetric(key, retrieval.rightToLeft[key]);
      return [{ name, cell: (slice: BinaryMetrics) => (slice === metrics ? found : '') }];
    }),
    { name: 'pairs', cell: ({ pairs }: BinaryMetrics) => formatCount(pairs) },
    ...MEASURES.map((key) => ({
      name: metricName(key),
      cell: (slice: BinaryMetrics) => formatMetric(key, slice[key]),
    })),
  ];
  const table = formatTable(rows, [
    { header: split, cell: ({ name }) => name, maxWidth: 40 },
    { header: 'all pairs', cell: ({ cell }) => cell(metrics), align: 'right' },
    { header: 'unseen', cell: ({ cell }) => cell(metrics.unseen), align: 'right' },
  ]);
  const notes = [
    ...(retrieval ? [describeRetrieval(retrieval)] : []),
    `A match is a score of at least ${formatDigits(metrics.threshold)}. Unseen: neither text occurs in training.`,
    describeLeakage(evaluation),
  ];
  return `${table}\n\n${notes.join('\n')}`;
}

/** Several matchers on the same pairs, by the name of each: how often they are right, and how well they order. */
export function formatSideBySide(evaluations: Readonly<Record<string, SplitEvaluation>>): string {
  const rows = (['accuracy', 'averagePrecision', 'rocAuc'] as const).map((key) => ({ key, name: metricName(key) }));
  return formatTable(rows, [
    { header: 'test', cell: ({ name }) => name },
    ...Object.entries(evaluations).map(([header, { metrics }]) => ({
      header,
      cell: ({ key }: (typeof rows)[number]) => formatMetric(key, metrics[key]),
      align: 'right' as const,
    })),
  ]);
}

function describeRetrieval({ leftToRight, rightToLeft }: RetrievalMetrics): string {
  const [left, right] = [leftToRight, rightToLeft].map(({ items }) => formatCount(items));
  return `Recall: how many of the ${left} items on the left find one that is theirs among the first 1 or 10 on the right, and of the ${right} on the right likewise.`;
}
