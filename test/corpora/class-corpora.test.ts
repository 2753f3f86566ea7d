import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { faces } from '../../corpora/faces.ts';
import { drawCharacters } from '../../corpora/generated/drawn-characters.ts';
import { readImageFolder } from '../../corpora/image-folder.ts';
import { mnist } from '../../corpora/mnist.ts';
import { omniglot } from '../../corpora/omniglot.ts';
import type { Pair } from '../../src/data/pair.ts';
import { readPicture } from '../../src/image/read-picture.ts';
import { sharedFolder, temporaryFolder } from './temporary.ts';

const temporary = temporaryFolder();

describe('omniglot', () => {
  const drawings = (root: string, alphabets: Readonly<Record<string, number>>, each = 3) =>
    Object.fromEntries(
      Object.entries(alphabets).flatMap(([alphabet, characters]) =>
        Array.from({ length: characters * each }, (_, i) => {
          const name = `${root}/${alphabet}/character${String(Math.floor(i / each) + 1).padStart(2, '0')}/${i}.png`;
          return [name, `${root} ${alphabet} ${i}`] as const;
        }),
      ),
    );
  const files = {
    'images_background_small1.zip': zip(drawings('images_background_small1', { Greek: 12, Latin: 12 })),
    'images_background_small2.zip': zip(drawings('images_background_small2', { Latin: 12, Tagalog: 5 })),
    'all_runs.zip': zip({
      'run01/class_labels.txt':
        'run01/test/item01.png run01/training/class02.png\nrun01/test/item02.png run01/training/class01.png\n',
      'run01/test/item01.png': 'a',
      'run01/test/item02.png': 'b',
      'run01/training/class01.png': 'c',
      'run01/training/class02.png': 'd',
    }),
  };

  it('holds out a whole alphabet for dev, and tests on alphabets that training does not show', async () => {
    const data = temporary.folder('omniglot', files);
    const splits = await omniglot.classes?.({ data });
    const classesOf = (side: 'train' | 'dev' | 'test') => new Set(splits?.[side].map(({ className }) => className));
    expect(classesOf('train').size + classesOf('dev').size).toBe(24);
    const alphabets = (side: 'train' | 'dev') => new Set([...classesOf(side)].map((name) => name.split('/')[0]));
    expect([alphabets('train').size, alphabets('dev').size]).toEqual([1, 1]);
    expect([...classesOf('dev')].filter((name) => classesOf('train').has(name))).toEqual([]);
    expect([...classesOf('test')].sort()).toEqual([1, 2, 3, 4, 5].map((i) => `Tagalog/character0${i}`));
    expect(splits?.notes.join('\n')).toContain(
      'left out Latin, whose drawings are in images_background_small1.zip too',
    );
    const { train, test } = await omniglot.load({ data });
    expect([share(train), share(test)]).toEqual([0.5, 0.5]);
  });

  it('trains on turned drawings as further characters, where that is asked for', async () => {
    const data = temporary.folder('turned', files);
    const [plain, more] = [await omniglot.classes?.({ data }), await omniglot.classes?.({ data, extra: ['turned'] })];
    expect(more?.train.length).toBe(4 * (plain?.train.length ?? 0));
    expect(more?.dev).toEqual(plain?.dev);
    expect(new Set(more?.train.map(({ className }) => className)).size).toBe(48);
  });

  it('reads the runs as their labels have them', async () => {
    const data = temporary.folder('runs', files);
    const runs = await omniglot.episodes?.({ data });
    const at = (name: string) => join(data, 'all_runs.zip', name);
    expect(runs).toEqual([
      {
        support: [
          { item: at('run01/training/class01.png'), className: 'run01/training/class01' },
          { item: at('run01/training/class02.png'), className: 'run01/training/class02' },
        ],
        probes: [
          { item: at('run01/test/item01.png'), className: 'run01/training/class02' },
          { item: at('run01/test/item02.png'), className: 'run01/training/class01' },
        ],
      },
    ]);
  });

  it.each([
    [
      'a run whose labels name another picture',
      { 'all_runs.zip': zip({ 'run01/class_labels.txt': 'x y\n' }) },
      '"x y" (line 1',
    ],
    ['runs without labels', { 'all_runs.zip': zip({ 'run01/test/item01.png': '' }) }, 'found none'],
  ])('refuses %s', async (name, files, message) => {
    const data = temporary.folder(name, files);
    await expect(omniglot.episodes?.({ data })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining(message),
    });
  });

  const shared = sharedFolder('omniglot');
  it.skipIf(!existsSync(shared))('reads the original small sets', async () => {
    const splits = await omniglot.classes?.({ data: shared });
    expect([splits?.train.length, splits?.dev.length, splits?.test.length]).toEqual([2200, 520, 2120]);
    expect((await omniglot.episodes?.({ data: shared }))?.map(({ probes }) => probes.length)).toEqual(
      new Array(20).fill(20),
    );
  });
});

describe('mnist', () => {
  const table = (rows: number) =>
    ['label,pixel1,pixel2,pixel3,pixel4', ...Array.from({ length: rows }, (_, i) => `${i % 4},${i},0,255,7`)].join(
      '\n',
    );

  it('names each row of pixels by its line, and shows every class on all sides', async () => {
    const data = temporary.folder('mnist', { 'train.csv': table(80), 'test.csv': table(8) });
    const splits = await mnist.classes?.({ data });
    expect(splits?.disjoint).toBe(false);
    for (const side of ['train', 'dev', 'test'] as const)
      expect(new Set(splits?.[side].map(({ className }) => className)).size, side).toBe(4);
    expect(splits?.test[0]).toEqual({ item: `${join(data, 'test.csv')}:2`, className: '0' });
    const picture = await readPicture(splits?.test[1].item ?? '', { height: 2, width: 2, channels: 1 });
    expect([...picture.pixels]).toEqual([1, 0, 255, 7]);
    expect((await mnist.load({ data, limit: 3 })).train).toHaveLength(3);
  });

  it('names a row that is no picture, or leaves it out and says so', async () => {
    const data = temporary.folder('short', { 'train.csv': `${table(80)}\n1,2,3\n`, 'test.csv': table(8) });
    await expect(mnist.load({ data })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(/line 82 .*train\.csv|train\.csv.*line 82|train\.csv:82/),
    });
    const skipped: string[] = [];
    const { train } = await mnist.load({ data, onUnreadable: ({ item }) => void skipped.push(item) });
    expect(skipped).toEqual([`${join(data, 'train.csv')}:82`]);
    expect(train.length).toBeGreaterThan(0);
  });
});

describe('a folder for each class', () => {
  it('is read in the order of the names; people of test and dev are strangers to training', async () => {
    const data = temporary.folder('people', {});
    const drawn = await drawCharacters(data, { classes: 16, perClass: 3, seed: 1, size: 8 });
    expect(await readImageFolder(data)).toEqual(drawn);
    const splits = await faces.classes?.({ data });
    const sides = (['train', 'dev', 'test'] as const).map(
      (side) => new Set(splits?.[side].map(({ className }) => className)).size,
    );
    expect(sides).toEqual([10, 2, 4]);
    const again = await drawCharacters(temporary.folder('again', {}), { classes: 16, perClass: 3, seed: 1, size: 8 });
    const size = { height: 8, width: 8, channels: 1 };
    expect((await readPicture(again[5].item, size)).pixels).toEqual((await readPicture(drawn[5].item, size)).pixels);
    expect((await readPicture(drawn[4].item, size)).pixels).not.toEqual(
      (await readPicture(drawn[5].item, size)).pixels,
    );
  });

  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
    'base64',
  );
  const refused: [name: string, files: Record<string, string | Uint8Array>, message: RegExp][] = [
    ['a folder without folders', { 'a.png': png }, /expected a folder for each class, found none in /],
    [
      'a class with one picture',
      { 'a/1.png': png, 'a/2.png': png, 'b/1.png': png },
      /b: expected at least two pictures of class "b", found only 1\.png/,
    ],
    [
      'a class without pictures',
      { 'a/1.png': png, 'a/2.png': png, 'b/.keep': '' },
      /b: expected at least two pictures of class "b", found none/,
    ],
    [
      'another file among the pictures',
      { 'a/1.png': png, 'a/2.png': png, 'a/x.txt': '' },
      /x\.txt: expected a picture/,
    ],
    [
      'a picture in no class',
      { 'a/1.png': png, 'a/2.png': png, 'x.png': png },
      /x\.png: expected pictures in a folder for each class/,
    ],
  ];
  it.each(refused)('refuses %s, naming it', async (name, files, message) => {
    const data = temporary.folder(name, files);
    await expect(readImageFolder(data)).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(message),
    });
  });

  it('leaves out what cannot be read, where that is asked for', async () => {
    const data = temporary.folder('damaged', {
      ...{ 'a/1.png': png, 'a/2.png': png, 'a/3.png': png.subarray(0, 40) },
      ...{ 'b/1.png': png, 'b/2.png': 'not a picture' },
    });
    const skipped: string[] = [];
    const items = await readImageFolder(data, { onUnreadable: ({ item }) => void skipped.push(item) });
    expect(items.map(({ item }) => item)).toEqual([join(data, 'a/1.png'), join(data, 'a/2.png')]);
    expect(skipped.sort()).toEqual(['a/3.png', 'b/1.png', 'b/2.png'].map((name) => join(data, name)));
  });

  const shared = sharedFolder('faces');
  it.skipIf(!existsSync(shared))('reads the forty people of ORL', async () => {
    const splits = await faces.classes?.({ data: shared });
    expect([splits?.train.length, splits?.dev.length, splits?.test.length]).toEqual([250, 50, 100]);
  });
});

function share(pairs: readonly Pair[]): number {
  return pairs.filter(({ label }) => label === 1).length / pairs.length;
}

/** A zip file as any program would write it (APPNOTE.TXT). */
function zip(files: Readonly<Record<string, string>>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\x05\x06'), end]);
}
