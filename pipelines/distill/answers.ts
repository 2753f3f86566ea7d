/** What a teacher said of pairs, as a file: asked once, it serves every student. */
import { existsSync } from 'node:fs';
import { readTable } from '../../corpora/table.ts';
import { writeTable } from '../../corpora/table-writer.ts';
import type { Pair } from '../../src/data/pair.ts';
import { GemelError } from '../../src/errors.ts';

const COLUMNS = ['left', 'right', 'answer'];

/** The pairs of such a file, each with an answer from 0 to 1; `undefined` where there is no file yet. */
export async function readAnswers(path: string): Promise<Pair[] | undefined> {
  if (!existsSync(path)) return undefined;
  const pairs: Pair[] = [];
  for await (const { values, line } of await readTable(path, { required: COLUMNS })) {
    const label = values.answer.trim() === '' ? Number.NaN : Number(values.answer);
    if (!(label >= 0 && label <= 1)) {
      throw new GemelError(
        'bad-input',
        `line ${line} of ${path}: expected an answer from 0 to 1, found "${values.answer}"`,
      );
    }
    pairs.push({ left: values.left, right: values.right, label });
  }
  if (pairs.length > 0) return pairs;
  throw new GemelError('bad-input', `expected answers of a teacher, found none (${path}): remove the file to ask anew`);
}

export async function writeAnswers(path: string, pairs: readonly Pair[]): Promise<void> {
  await writeTable(path, COLUMNS, async (write) => {
    for (const { left, right, label } of pairs) await write({ left, right, answer: Number(label.toFixed(5)) });
  });
}
