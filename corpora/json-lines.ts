/** JSON lines, one object a line, as rows: numbers and booleans as JSON writes them, null as an empty value, lists and objects as JSON. */
import { GemelError } from '../src/errors.ts';
import { requireColumns } from './columns.ts';
import { readLines } from './plain-lines.ts';
import type { OpenRows, Row } from './table.ts';

export async function openJsonLines(
  text: AsyncIterable<string>,
  table: { name: string; required: readonly string[] },
): Promise<OpenRows> {
  const rows = parseObjects(text, table);
  const first = await rows.next();
  if (first.done)
    throw new GemelError('bad-input', `expected JSON objects, one a line, found only blank lines in ${table.name}`);
  return { columns: Object.keys(first.value.values), rows: withFirst(first.value, rows) };
}

async function* withFirst(first: Row, rows: AsyncGenerator<Row>): AsyncGenerator<Row> {
  try {
    yield first;
    yield* rows;
  } finally {
    await rows.return(undefined);
  }
}

async function* parseObjects(
  text: AsyncIterable<string>,
  table: { name: string; required: readonly string[] },
): AsyncGenerator<Row> {
  for await (const { line, content } of readLines(text)) {
    const where = `line ${line} of ${table.name}`;
    const json = parseObject(content, where);
    const columns = Object.keys(json);
    requireColumns(table.required, { columns, where });
    yield { line, json, values: Object.fromEntries(columns.map((column) => [column, asText(json[column])])) };
  }
}

function parseObject(content: string, where: string): Record<string, unknown> {
  const shown = content.length > 60 ? `${content.slice(0, 60)}…` : content;
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw new GemelError('bad-input', `expected a JSON object, found ${shown} (${where}), which is no JSON`, {
      cause: error,
    });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new GemelError(
      'bad-input',
      `expected a JSON object such as {"left": "…", "right": "…"}, found ${shown} (${where})`,
    );
  }
  return value as Record<string, unknown>;
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null ? '' : JSON.stringify(value);
}
