import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flickr8k } from '../../corpora/flickr8k.ts';
import { collect, countPairs, sharedFolder, temporaryFolder } from './temporary.ts';

const temporary = temporaryFolder();
const HEADER = 'image,caption\n';
const captions = (...pictures: string[]) =>
  HEADER + pictures.flatMap((name) => [0, 1, 2].map((i) => `${name}.jpg,"Picture ""${name}"", ${i}"\n`)).join('');
const files = {
  'images/a.jpg': '',
  'images/b.jpg': '',
  'images/c.jpg': '',
  'images/d.jpg': '',
  'train.csv': captions('a'),
  'dev.csv': captions('b', 'c'),
  'test.csv': captions('d'),
};

describe('flickr8k', () => {
  it('gives every caption of train as a match of its picture', async () => {
    const data = temporary.folder('train', files);
    const { train } = await flickr8k.load({ data });
    const left = join(data, 'images', 'a.jpg');
    expect(train).toEqual([0, 1, 2].map((i) => ({ left, right: `Picture "a", ${i}`, label: 1 })));
    expect((await flickr8k.load({ data, limit: 2 })).train).toEqual(train.slice(0, 2));
    expect(await collect(flickr8k.labelledTexts({ data }))).toEqual(train.flatMap((pair) => [pair.left, pair.right]));
  });

  it('lets each match of dev and test be followed by a caption of another picture, where there is one', async () => {
    const data = temporary.folder('dev', files);
    const { dev, test } = await flickr8k.load({ data });
    expect(dev.map(({ label }) => label)).toEqual([1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0]);
    for (const { left, right, label } of dev) expect(right.includes(`"${basename(left, '.jpg')}"`)).toBe(label === 1);
    expect(test.map(({ label }) => label)).toEqual([1, 1, 1]);
    expect((await flickr8k.load({ data })).dev).toEqual(dev);
  });

  const refused: [name: string, dev: string, message: RegExp][] = [
    [
      'a missing picture',
      captions('b', 'e'),
      /expected the picture e\.jpg in .*images, found none \(line 5 of .*dev\.csv\)/,
    ],
    ['an empty caption', `${HEADER}b.jpg, \n`, /expected a text in column "caption", found nothing \(line 2 of /],
  ];
  it.each(refused)('refuses %s', async (name, dev, message) => {
    await expect(flickr8k.load({ data: temporary.folder(name, { ...files, 'dev.csv': dev }) })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(message),
    });
  });

  it('refuses a folder without pictures', async () => {
    const data = temporary.folder('none', { 'train.csv': files['train.csv'] });
    await expect(flickr8k.load({ data })).rejects.toThrow(/flickr8k: expected images or images\.gz, found neither in/);
  });
});

const shared = sharedFolder('flickr8k');
describe.skipIf(!existsSync(shared))('flickr8k in ../shared (skipped where that is absent)', () => {
  it('has the known counts of pictures and captions', async () => {
    const { train, dev, test } = await flickr8k.load({ data: shared });
    expect([train, dev, test].map(countPairs)).toEqual([
      { pairs: 30_000, matches: 30_000 },
      { pairs: 10_000, matches: 5_000 },
      { pairs: 10_000, matches: 5_000 },
    ]);
    expect([train, dev, test].map((side) => new Set(side.map(({ left }) => left)).size)).toEqual([6_000, 1_000, 1_000]);
  });
});
