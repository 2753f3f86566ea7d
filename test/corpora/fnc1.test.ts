import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { PairSplits } from '../../corpora/corpus.ts';
import { fnc1 } from '../../corpora/fnc1.ts';
import { normaliseForIdentity } from '../../src/text/normalise.ts';
import { collect, sharedFolder, temporaryFolder } from './temporary.ts';

const temporary = temporaryFolder();
const bodies = `Body ID,articleBody\n${Array.from({ length: 200 }, (_, i) => `${i},"body ${i >> 1}\n\nsaid ""so"", he"\n`).join('')}`;
const STANCES = ['unrelated', 'discuss', 'agree', 'disagree'];
const stances = (count: number) =>
  `Headline,Body ID,Stance\n${Array.from({ length: count }, (_, i) => `headline ${i},${i},${STANCES[i % 4]}\n`).join('')}`;
const bodiesOf = (pairs: PairSplits['train']) => new Set(pairs.map(({ right }) => normaliseForIdentity(right)));
const distinctBodies = ({ train, dev, test }: PairSplits) => ({
  summed: bodiesOf(train).size + bodiesOf(dev).size + bodiesOf(test).size,
  all: bodiesOf([...train, ...dev, ...test]).size,
});

describe('fnc1', () => {
  it('joins headlines to whole bodies, stances by their number', async () => {
    const data = temporary.folder('join', { 'train_bodies.csv.gz': gzipSync(bodies), 'train_stances.csv': stances(4) });
    const { train, dev, test } = await fnc1.load({ data });
    const pairs = [...train, ...dev, ...test].sort((a, b) => a.label - b.label);
    expect(pairs).toEqual(
      [0, 1, 2, 3].map((i) => ({ left: `headline ${i}`, right: `body ${i >> 1}\n\nsaid "so", he`, label: i })),
    );
  });

  it('has no body on two sides, not even one that has two IDs', async () => {
    const data = temporary.folder('split', { 'train_bodies.csv': bodies, 'train_stances.csv': stances(200) });
    const splits = await fnc1.load({ data });
    expect(splits.train.length + splits.dev.length + splits.test.length).toBe(200);
    for (const side of [splits.dev, splits.test]) expect(side.length).toBeGreaterThan(20);
    expect(distinctBodies(splits)).toEqual({ summed: 100, all: 100 });
    expect((await collect(fnc1.labelledTexts({ data }))).length).toBe(2 * splits.train.length);
    expect((await fnc1.load({ data, limit: 3 })).train).toEqual(splits.train.slice(0, 3));
  });

  const refused: [name: string, rows: string, message: RegExp][] = [
    [
      'a body that is not there',
      'a,999,agree\n',
      /expected the Body ID of a row of train_bodies\.csv, found "999" \(line 2 of .*train_stances\.csv\)/,
    ],
    [
      'another stance',
      '"a\nb",1,agree\nc,2,agrees\n',
      /expected a stance \(unrelated, .*\), found "agrees" \(line 4 of /,
    ],
    ['an empty headline', ',1,agree\n', /expected a text in column "Headline", found nothing \(line 2 of /],
  ];
  it.each(refused)('refuses %s', async (name, rows, message) => {
    const files = { 'train_bodies.csv': bodies, 'train_stances.csv': `Headline,Body ID,Stance\n${rows}` };
    await expect(fnc1.load({ data: temporary.folder(name, files) })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(message),
    });
  });
});

const shared = sharedFolder('fnc1');
describe.skipIf(!existsSync(shared))('fnc1 in ../shared (skipped where that is absent)', () => {
  it('has the known counts, all four stances on each side, and no body on two', async () => {
    const splits = await fnc1.load({ data: shared });
    const { train, dev, test } = splits;
    expect(train.length + dev.length + test.length).toBe(49_972);
    expect([train.length, dev.length, test.length]).toEqual([29_275, 10_792, 9_905]);
    for (const side of [train, dev, test]) expect(new Set(side.map(({ label }) => label)).size).toBe(4);
    const { summed, all } = distinctBodies(splits);
    expect(summed).toBe(all);
  }, 120_000);
});
