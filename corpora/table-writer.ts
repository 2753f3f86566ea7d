/** Rows to a CSV, TSV or JSON-lines file, the counterpart of `table.ts`: streams, and shows the file under its name only when it is whole. */
import { gzipSync } from 'node:zlib';
import { GemelError, unreachable } from '../src/errors.ts';
import { openAtomically } from '../src/storage/files.ts';
import { formatOf, type Row } from './table.ts';

/** A table being written. Exactly one of `commit` and `abort` ends it. */
export interface TableWriter {
  /** One row. CSV and TSV write what the columns name, empty where the row lacks it; JSON lines write the whole row. */
  write(values: Readonly<Record<string, unknown>>): Promise<void>;
  commit(): Promise<void>;
  abort(): Promise<void>;
}

const BLOCK = 1 << 18;

/**
 * Opens a `.csv`, `.tsv` or `.jsonl` file to write, each also `.gz`, and writes its header.
 *
 * @throws GemelError `bad-usage` for another extension or a place that cannot be written.
 * @example
 * const writer = await openTableWriter('scored.csv', [...table.columns, 'score']);
 * await writer.write({ ...valuesOf(row), score: 0.9 });
 * await writer.commit();
 */
export async function openTableWriter(path: string, columns: readonly string[]): Promise<TableWriter> {
  const { header, format } = formatter(path, columns);
  const file = await openAtomically(path);
  const packed = path.toLowerCase().endsWith('.gz');
  let block = header;
  const flush = async () => {
    // Gzip files may be joined end to end, so each block is one.
    await file.write(packed ? gzipSync(block) : block);
    block = '';
  };
  return {
    async write(values) {
      block += format(values);
      if (block.length >= BLOCK) await flush();
    },
    async commit() {
      await flush();
      await file.commit();
    },
    abort: () => file.abort(),
  };
}

/**
 * Writes a table as a whole: under its name stands what `fill` has written once that has ended well, and otherwise what stood there before.
 *
 * @throws GemelError as `openTableWriter`, and whatever `fill` throws.
 * @example
 * await writeTable('scored.csv', ['text', 'score'], async (write) => write({ text: 'a', score: 0.9 }));
 */
export async function writeTable(
  path: string,
  columns: readonly string[],
  fill: (write: TableWriter['write']) => Promise<void>,
): Promise<void> {
  const writer = await openTableWriter(path, columns);
  try {
    await fill(writer.write);
    await writer.commit();
  } catch (error) {
    await writer.abort();
    throw error;
  }
}

/** A row as a writer takes it: of JSON lines the object as found, so that its numbers stay numbers. */
export function valuesOf(row: Row): Readonly<Record<string, unknown>> {
  return row.json ?? row.values;
}

/** The columns of a table and those to be added; refuses to write over one of the user's. */
export function addColumns(columns: readonly string[], added: { names: readonly string[]; table: string }): string[] {
  const taken = added.names.find((name) => columns.includes(name));
  if (taken === undefined) return [...columns, ...added.names];
  throw new GemelError(
    'bad-input',
    `expected no column "${taken}", since one is to be added, found one in ${added.table}: rename it`,
  );
}

interface Formatter {
  readonly header: string;
  readonly format: (values: Readonly<Record<string, unknown>>) => string;
}

function formatter(path: string, columns: readonly string[]): Formatter {
  const format = path === '-' ? 'txt' : formatOf(path, 'bad-usage');
  switch (format) {
    case 'csv':
      return delimited(columns, ',');
    case 'tsv':
      return delimited(columns, '\t');
    case 'jsonl':
      return { header: '', format: (values) => `${JSON.stringify(values)}\n` };
    case 'txt':
      throw new GemelError('bad-usage', `expected a .csv, .tsv or .jsonl file to write, each also .gz, found ${path}`);
    default:
      return unreachable(format);
  }
}

function delimited(columns: readonly string[], delimiter: ',' | '\t'): Formatter {
  const line = (fields: readonly string[]) =>
    `${fields.map((field) => quoted(field, fields.length)).join(delimiter)}\n`;
  return { header: line(columns), format: (values) => line(columns.map((column) => asText(values[column]))) };
}

/** A lone empty field needs its quotes, or its row would be a blank line. */
function quoted(field: string, fieldsInRow: number): string {
  const needed = /[",\t\r\n]|^\s|\s$/.test(field) || (field === '' && fieldsInRow === 1);
  return needed ? `"${field.replaceAll('"', '""')}"` : field;
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
