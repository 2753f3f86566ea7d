import { describe, expect, it } from 'vitest';
import { readPictures } from '../../src/image/read-pictures.ts';
import { pictureFolder } from './pictures.ts';

const folder = pictureFolder();
const size = { height: 1, width: 1, channels: 1 };
// One grey pixel each: 0, 1, 2, …
const paths = Array.from({ length: 30 }, (_, i) => folder.write(`${i}.pgm`, `P2 1 1 255 ${i}`));

describe('readPictures', () => {
  it.each([1, 4, 50])('gives the pictures in the order of the files, %i at a time', async (concurrency) => {
    const pictures = await readPictures(paths, size, { concurrency });
    expect(pictures.map(({ pixels }) => pixels[0])).toEqual(paths.map((_, i) => i));
  });

  it('counts the files that are done', async () => {
    const calls: [number, number][] = [];
    await readPictures(paths, size, { onProgress: (done, total) => calls.push([done, total]) });
    expect(calls).toEqual(paths.map((_, i) => [i + 1, 30]));
  });

  it('gives nothing for no files', async () => {
    expect(await readPictures([], size)).toEqual([]);
  });

  it.each([1, 4, 50])('names the first bad file, however many are read at a time (%i)', async (concurrency) => {
    const bad = ['first', 'second'].map((name) => folder.write(`${name}.pgm`, 'P2 1 1'));
    const mixed = [...paths.slice(0, 9), bad[0], paths[9], bad[1], ...paths.slice(10)];
    let done = 0;
    const reading = readPictures(mixed, size, {
      concurrency,
      onProgress: () => {
        done++;
      },
    });
    await expect(reading).rejects.toThrow(`${bad[0]}: expected a PGM picture`);
    expect(done).toBeLessThan(mixed.length);
  });
});
