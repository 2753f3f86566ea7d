/** Comma- and tab-separated tables as rows. fast-csv does not count lines: here each row learns on which line of the file it starts. */
import { GemelError } from '../src/errors.ts';
import { refuseDuplicates } from './columns.ts';
import { type CsvParser, openCsvParser } from './csv-parser.ts';
import { usesQuotes } from './quoting.ts';
import type { OpenRows, Row } from './table.ts';

interface Dialect {
  readonly name: string;
  readonly delimiter: ',' | '\t';
}

interface Fields {
  readonly line: number;
  readonly fields: readonly string[];
}

/** In characters. An unclosed quote makes all that follows one row; this is where we stop believing it. */
const LONGEST_ROW = 1 << 20;

export async function openDelimited(text: AsyncIterable<string>, dialect: Dialect): Promise<OpenRows> {
  const { name } = dialect;
  const records = splitRecords(text, dialect);
  const header = await records.next();
  if (header.done) throw new GemelError('bad-input', `expected a header and rows, found only blank lines in ${name}`);
  const columns = header.value.fields;
  refuseDuplicates(columns, name);
  return { columns, rows: toRows(records, { columns, name }) };
}

async function* toRows(
  records: AsyncIterable<Fields>,
  { columns, name }: { columns: readonly string[]; name: string },
): AsyncGenerator<Row> {
  let found = false;
  for await (const { line, fields } of records) {
    if (fields.length !== columns.length) {
      throw new GemelError(
        'bad-input',
        `expected ${columns.length} fields, as in the header, found ${fields.length} (line ${line} of ${name}): ` +
          'a text that holds the separator, a quote or a line break must be in double quotes',
      );
    }
    const values: Record<string, string> = {};
    for (let i = 0; i < columns.length; i++) values[columns[i]] = fields[i];
    found = true;
    yield { line, values };
  }
  if (!found) throw new GemelError('bad-input', `expected rows below the header, found none in ${name}`);
}

/** Every record that is not a blank line. `text` comes in pieces of whole lines. */
async function* splitRecords(text: AsyncIterable<string>, { name, delimiter }: Dialect): AsyncGenerator<Fields> {
  let quoted: boolean | undefined;
  let parser: CsvParser | undefined;
  let line = 1;
  // What the parser was given and has not returned yet; starts at `line`.
  let unfinished = '';
  for await (const piece of text) {
    quoted ??= delimiter === ',' || usesQuotes(piece);
    parser ??= openCsvParser({ delimiter, quoted });
    unfinished += piece;
    let rows: string[][];
    let refusal: GemelError | undefined;
    try {
      rows = await parser.write(piece);
    } catch {
      ({ rows, refusal } = await findRefusal(unfinished, { line, name, delimiter, quoted }));
    }
    const first = line;
    for (const fields of rows) {
      if (fields.length > 0) yield { line, fields };
      line += countLines(fields);
    }
    if (refusal) throw refusal;
    unfinished = dropLines(unfinished, line - first);
    if (unfinished.length > LONGEST_ROW) throw unclosedQuote(line, name);
  }
  const last = await parser?.end().catch(() => {
    throw unclosedQuote(line, name);
  });
  for (const fields of last ?? []) {
    if (fields.length > 0) yield { line, fields };
    line += countLines(fields);
  }
}

/** fast-csv refuses a piece as a whole and does not say where. The most lines that it does take tell: their rows are good, the next is not. */
async function findRefusal(
  text: string,
  { line, name, ...dialect }: Dialect & { line: number; quoted: boolean },
): Promise<{ rows: string[][]; refusal: GemelError }> {
  const lines = text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
  let rows: string[][] = [];
  let taken = 0;
  let refused = lines.length;
  while (refused - taken > 1) {
    const middle = (taken + refused) >>> 1;
    try {
      rows = await openCsvParser(dialect).write(lines.slice(0, middle).join(''));
      taken = middle;
    } catch {
      refused = middle;
    }
  }
  const bad = rows.reduce((at, fields) => at + countLines(fields), line);
  const refusal = new GemelError(
    'bad-input',
    `expected a separator or the end of the line after a closing quote, found more text ` +
      `(row that starts on line ${bad} of ${name}): write a quote inside quotes twice`,
  );
  return { rows, refusal };
}

function unclosedQuote(line: number, name: string): GemelError {
  return new GemelError(
    'bad-input',
    `expected a closing quote, found none for the row that starts on line ${line} of ${name}: close it, or write a quote inside quotes twice`,
  );
}

/** Lines that a record takes in the file: one, and one for each line break in quotes. */
function countLines(fields: readonly string[]): number {
  let lines = 1;
  for (const field of fields) {
    if (field.includes('\n') || field.includes('\r')) lines += field.match(/\r\n|\n|\r/g)?.length ?? 0;
  }
  return lines;
}

function dropLines(text: string, lines: number): string {
  const lineBreak = /\r\n|\n|\r/g;
  for (let i = 0; i < lines; i++) lineBreak.exec(text);
  return text.slice(lines > 0 ? lineBreak.lastIndex : 0);
}
