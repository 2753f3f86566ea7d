/** Any table of text as a stream of rows: the interface, and the choice of the reader by the file's extension. */
import { type ErrorCode, GemelError, unreachable } from '../src/errors.ts';
import { requireColumns } from './columns.ts';
import { openDelimited } from './delimited.ts';
import { openJsonLines } from './json-lines.ts';
import { openPlainLines } from './plain-lines.ts';
import { readText, type Source, sourceName } from './source.ts';

/** `txt` is one text a line without a header; its only column is called `text`. */
export type TableFormat = 'csv' | 'tsv' | 'jsonl' | 'txt';

/** One row: its values by column, and the line of the file on which it starts, counted from 1. */
export interface Row {
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
  /** A JSON line as found, so that a writer can keep its numbers and lists. */
  readonly json?: Readonly<Record<string, unknown>>;
}

/** A table that is open: its columns in order, and its rows, which can be read once. */
export interface Table extends AsyncIterable<Row> {
  readonly name: string;
  readonly format: TableFormat;
  /** Of JSON lines: the keys of the first object. */
  readonly columns: readonly string[];
  /** For whoever stops before the first row: reading to the end, or leaving a `for await`, closes the file by itself. */
  close(): Promise<void>;
}

export interface TableOptions {
  /** Overrides the extension; standard input has none and is `txt` unless told. */
  readonly format?: TableFormat;
  /** Columns that must be there. */
  readonly required?: readonly string[];
  /** Stands in for standard input. */
  readonly input?: AsyncIterable<Uint8Array>;
}

/** What each format's reader hands back. */
export interface OpenRows {
  readonly columns: readonly string[];
  readonly rows: AsyncGenerator<Row>;
}

/**
 * Opens a `.csv`, `.tsv`, `.jsonl`, `.ndjson` or `.txt` file, each also `.gz`, or `-` for standard input. Rows stream: a file of any size
 * takes a few megabytes.
 *
 * @throws GemelError `bad-input` that names file and line; also while the rows are read.
 * @example
 * for await (const row of await readTable('pairs.csv', { required: ['left', 'right'] })) row.values.left;
 */
export async function readTable(path: string, options: TableOptions = {}): Promise<Table> {
  const { required = [], input } = options;
  const name = sourceName(path);
  const format = options.format ?? formatOf(path);
  const text = readText({ path, input } satisfies Source);
  try {
    const { columns, rows } = await openRows(text, { name, format, required });
    if (format !== 'jsonl') requireColumns(required, { columns, where: format === 'txt' ? name : `line 1 of ${name}` });
    return {
      name,
      format,
      columns,
      [Symbol.asyncIterator]: () => rows,
      close: async () => void (await text.return(undefined)),
    };
  } catch (error) {
    await text.return(undefined);
    throw error;
  }
}

/** The format that a path's extension tells, `.gz` set aside. */
export function formatOf(path: string, code: ErrorCode = 'bad-input'): TableFormat {
  if (path === '-') return 'txt';
  const extension = /\.([a-z0-9]+)$/.exec(path.toLowerCase().replace(/\.gz$/, ''))?.[1];
  switch (extension) {
    case 'csv':
    case 'tsv':
    case 'jsonl':
    case 'txt':
      return extension;
    case 'ndjson':
      return 'jsonl';
    default:
      throw new GemelError(
        code,
        `expected a .csv, .tsv, .jsonl, .ndjson or .txt file, each also .gz, or "-" for standard input, found ${path}`,
      );
  }
}

function openRows(
  text: AsyncGenerator<string>,
  table: { name: string; format: TableFormat; required: readonly string[] },
): Promise<OpenRows> {
  switch (table.format) {
    case 'csv':
      return openDelimited(text, { name: table.name, delimiter: ',' });
    case 'tsv':
      return openDelimited(text, { name: table.name, delimiter: '\t' });
    case 'jsonl':
      return openJsonLines(text, table);
    case 'txt':
      return openPlainLines(text, table.name);
    default:
      return unreachable(table.format);
  }
}
