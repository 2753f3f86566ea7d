import { describe, expect, it } from 'vitest';
import {
  assertBothLabels,
  collectPairs,
  holdOutDev,
  type PairColumns,
  readPairs,
  readUnlabelledPairs,
} from '../../corpora/user-pairs.ts';
import type { Pair } from '../../src/data/pair.ts';
import { GemelError } from '../../src/errors.ts';
import { collect, collectUntilError, temporaryFolder } from './temporary.ts';

const folder = temporaryFolder();
const columns: PairColumns = { left: 'a', right: 'b', label: 'same' };

describe('readPairs', () => {
  it.each([
    ['0', 0],
    ['1', 1],
    [' 1 ', 1],
    ['0.0', 0],
    ['1.0', 1],
    ['true', 1],
    ['FALSE', 0],
  ])('reads label %j as %d', async (value, label) => {
    const path = folder.write('label.csv', `a,b,same\nx,y,${value}\n`);
    expect(await collectPairs(path, columns)).toEqual([{ left: 'x', right: 'y', label, line: 2 }]);
  });

  it('reads JSON labels, numbers and booleans', async () => {
    const path = folder.write('label.jsonl', '{"a":"x","b":"y","same":1}\n{"a":"x","b":"z","same":false}\n');
    expect((await collectPairs(path, columns)).map(({ label }) => label)).toEqual([1, 0]);
  });

  it('takes one value for a match, whatever the others are', async () => {
    const path = folder.write('words.csv', 'a,b,same\nx,y,yes\nx,z,no\nx,w,\nx,v, yes\n');
    const pairs = await collectPairs(path, { ...columns, labelMatch: 'yes' });
    expect(pairs.map(({ label }) => label)).toEqual([1, 0, 0, 1]);
  });

  it('stops at the limit, before a broken row', async () => {
    const path = folder.write('limit.csv', 'a,b,same\nx,y,1\nx,z,0\nx,z,maybe\n');
    expect(await collectPairs(path, { ...columns, limit: 2 })).toHaveLength(2);
  });

  it('skips rows that lack a text if told to, and tells their lines', async () => {
    const path = folder.write('skip.csv', 'a,b,same\n,y,1\nx,z,0\nx, ,1\n');
    const skipped: number[] = [];
    const pairs = await collectPairs(path, { ...columns, limit: 1, onEmpty: (line) => skipped.push(line) });
    expect(pairs.map(({ line }) => line)).toEqual([3]);
    expect(skipped).toEqual([2, 4]);
  });

  const refused: [name: string, csv: string, message: RegExp][] = [
    [
      'a word as label',
      'a,b,same\nx,"y\ny",1\nx,y,yes\n',
      /expected a label of 0 or 1 in column "same", found "yes" \(line 4 of .*\): .*--label-match/,
    ],
    ['a grade as label', 'a,b,same\nx,y,2\n', /found "2" \(line 2 of /],
    ['no label', 'a,b,same\nx,y,\n', /found "" \(line 2 of /],
    ['a word that objects have', 'a,b,same\nx,y,constructor\n', /found "constructor" \(line 2 of /],
    ['an empty left text', 'a,b,same\nx,y,1\n" ",y,1\n', /expected a text in column "a", found nothing \(line 3 of /],
    ['an empty right text', 'a,b,same\nx,,1\n', /expected a text in column "b", found nothing \(line 2 of /],
    [
      'a missing label column',
      'a,b,is_same\nx,y,1\n',
      /expected a column "same", found "a", "b", "is_same" .*did you mean "is_same"/,
    ],
  ];
  it.each(refused)('refuses %s', async (_, csv, message) => {
    const path = folder.write('refused.csv', csv);
    const { error } = await collectUntilError(() => readPairs(path, columns));
    expect(error).toBeInstanceOf(GemelError);
    expect(error).toMatchObject({ code: 'bad-input', message: expect.stringMatching(message) });
  });
});

describe('readUnlabelledPairs', () => {
  it('keeps the row and the columns', async () => {
    const path = folder.write('score.csv', 'id,b,a\n7,y,x\n');
    const { table, pairs } = await readUnlabelledPairs(path, { left: 'a', right: 'b' });
    expect(table.columns).toEqual(['id', 'b', 'a']);
    expect(await collect(pairs)).toEqual([
      { left: 'x', right: 'y', row: { line: 2, values: { id: '7', a: 'x', b: 'y' } } },
    ]);
  });

  it('refuses an empty text', async () => {
    const path = folder.write('score-empty.csv', 'a,b\nx,\n');
    const { pairs } = await readUnlabelledPairs(path, { left: 'a', right: 'b' });
    await expect(collect(pairs)).rejects.toThrow(/found nothing \(line 2 of /);
  });
});

describe('assertBothLabels', () => {
  const pair = (label: 0 | 1): Pair => ({ left: 'x', right: 'y', label });
  it.each([
    ['matches only', [pair(1), pair(1)], /found 2, all with label 1 \(pairs\.csv\): .*--label-match/],
    ['non-matches only', [pair(0)], /found 1, all with label 0/],
    ['no pairs', [], /found none \(pairs\.csv\)/],
  ])('refuses %s', (_, pairs, message) => {
    expect(() => assertBothLabels(pairs, 'pairs.csv')).toThrow(message);
  });

  it('takes both', () => {
    expect(() => assertBothLabels([pair(0), pair(1)], 'pairs.csv')).not.toThrow();
  });
});

describe('holdOutDev', () => {
  it('holds out a tenth by text', () => {
    const pairs = Array.from(
      { length: 200 },
      (_, i): Pair => ({ left: `l${i}`, right: `r${i}`, label: i % 2 ? 1 : 0 }),
    );
    const { train, dev } = holdOutDev(pairs, 'pairs.csv');
    expect([train.length, dev.length]).toEqual([180, 20]);
  });

  it('says that pairs which all share a text cannot be split', () => {
    const pairs = Array.from({ length: 200 }, (_, i): Pair => ({ left: 'one', right: `r${i}`, label: i % 2 ? 1 : 0 }));
    expect(() => holdOutDev(pairs, 'pairs.csv')).toThrow(
      /found 0 that serve \(pairs\.csv\): give a file of its own with --dev/,
    );
  });
});
