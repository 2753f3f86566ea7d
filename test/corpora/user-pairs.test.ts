import { describe, expect, it } from 'vitest';
import {
  assertBothLabels,
  collectGradedPairs,
  collectPairs,
  type PairColumns,
  readPairs,
  readTriplets,
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

describe('collectGradedPairs', () => {
  const graded = (...grades: string[]) =>
    folder.write('graded.csv', `a,b,same\n${grades.map((grade, i) => `l${i},r${i},${grade}\n`).join('')}`);

  it('finds the range in the file', async () => {
    const { pairs, lowest, highest } = await collectGradedPairs(graded('2', ' 4.0', '3', '1e0'), columns);
    expect([lowest, highest]).toEqual([1, 4]);
    expect(pairs.map(({ label }) => label)).toEqual([1 / 3, 1, 2 / 3, 0]);
    expect(pairs[0]).toEqual({ left: 'l0', right: 'r0', label: 1 / 3, line: 2 });
  });

  it('takes the range that is given', async () => {
    const range = { lowest: 0, highest: 5 };
    const { pairs, ...found } = await collectGradedPairs(graded('2', '4'), { ...columns, ...range });
    expect([found, pairs.map(({ label }) => label)]).toEqual([range, [0.4, 0.8]]);
    expect((await collectGradedPairs(graded('2', '4', 'x'), { ...columns, ...range, limit: 2 })).pairs).toHaveLength(2);
  });

  const refused: [name: string, grades: string[], message: RegExp, range?: { lowest?: number; highest?: number }][] = [
    ['a word', ['1', 'high'], /expected a grade, a number, found "high" \(column "same", line 3 of .*graded\.csv\)/],
    ['no grade', ['1', ''], /found "" \(column "same", line 3 of /],
    ['a grade outside the range', ['1', '7'], /expected a grade from 1 to 5, found 7 \(.*line 3 of /, { highest: 5 }],
    ['one grade for all', ['3', '3'], /found 3 as the lowest and 3 as the highest in column "same"/],
  ];
  it.each(refused)('refuses %s', async (_, grades, message, range) => {
    await expect(collectGradedPairs(graded(...grades), { ...columns, ...range })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(message),
    });
  });
});

describe('readTriplets', () => {
  const named = { anchor: 'a', positive: 'p', negative: 'n' };

  it('streams triplets with their lines', async () => {
    const path = folder.write('triplets.csv', 'n,a,p\nz,x,"y\ny"\nw,u,v\n');
    expect(await collect(readTriplets(path, named))).toEqual([
      { anchor: 'x', positive: 'y\ny', negative: 'z', line: 2 },
      { anchor: 'u', positive: 'v', negative: 'w', line: 4 },
    ]);
  });

  it('refuses an empty text', async () => {
    const path = folder.write('triplets-empty.csv', 'a,p,n\nx,y,z\nx,y, \n');
    const { values, error } = await collectUntilError(() => readTriplets(path, named));
    expect(values).toHaveLength(1);
    expect(error).toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(/expected a text in column "n", found nothing \(line 3 of /),
    });
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
