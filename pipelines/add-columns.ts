/** The rows of a file once more with further columns, after a first pass has found their values: one by one in their order, or in another. */
import { readTable } from '../corpora/table.ts';
import { addColumns, openTableWriter, valuesOf } from '../corpora/table-writer.ts';
import { GemelError } from '../src/errors.ts';

type Values = Readonly<Record<string, unknown>>;

export interface ColumnsToAdd {
  readonly input: string;
  readonly output: string;
  readonly names: readonly string[];
  /** N, the rows that the first pass has seen. */
  readonly rows: number;
  /** The further values of a row, numbered from 0 as in the input. */
  readonly valuesOf: (row: number) => Values;
  /** The rows as they are to be written; as in the input where left out. All of them are then held in memory. */
  readonly order?: readonly number[];
  /** Told the rows written; may throw to stop. */
  readonly onWritten?: (done: number) => void;
}

/**
 * Refuses, before any work is done, an output that could not be written and an input that could not be read twice or has one of the columns.
 *
 * @throws GemelError `bad-usage` or `bad-input`.
 */
export async function checkColumnsToAdd({
  input,
  output,
  names,
}: Omit<ColumnsToAdd, 'rows' | 'valuesOf'>): Promise<void> {
  if (input === '-') {
    throw new GemelError('bad-usage', '--input: expected a file, since it is read twice, found standard input');
  }
  const table = await readTable(input);
  await table.close();
  const writer = await openTableWriter(output, addColumns(table.columns, { names, table: table.name }));
  await writer.abort();
}

/** Writes the file; nothing of it is seen until it is whole. */
export async function writeWithColumns(added: ColumnsToAdd): Promise<void> {
  const { input, output, names, rows: expected, order, onWritten } = added;
  const table = await readTable(input);
  const writer = await openTableWriter(output, addColumns(table.columns, { names, table: table.name }));
  const held: Values[] = [];
  let written = 0;
  const write = async (values: Values, row: number) => {
    await writer.write({ ...values, ...added.valuesOf(row) });
    onWritten?.(++written);
  };
  try {
    let row = 0;
    for await (const found of table) {
      if (row >= expected) break;
      if (order) held.push(valuesOf(found));
      else await write(valuesOf(found), row);
      row++;
    }
    if (row !== expected) throw changed(table.name, expected, row);
    for (const row of order ?? []) await write(held[row], row);
    await writer.commit();
  } catch (error) {
    await writer.abort();
    throw error;
  } finally {
    await table.close();
  }
}

function changed(name: string, expected: number, found: number): GemelError {
  return new GemelError(
    'bad-input',
    `expected the ${expected} rows that were read a moment ago, found ${found} (${name}): leave the file alone while it is read`,
  );
}
