import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { atec } from '../../corpora/atec.ts';
import { collect, countPairs, identitiesOf, sharedFolder, temporaryFolder } from './temporary.ts';

const temporary = temporaryFolder();
const HEADER = 'sentence1,sentence2,label\n';
const rows = Array.from({ length: 100 }, (_, i) => `\ufeff花呗 ${i}, 借呗 ${i}，吗,${i % 2}\n`).join('');

describe('atec', () => {
  it('takes marks and spaces off the ends, and has no text on two sides', async () => {
    const data = temporary.folder('usual', { 'train.csv': HEADER + rows });
    const { train, dev, test, notes } = await atec.load({ data });
    expect([train.length, dev.length, test.length]).toEqual([80, 10, 10]);
    expect([...train, ...dev, ...test]).toContainEqual({ left: '花呗 7', right: '借呗 7，吗', label: 1 });
    expect(identitiesOf([...train, ...dev, ...test]).size).toBe(200);
    expect([train, dev, test].map((side) => identitiesOf(side).size)).toEqual([160, 20, 20]);
    expect(notes).toEqual([expect.stringMatching(/no official split/)]);
    expect((await atec.load({ data, limit: 2 })).train).toEqual(train.slice(0, 2));
    expect(await collect(atec.labelledTexts({ data }))).toEqual(train.flatMap(({ left, right }) => [left, right]));
  });

  it('tells where the files must come from, since there is no address', async () => {
    await expect(atec.load({})).rejects.toMatchObject({
      code: 'bad-usage',
      message: expect.stringMatching(
        /atec: expected a folder with train\.csv, found none: put train\.csv .*, and name the folder with --data DIR/,
      ),
    });
  });

  it('refuses another label', async () => {
    const data = temporary.folder('label', { 'train.csv': `${HEADER}a,b,2\n` });
    await expect(atec.load({ data })).rejects.toThrow(/found "2" \(line 2 of .*train\.csv\)/);
  });
});

const shared = sharedFolder('atec');
describe.skipIf(!existsSync(shared))('atec in ../shared (skipped where that is absent)', () => {
  it('has the known counts, and no text on two sides', async () => {
    const { train, dev, test } = await atec.load({ data: shared });
    expect(train.length + dev.length + test.length).toBe(39_346);
    expect([train, dev, test].map(countPairs)).toEqual([
      { pairs: 31_476, matches: 6_839 },
      { pairs: 3_935, matches: 855 },
      { pairs: 3_935, matches: 855 },
    ]);
    const sizes = [train, dev, test].map((side) => identitiesOf(side).size);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(identitiesOf([...train, ...dev, ...test]).size);
  });
});
