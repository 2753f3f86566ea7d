/** How numbers are written wherever a person reads them: terminal, report and model card agree because they all ask here. */

/** What is shown for a figure that the data cannot give (NaN). */
const unknown = '–';

/** A share as a percentage: `formatPercent(0.8012)` is `80.1%`. */
export function formatPercent(share: number, decimals = 1): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(decimals)}%` : unknown;
}

/** A whole number with its thousands set apart: `formatCount(5062)` is `5,062`. */
export function formatCount(count: number): string {
  return Number.isFinite(count) ? Math.round(count).toLocaleString('en-US') : unknown;
}

/** A number with its noun: `formatCounted(1, 'pair')` is `1 pair`, of two `2 pairs`. */
export function formatCounted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Three digits that matter: `formatDigits(0.12345)` is `0.123`, of 1234.5 `1,235`. */
export function formatDigits(value: number): string {
  if (!Number.isFinite(value)) return unknown;
  if (Math.abs(value) >= 100) return formatCount(value);
  if (value !== 0 && Math.abs(value) < 0.001) return value.toExponential(2);
  return Number(value.toPrecision(3)).toFixed(Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3);
}

/** Time for people: `formatDuration(83)` is `1 min 23 s`. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return unknown;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

const metricNames: Readonly<Record<string, string>> = {
  accuracy: 'accuracy',
  precision: 'precision',
  recall: 'recall',
  f1: 'F1',
  averagePrecision: 'average precision',
  rocAuc: 'ROC-AUC',
  equalErrorRate: 'equal error rate',
  logLoss: 'log loss',
  unseenAveragePrecision: 'average precision, unseen',
  questions: 'questions',
  map: 'MAP',
  mrr: 'MRR',
  precisionAt1: 'precision at 1',
  precisionAt5: 'precision at 5',
  ndcgAt10: 'nDCG at 10',
  pearson: 'Pearson',
  spearman: 'Spearman',
  weightedScore: 'weighted score',
  macroF1: 'macro-F1',
  classAccuracy: 'accuracy of classes',
  nearestClass: 'nearest class',
  recallAt1: 'recall at 1',
  recallAt10: 'recall at 10',
};

/** At any k. */
const recallAt = /^recallAt(\d+)$/;

/** Those that are no shares. */
const plainNumbers: ReadonlySet<string> = new Set(['logLoss', 'pearson', 'spearman', 'questions']);

/** A metric's key in words: `metricName('averagePrecision')` is `average precision`; an unknown key stays as it is. */
export function metricName(key: string): string {
  return metricNames[key] ?? key.replace(recallAt, 'recall at $1');
}

/** A metric's value: shares as percentages, anything else (log loss, a correlation) by three digits. */
export function formatMetric(key: string, value: number): string {
  if (key === 'questions') return formatCount(value);
  const known = key in metricNames || recallAt.test(key);
  return known && !plainNumbers.has(key) ? formatPercent(value) : formatDigits(value);
}
