/** Matches on their way out: the table in the terminal and the file. */
import type { TableWriter } from '../../corpora/table-writer.ts';
import { formatDigits, formatPercent } from '../../src/report/numbers.ts';
import { clipToWidth, displayWidth } from '../../src/report/width.ts';
import type { Match } from './search.ts';

export const MATCH_COLUMNS = ['query', 'rank', 'score', 'probability', 'text', 'key'];

/** A row for each match, best first; the index' own columns come last. */
export async function writeMatches(
  write: TableWriter['write'],
  query: string,
  matches: readonly Match[],
): Promise<void> {
  for (const [i, { fields, score, probability, text, key }] of matches.entries()) {
    await write({ query, rank: i + 1, score, probability, text, key, ...withoutNames(fields) });
  }
}

/** Columns of the index that are called like one of a match stay out. */
function withoutNames(fields: Match['fields']): Match['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !MATCH_COLUMNS.includes(name)));
}

/** Score, probability, text and columns, one match a line. */
export function formatMatches(matches: readonly Match[], columns: readonly string[]): string {
  const rows = [
    ['score', 'probability', 'text', ...columns],
    ...matches.map(({ score, probability, text, fields }) => [
      formatDigits(score),
      formatPercent(probability),
      clipToWidth(text.replace(/\s+/g, ' '), TEXT_WIDTH),
      ...columns.map((column) => clipToWidth(fields[column] ?? '', FIELD_WIDTH)),
    ]),
  ];
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => displayWidth(row[c]))));
  const pad = (cell: string, c: number) => cell + ' '.repeat(widths[c] - displayWidth(cell));
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

const TEXT_WIDTH = 80;
const FIELD_WIDTH = 24;
