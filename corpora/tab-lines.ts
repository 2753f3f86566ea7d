/** Tab-separated lines in which every quote is a letter: how the research corpora write their rows. No header is taken off. */
import { GemelError } from '../src/errors.ts';
import { readLines } from './plain-lines.ts';
import { readText } from './source.ts';

export interface TabLine {
  readonly fields: readonly string[];
  /** `line 17 of sick.txt`, for messages. */
  readonly where: string;
}

/** Streams the lines that are not blank; refuses one with fewer fields than asked for. */
export async function* readTabLines(path: string, { fields: least }: { fields: number }): AsyncGenerator<TabLine> {
  for await (const { line, content } of readLines(readText({ path }))) {
    const fields = content.split('\t');
    const where = `line ${line} of ${path}`;
    if (fields.length < least) {
      throw new GemelError(
        'bad-input',
        `expected ${least} fields with tabs between them, found ${fields.length} (${where}): fetch the file again`,
      );
    }
    yield { fields, where };
  }
}

/** The text of a field; refuses an empty one. */
export function textField({ fields, where }: TabLine, index: number): string {
  if (fields[index].trim() !== '') return fields[index];
  throw new GemelError('bad-input', `expected a text in field ${index + 1}, found nothing (${where})`);
}

/** The positions of columns in a header line, by name. */
export function findColumns<Name extends string>(header: TabLine, names: readonly Name[]): Record<Name, number> {
  const missing = names.find((name) => !header.fields.includes(name));
  if (missing === undefined) {
    return Object.fromEntries(names.map((name) => [name, header.fields.indexOf(name)])) as Record<Name, number>;
  }
  throw new GemelError(
    'bad-input',
    `expected a column "${missing}", found ${header.fields.map((name) => JSON.stringify(name)).join(', ')} (${header.where})`,
  );
}
