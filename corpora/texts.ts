/** Single texts from any file: a line each, or a column of a table. What `gemel duplicates` and `gemel embed` read. */
import { GemelError } from '../src/errors.ts';
import { requireColumns } from './columns.ts';
import { readTable, type Table, type TableOptions } from './table.ts';

export interface Text {
  readonly line: number;
  readonly text: string;
}

export interface TextsOptions extends Pick<TableOptions, 'format' | 'input'> {
  /** Of a table with several columns, none of which has one of the usual names. */
  readonly column?: string;
  /** Names that the column usually has; without it text, question, title. */
  readonly usual?: readonly string[];
  /** Told the line of each row whose text is empty; such rows are then skipped instead of refused. */
  readonly onEmpty?: (line: number) => void;
}

const USUAL_NAMES = ['text', 'question', 'title'];

/**
 * Streams the texts of a `.txt`, CSV, TSV or JSONL file, each also `.gz`, or of standard input. Of a table it reads `column`; without it
 * the only column, or else the one called text, question or title. Blank lines of a `.txt` are no texts.
 *
 * @throws GemelError `bad-input` with file and line.
 * @example
 * for await (const { text, line } of readTexts('questions.txt.gz')) text.length + line;
 */
export async function* readTexts(path: string, options: TextsOptions = {}): AsyncGenerator<Text> {
  const table = await readTable(path, options);
  try {
    const column = chooseColumn(table, options.column, options.usual);
    for await (const row of table) {
      const text = row.values[column];
      if (text === undefined)
        requireColumns([column], { columns: Object.keys(row.values), where: `line ${row.line} of ${table.name}` });
      if (text.trim() !== '') yield { line: row.line, text };
      else if (options.onEmpty) options.onEmpty(row.line);
      else {
        throw new GemelError(
          'bad-input',
          `expected a text in column "${column}", found nothing (line ${row.line} of ${table.name})`,
        );
      }
    }
  } finally {
    await table.close();
  }
}

/** The column that was asked for, the only one, or one of the usual names. */
export function chooseColumn(
  table: Pick<Table, 'columns' | 'name'>,
  asked: string | undefined,
  names: readonly string[] = USUAL_NAMES,
): string {
  const where = `line 1 of ${table.name}`;
  if (asked !== undefined) {
    requireColumns([asked], { columns: table.columns, where });
    return asked;
  }
  if (table.columns.length === 1) return table.columns[0];
  const usual = names.flatMap((name) => table.columns.filter((column) => column.toLowerCase() === name));
  if (usual.length > 0) return usual[0];
  const there = table.columns.map((column) => JSON.stringify(column)).join(', ');
  throw new GemelError(
    'bad-input',
    `expected one column, or one called ${names.slice(0, -1).join(', ')} or ${names.at(-1)}, found ${there} (${where}): choose with --column`,
  );
}
