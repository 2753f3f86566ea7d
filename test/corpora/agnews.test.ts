import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agnews } from '../../corpora/agnews.ts';
import type { PairSplits } from '../../corpora/corpus.ts';
import { collect, countPairs, identitiesOf, sharedFolder, temporaryFolder } from './temporary.ts';

const temporary = temporaryFolder();
const rows = Array.from({ length: 200 }, (_, i) => `"${(i % 2) + 1}","title ${i}","about, ""${i}"""\n`).join('');
const HEADER = 'class,title,description\n';
const numberIn = (text: string) => Number(/\d+/.exec(text)?.[0]);
const sidesOf = ({ train, dev, test }: PairSplits) => [train, dev, test];
const sharedTexts = (splits: PairSplits) => {
  const sides = sidesOf(splits).map(identitiesOf);
  const all = new Set(sides.flatMap((side) => [...side]));
  return sides.reduce((sum, { size }) => sum + size, 0) - all.size;
};

describe('agnews', () => {
  it('gives each title its own description, then that of another row of its class and side', async () => {
    const splits = await agnews.load({ data: temporary.folder('pairs', { 'test.csv': HEADER + rows }) });
    for (const side of sidesOf(splits)) {
      expect(countPairs(side)).toEqual({ pairs: side.length, matches: side.length / 2 });
      for (const [i, { left, right, label }] of side.entries()) {
        expect(label).toBe(i % 2 === 0 ? 1 : 0);
        expect(numberIn(left) === numberIn(right)).toBe(label === 1);
        expect(numberIn(left) % 2).toBe(numberIn(right) % 2);
      }
    }
    expect(splits.train[0].right).toMatch(/^about, "\d+"$/);
  });

  it('splits by title, the same for ever, and shares no text', async () => {
    const data = temporary.folder('split', { 'test.csv': HEADER + rows });
    const splits = await agnews.load({ data });
    expect(sharedTexts(splits)).toBe(0);
    expect(sidesOf(splits).map((side) => side.length)).toEqual([138, 42, 220]);
    expect(await agnews.load({ data })).toEqual(splits);
    expect((await agnews.load({ data, limit: 3 })).train).toEqual(splits.train.slice(0, 3));
    expect(await collect(agnews.labelledTexts({ data }))).toHaveLength(2 * splits.train.length);
  });

  it('reads the file as published, without a header', async () => {
    const published = await agnews.load({ data: temporary.folder('published', { 'test.csv': rows }) });
    expect(published).toEqual(await agnews.load({ data: temporary.folder('headed', { 'test.csv': HEADER + rows }) }));
  });

  it('leaves out a row whose description an earlier one has, unless its title is the same too', async () => {
    const repeated = `${HEADER}${rows}1,other,"About ""0"""\n1,Title 0,"about, ""0"""\n`;
    const { notes } = await agnews.load({ data: temporary.folder('repeated', { 'test.csv': repeated }) });
    expect(notes.at(-1)).toMatch(/left out 1 of 202 rows/);
  });

  it('leaves a match alone where no other row could lend a description', async () => {
    const data = temporary.folder('alone', { 'test.csv': `${HEADER}1,a,b\n2,c,d\n` });
    expect(sidesOf(await agnews.load({ data })).flatMap((side) => side.map(({ label }) => label))).toEqual([1, 1]);
  });

  it.each([
    ['another class', `${HEADER}5,a,b\n`, /expected a class from 1 to 4, a title .*found \["5","a","b"\] \(line 2 of /],
    ['an empty description', `${HEADER}1,a,b\n1,a,\n`, /found \["1","a",""\] \(line 3 of .*test\.csv\)/],
    ['other columns', 'title,text\na,b\n', /found \["title","text"\] \(line 1 of /],
  ])('refuses %s', async (name, content, message) => {
    await expect(agnews.load({ data: temporary.folder(name, { 'test.csv': content }) })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(message),
    });
  });
});

const shared = sharedFolder('agnews');
describe.skipIf(!existsSync(shared))('agnews in ../shared (skipped where that is absent)', () => {
  it('uses each of the 7,600 rows but those that repeat a description, and shares no text', async () => {
    const splits = await agnews.load({ data: shared });
    expect(splits.notes.at(-1)).toMatch(/left out 6 of 7600 rows/);
    expect(sidesOf(splits).map(countPairs)).toEqual([
      { pairs: 6_056, matches: 3_028 },
      { pairs: 1_572, matches: 786 },
      { pairs: 7_560, matches: 3_780 },
    ]);
    expect(sharedTexts(splits)).toBe(0);
  });
});
