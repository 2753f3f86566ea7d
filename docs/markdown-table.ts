/** Rows of cells → a table in Markdown. */

/** Columns as wide as their widest cell, or, where `aligned` is false, cells as they are: for tables with whole sentences in them. */
export function markdownTable(rows: readonly (readonly string[])[], { aligned = true } = {}): string {
  const [header, ...body] = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = header.map((_, c) => (aligned ? Math.max(3, ...[header, ...body].map((row) => row[c].length)) : 3));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, c) => (aligned ? cell.padEnd(widths[c]) : cell)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
