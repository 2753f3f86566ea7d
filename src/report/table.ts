/** Tables for the terminal. */
import { clipToWidth, displayWidth } from './width.ts';

export interface Column<Row> {
  readonly header: string;
  readonly cell: (row: Row) => string;
  /** `left` where left out; numbers read better from the right. */
  readonly align?: 'left' | 'right';
  /** Terminal columns at most; longer text is cut with an ellipsis. */
  readonly maxWidth?: number;
}

/**
 * Rows under headers, aligned, without borders; wide characters (Chinese, emoji) are counted as the terminal draws them. Line
 * breaks and control characters in a cell become spaces, so no text can move the cursor.
 *
 * @example
 * formatTable([{ name: 'dev', pairs: '2,511' }], [
 *   { header: 'split', cell: (row) => row.name },
 *   { header: 'pairs', cell: (row) => row.pairs, align: 'right' },
 * ]);
 * // split  pairs
 * // dev    2,511
 */
export function formatTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const lines = [
    columns.map(({ header }) => header),
    ...rows.map((row) => columns.map((column) => fitCell(column, row))),
  ];
  const widths = columns.map((_, c) => Math.max(...lines.map((line) => displayWidth(line[c]))));
  return lines
    .map((line) => line.map((cell, c) => padCell(cell, widths[c], columns[c].align)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

function fitCell<Row>({ cell, maxWidth }: Column<Row>, row: Row): string {
  return clipToWidth(cell(row).replace(/[\p{Cc}\u2028\u2029]+/gu, ' '), maxWidth ?? Infinity);
}

function padCell(cell: string, width: number, align: Column<unknown>['align'] = 'left'): string {
  const padding = ' '.repeat(width - displayWidth(cell));
  return align === 'right' ? padding + cell : cell + padding;
}
