/** Plain text, one text a line, as rows with the one column `text`. Blank lines are no rows. */
import { GemelError } from '../src/errors.ts';
import type { OpenRows, Row } from './table.ts';

export async function openPlainLines(text: AsyncIterable<string>, name: string): Promise<OpenRows> {
  async function* rows(): AsyncGenerator<Row> {
    let found = false;
    for await (const { line, content } of readLines(text)) {
      found = true;
      yield { line, values: { text: content } };
    }
    if (!found) throw new GemelError('bad-input', `expected texts, one a line, found only blank lines in ${name}`);
  }
  return { columns: ['text'], rows: rows() };
}

/** The lines that are not blank, without their ends, numbered from 1. */
export async function* readLines(text: AsyncIterable<string>): AsyncGenerator<{ line: number; content: string }> {
  let line = 0;
  for await (const piece of text) {
    const contents = piece.split('\n');
    if (contents[contents.length - 1] === '') contents.pop();
    for (const content of contents) {
      line++;
      if (content.trim() !== '') yield { line, content: content.endsWith('\r') ? content.slice(0, -1) : content };
    }
  }
}
