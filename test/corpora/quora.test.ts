import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { quora } from '../../corpora/quora.ts';
import { leakage, SeenTexts, unseenSlice } from '../../src/data/seen-texts.ts';
import { collect, countPairs, sharedFolder, temporaryFolder } from './temporary.ts';

const temporary = temporaryFolder();

const HEADER = 'id,question1,question2,is_duplicate\n';
const official = {
  'train.csv': `${HEADER}0,"""Is """"a"""" b?""",b,1\n1,c,d,0\n2,,e,0\n`,
  'dev.csv.gz': gzipSync(`${HEADER}0,e,f,1\n`),
  'test.csv': `${HEADER}0,g,h,0\n`,
  'positives.csv.gz': gzipSync(`${HEADER}0,i,j,1\n`),
};
const WHOLE_HEADER = ['id', 'qid1', 'qid2', 'question1', 'question2', 'is_duplicate'];
const whole = Array.from({ length: 100 }, (_, i) => [
  `${i}`,
  `${2 * i}`,
  `${2 * i + 1}`,
  `left ${i}`,
  `right ${i}`,
  `${i % 2}`,
]);
const lines = (separator: string) =>
  [WHOLE_HEADER, ...whole, ['100', '1', '2', 'lonely', '', '0']].map((row) => row.join(separator)).join('\n');

describe('quora', () => {
  it('reads the official files as they are', async () => {
    const { train, dev, test, notes } = await quora.load({ data: temporary.folder('official', official) });
    expect(train).toEqual([
      { left: '"Is ""a"" b?"', right: 'b', label: 1 },
      { left: 'c', right: 'd', label: 0 },
    ]);
    expect(dev).toEqual([{ left: 'e', right: 'f', label: 1 }]);
    expect(test).toEqual([{ left: 'g', right: 'h', label: 0 }]);
    expect(notes).toEqual([expect.stringMatching(/train\.csv: skipped 1 row that lacks a question$/)]);
  });

  it('keeps positives apart if asked for them, whatever the limit, and counts them as seen in any case', async () => {
    const data = temporary.folder('extra', official);
    const { train, positives } = await quora.load({ data, limit: 1, extra: ['positives'] });
    expect(train.map(({ left }) => left)).toEqual(['"Is ""a"" b?"']);
    expect(positives).toEqual([{ left: 'i', right: 'j', label: 1 }]);
    expect(await quora.load({ data })).not.toHaveProperty('positives');
    expect(await collect(quora.labelledTexts({ data }))).toEqual(['"Is ""a"" b?"', 'b', 'c', 'd', 'i', 'j']);
  });

  it.each([
    ['the original TSV', 'quora_duplicate_questions.tsv', lines('\t')],
    ["Kaggle's train.csv", 'train.csv', lines(',')],
    ["Kaggle's train.csv, packed", 'train.csv.gz', gzipSync(lines(','))],
  ])('splits %s so that no text is on two sides', async (name, file, content) => {
    const data = temporary.folder(name, { [file]: content, 'test.csv': 'test_id,question1,question2\n0,a,b\n' });
    const splits = await quora.load({ data });
    expect([splits.train.length, splits.dev.length, splits.test.length]).toEqual([80, 10, 10]);
    expect(splits.notes.join('\n')).toMatch(/skipped 1 row that lacks a question\n.*no official split/);
    const seen = await SeenTexts.fromTexts(quora.labelledTexts({ data }));
    expect(seen.size).toBe(160);
    expect(unseenSlice([...splits.dev, ...splits.test], seen)).toHaveLength(20);
    expect((await quora.load({ data, limit: 7 })).train).toEqual(splits.train.slice(0, 7));
  });

  const refused: [name: string, files: Record<string, string>, message: RegExp, extra?: string[]][] = [
    [
      'an empty folder',
      {},
      /quora: expected train\.csv or quora_duplicate_questions\.tsv, each also \.gz, found nothing in/,
    ],
    ['other files', { 'a.csv': 'x' }, /found a\.csv in .*: check --data/],
    [
      'a test file that is not there',
      { 'train.csv': official['train.csv'], 'dev.csv': official['test.csv'] },
      /expected test\.csv or test\.csv\.gz, found neither/,
    ],
    [
      'positives that are not there',
      { 'train.csv': lines(',') },
      /expected positives\.csv or positives\.csv\.gz, found neither/,
      ['positives'],
    ],
    ['a broken row', { 'train.csv': `${HEADER}0,a,b,2\n`, 'dev.csv': '' }, /found "2" \(line 2 of .*train\.csv\)/],
  ];
  it.each(refused)('refuses %s', async (name, files, message, extra) => {
    const data = temporary.folder(`refused: ${name}`, files);
    await expect(quora.load({ data, extra })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(message),
    });
  });

  it('refuses a folder that is not there, and an unknown extra', async () => {
    await expect(quora.load({ data: join(temporary.path, 'none') })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(/expected a folder, found none: .*none: check --data/),
    });
    const data = temporary.folder('unknown', official);
    await expect(quora.load({ data, extra: ['negatives'] })).rejects.toMatchObject({
      code: 'bad-usage',
      message: expect.stringMatching(/expected --extra positives, found "negatives"/),
    });
  });
});

const shared = sharedFolder('quora');
describe.skipIf(!existsSync(shared))('quora in ../shared (skipped where that is absent)', () => {
  it('has the known counts, and the known slice of unseen pairs', async () => {
    const { train, positives = [], dev, test, notes } = await quora.load({ data: shared, extra: ['positives'] });
    expect([train, positives, dev, test].map(countPairs)).toEqual([
      { pairs: 35_362, matches: 15_533 },
      { pairs: 97_758, matches: 97_758 },
      { pairs: 2_511, matches: 936 },
      { pairs: 5_062, matches: 1_844 },
    ]);
    expect(notes).toEqual([]);

    const seen = {
      texts: await SeenTexts.fromTexts(quora.labelledTexts({ data: shared })),
      pairs: SeenTexts.fromPairs([...train, ...positives]),
    };
    expect(leakage(test, seen)).toEqual({
      texts: 9_962,
      seenTexts: 2_851,
      pairs: 5_062,
      seenPairs: 0,
      unseenPairs: 3_154,
    });
    expect(countPairs(unseenSlice(test, seen.texts)).matches / 3_154).toBeCloseTo(0.194, 3);
    // The data's README counts 1,573, by ASCII letters alone; by all letters, "What does 啪啪啪啪 mean?" is a text of its own.
    expect(leakage(dev, seen).unseenPairs).toBe(1_574);
  }, 30_000);
});
