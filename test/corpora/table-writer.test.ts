import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../corpora/table.ts';
import { addColumns, openTableWriter, valuesOf } from '../../corpora/table-writer.ts';
import { collect, temporaryFolder } from './temporary.ts';

const folder = temporaryFolder();

async function writeRows(name: string, columns: string[], rows: Record<string, unknown>[]): Promise<string> {
  const path = join(folder.path, name);
  const writer = await openTableWriter(path, columns);
  for (const row of rows) await writer.write(row);
  await writer.commit();
  return path;
}

describe('openTableWriter', () => {
  it('writes the columns in their order, quoting where needed', async () => {
    const path = await writeRows(
      'order.csv',
      ['b', 'a', 'n'],
      [{ a: 'x, "y"\nz', b: ' lead', n: 0.5, extra: 1 }, { b: true }],
    );
    expect(readFileSync(path, 'utf8')).toBe('b,a,n\n" lead","x, ""y""\nz",0.5\ntrue,,\n');
  });

  it('keeps the objects of JSON lines, numbers as numbers', async () => {
    const source = folder.write('in.jsonl', '{"id":7,"a":"x"}\n{"a":"y","tags":[1]}\n');
    const table = await readTable(source);
    const rows = (await collect(table)).map((row) => ({ ...valuesOf(row), score: 0.5 }));
    const path = await writeRows('out.jsonl', [...table.columns, 'score'], rows);
    expect(readFileSync(path, 'utf8')).toBe('{"id":7,"a":"x","score":0.5}\n{"a":"y","tags":[1],"score":0.5}\n');
  });

  const field = fc.string({ unit: fc.constantFrom(...'ab"\',;\t \n\r😀é') });
  it.each(['csv', 'tsv', 'csv.gz'])('what is written as %s is read back', async (extension) => {
    const shape = fc
      .integer({ min: 1, max: 3 })
      .chain((width) =>
        fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    await fc.assert(
      fc.asyncProperty(shape, async (cells) => {
        const columns = cells[0].map((_, i) => `c${i}`);
        const rows = cells.map((row) => Object.fromEntries(row.map((value, i) => [columns[i], value])));
        const path = await writeRows(`round.${extension}`, columns, rows);
        expect((await collect(await readTable(path))).map((row) => row.values)).toEqual(rows);
      }),
      { numRuns: 25 },
    );
  });

  it('packs in blocks that unpack as one', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => ({ a: `text ${i}` }));
    const path = await writeRows('blocks.csv.gz', ['a'], rows);
    expect(gunzipSync(readFileSync(path)).toString().split('\n')).toHaveLength(60_002);
  });

  it('leaves the old file as it was when aborted, and nothing beside it', async () => {
    const path = join(folder.path, 'kept.csv');
    writeFileSync(path, 'old');
    const writer = await openTableWriter(path, ['a']);
    await writer.write({ a: 1 });
    await writer.abort();
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder.path).filter((name) => name.startsWith('kept'))).toEqual(['kept.csv']);
  });

  it.each(['scores.txt', 'scores.xlsx', '-'])('refuses to write %s', async (name) => {
    await expect(openTableWriter(name, ['a'])).rejects.toMatchObject({ code: 'bad-usage' });
  });
});

describe('addColumns', () => {
  it('adds at the end', () => {
    expect(addColumns(['a'], { names: ['score', 'match'], table: 'x.csv' })).toEqual(['a', 'score', 'match']);
  });

  it('refuses to write over a column', () => {
    expect(() => addColumns(['a', 'score'], { names: ['score'], table: 'x.csv' })).toThrow(
      /expected no column "score".*x\.csv: rename it/,
    );
  });
});
