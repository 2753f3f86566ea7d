import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lcqmc } from '../../corpora/lcqmc.ts';
import { collect, countPairs, identitiesOf, sharedFolder, temporaryFolder } from './temporary.ts';

const temporary = temporaryFolder();
const HEADER = 'sentence1,sentence2,label\n';
const rows = Array.from({ length: 100 }, (_, i) => `什么 ${i},怎么 ${i}！,${i % 2}\n`).join('');
const files = { 'dev.csv': HEADER + rows, 'test.csv': `${HEADER}"a,b",c,0\n` };

describe('lcqmc', () => {
  it('trains on nine tenths of dev where there is no train.csv, no text in both', async () => {
    const data = temporary.folder('without', files);
    const { train, dev, test, notes } = await lcqmc.load({ data });
    expect([train.length, dev.length, test]).toEqual([90, 10, [{ left: 'a,b', right: 'c', label: 0 }]]);
    expect(identitiesOf(train).size + identitiesOf(dev).size).toBe(identitiesOf([...train, ...dev]).size);
    expect(notes).toEqual([expect.stringMatching(/train\.csv is not there: nine tenths of dev\.csv/)]);
    expect(await collect(lcqmc.labelledTexts({ data }))).toHaveLength(180);
    expect((await lcqmc.load({ data, limit: 2 })).train).toEqual(train.slice(0, 2));
  });

  it('uses train.csv and the whole of dev where both are there', async () => {
    const data = temporary.folder('with', { ...files, 'train.csv': `${HEADER}x,y,1\n` });
    const { train, dev, notes } = await lcqmc.load({ data });
    expect([train, dev.length, notes]).toEqual([[{ left: 'x', right: 'y', label: 1 }], 100, []]);
    expect(await collect(lcqmc.labelledTexts({ data }))).toEqual(['x', 'y']);
  });

  it('refuses a folder without test.csv', async () => {
    const data = temporary.folder('no test', { 'dev.csv': HEADER + rows });
    await expect(lcqmc.load({ data })).rejects.toThrow(/lcqmc: expected test\.csv or test\.csv\.gz, found neither/);
  });
});

const shared = sharedFolder('lcqmc');
describe.skipIf(!existsSync(shared))('lcqmc in ../shared (skipped where that is absent)', () => {
  it('has the known counts', async () => {
    const { train, dev, test } = await lcqmc.load({ data: shared });
    expect(train.length + dev.length).toBe(8_802);
    expect([train, dev, test].map(countPairs)).toEqual([
      { pairs: 7_921, matches: 3_961 },
      { pairs: 881, matches: 441 },
      { pairs: 12_500, matches: 6_250 },
    ]);
    expect(identitiesOf(train).size + identitiesOf(dev).size).toBe(identitiesOf([...train, ...dev]).size);
  });
});
