import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { stsb } from '../../corpora/stsb.ts';
import { collect, sharedFolder, temporaryFolder } from './temporary.ts';

const temporary = temporaryFolder();
const row = (score: string, left: string, right: string, ...sources: string[]) =>
  `${['main-news', 'MSRpar', '2012test', '0001', score, left, right, ...sources].join('\t')}\n`;
const files = {
  'sts-train.csv': row('5.000', '"Yes", he said', 'He said "yes') + row('1.250', 'a, b', 'c', 'from', 'there'),
  'sts-dev.csv.gz': gzipSync(row('0', 'd', 'e')),
};

describe('stsb', () => {
  it('reads unquoted columns without a header, whatever follows them, and brings grades to 0…1', async () => {
    const data = temporary.folder('usual', files);
    const { train, dev, test, notes } = await stsb.load({ data });
    expect(train).toEqual([
      { left: '"Yes", he said', right: 'He said "yes', label: 1 },
      { left: 'a, b', right: 'c', label: 0.25 },
    ]);
    expect(dev).toEqual([{ left: 'd', right: 'e', label: 0 }]);
    expect([test, notes]).toEqual([[], [expect.stringMatching(/sts-test\.csv is not there/)]]);
    expect((await stsb.load({ data, limit: 1 })).train).toEqual(train.slice(0, 1));
    expect(await collect(stsb.labelledTexts({ data }))).toEqual(train.flatMap(({ left, right }) => [left, right]));
  });

  it('reads the test file where it is there', async () => {
    const data = temporary.folder('test', { ...files, 'sts-test.csv': row('2.5', 'f', 'g') });
    const { test, notes } = await stsb.load({ data });
    expect([test, notes]).toEqual([[{ left: 'f', right: 'g', label: 0.5 }], []]);
  });

  const refused: [name: string, train: string, message: RegExp][] = [
    [
      'too few columns',
      `${row('1', 'a', 'b')}news\ta\tb\n`,
      /expected 7 fields .*found 3 \(line 2 of .*sts-train\.csv\)/,
    ],
    ['a word as grade', row('high', 'a', 'b'), /expected a grade, a number, found "high" \(line 1 of /],
    ['a grade out of range', row('5.5', 'a', 'b'), /expected a grade from 0 to 5, found 5\.5 \(line 1 of /],
    ['an empty sentence', row('5', 'a', ' '), /expected a text in field 7, found nothing \(line 1 of /],
  ];
  it.each(refused)('refuses %s', async (name, train, message) => {
    const data = temporary.folder(name, { ...files, 'sts-train.csv': train });
    await expect(stsb.load({ data })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(message),
    });
  });
});

const shared = sharedFolder('stsb');
describe.skipIf(!existsSync(shared))('stsb in ../shared (skipped where that is absent)', () => {
  it('has the known counts', async () => {
    const { train, dev, test } = await stsb.load({ data: shared });
    expect([train.length, dev.length, test.length]).toEqual([5_749, 1_500, 0]);
  });
});
