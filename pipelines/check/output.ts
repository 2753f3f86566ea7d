/** Doubtful titles on their way out: what the terminal shows of them, and the page. */

import { GemelError } from '../../src/errors.ts';
import { type CheckReport, checkPage } from '../../src/report/check/page.ts';
import { formatCount, formatCounted, formatDigits, formatPercent } from '../../src/report/numbers.ts';
import { clipToWidth } from '../../src/report/width.ts';
import { openAtomically } from '../../src/storage/files.ts';
import { type ColumnsToAdd, writeWithColumns } from '../add-columns.ts';
import { readVersion } from '../package-root.ts';
import { type CheckedTitles, type DoubtfulTitle, decidingSentences } from './file.ts';

/** The columns that a check adds. */
export const CHECK_COLUMNS = ['score', 'probability', 'consistent', 'for', 'against', 'suggestion'];

const SHOWN = 10;
const WIDTH = 110;

/** How many fit, and the most doubtful rows with the reasons. */
export function formatDoubtful(
  rows: readonly DoubtfulTitle[],
  told: {
    readonly rows: number;
    readonly consistent: number;
    readonly threshold: number;
    readonly suggestions: number;
    readonly output: string;
    readonly report?: string;
  },
): string {
  const share = formatPercent(told.consistent / told.rows);
  return [
    `${formatCounted(told.rows, 'title')}: ${formatCount(told.consistent)} fit (${share}, a score of at least ${formatDigits(told.threshold)}), ${formatCount(rows.length)} may not`,
    ...(told.suggestions > 0
      ? [`${formatCount(told.suggestions)} of these would better have the title of another`]
      : []),
    ...(rows.length > 0 ? ['', 'The most doubtful', ...rows.slice(0, SHOWN).flatMap(formatRow), ''] : []),
    `All rows: ${told.output}`,
    ...(told.report === undefined ? [] : [`Page:     ${told.report}`]),
  ].join('\n');
}

function formatRow({ row, title, body, probability, sentences, suggestion }: DoubtfulTitle): string[] {
  const reasons = decidingSentences(sentences);
  const lines = [
    `  row ${formatCount(row + 1)}, ${formatPercent(probability)}: ${title}`,
    ...(reasons.against === undefined && reasons.for === undefined ? [`    body     ${body}`] : []),
    ...(reasons.against === undefined ? [] : [`    against  ${reasons.against}`]),
    ...(reasons.for === undefined ? [] : [`    for      ${reasons.for}`]),
    ...(suggestion === undefined ? [] : [`    better   ${suggestion}`]),
  ];
  return lines.map((line) => clipToWidth(line.replace(/[\p{Cc}\u2028\u2029]+/gu, ' '), WIDTH));
}

/** Writes the rows with what was found of them, the most doubtful first or as they came. */
export function writeChecked(
  { scores, probabilities, doubtful, order }: CheckedTitles,
  {
    keepOrder = false,
    ...files
  }: Pick<ColumnsToAdd, 'input' | 'output' | 'onWritten'> & { readonly keepOrder?: boolean },
): Promise<void> {
  const reasons = new Map(doubtful.map((row) => [row.row, row]));
  return writeWithColumns({
    ...files,
    names: CHECK_COLUMNS,
    rows: scores.length,
    valuesOf(row) {
      const doubt = reasons.get(row);
      return {
        score: scores[row],
        probability: probabilities[row],
        consistent: doubt === undefined,
        ...decidingSentences(doubt?.sentences),
        suggestion: doubt?.suggestion,
      };
    },
    ...(!keepOrder && { order }),
  });
}

/** Opens the page, so that a place that cannot be written is told before any work is done. */
export async function openPage(path: string) {
  if (!/\.html?$/i.test(path)) {
    throw new GemelError('bad-usage', `--report: expected a file whose name ends in .html, found ${path}`);
  }
  const file = await openAtomically(path);
  return {
    async write(report: Omit<CheckReport, 'version' | 'doubtful'> & { readonly doubtful: readonly DoubtfulTitle[] }) {
      const doubtful = report.doubtful.map((row) => ({ ...row, row: row.row + 1 }));
      await file.write(checkPage({ ...report, doubtful, version: readVersion() }));
      await file.commit();
    },
    abort: () => file.abort(),
  };
}
