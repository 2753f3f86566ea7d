import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { pictureSide } from '../../src/data/picture-side.ts';
import { allocate } from '../../src/data/side.ts';
import { Random } from '../../src/random.ts';

const folder = mkdtempSync(join(tmpdir(), 'gemel-pictures-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A picture of 4×4 grey pixels, black on the left and white on the right. */
const path = join(folder, 'half.png');
const bytes = Uint8Array.from({ length: 16 }, (_, i) => (i % 4 < 2 ? 0 : 255));
await sharp(bytes, { raw: { width: 4, height: 4, channels: 1 } })
  .png()
  .toFile(path);

const size = { height: 4, width: 4, channels: 1 };
const none = { rows: 0, width: 0, data: new Float32Array(0) };
const black = Array.from(bytes, (byte) => (byte === 0 ? -1 : 1));

describe('pictureSide', () => {
  it('reads each file once, all to one size', async () => {
    const side = pictureSide(size);
    const [first, second] = await side.read([path, path]);
    expect(first).toEqual(bytes);
    expect(second).toBe(first);
    rmSync(path);
    expect((await side.read([path]))[0]).toBe(first);
    await expect(pictureSide(size).read([path])).rejects.toThrow(path);
    await sharp(bytes, { raw: { width: 4, height: 4, channels: 1 } })
      .png()
      .toFile(path);
  });

  it('is fed pixels from −1 to 1, has one length and teaches no embedding row', async () => {
    const side = pictureSide(size);
    const items = await side.read([path]);
    const arrays = allocate(side, 1, side.lengthOf(items[0]));
    expect(side.specs(1, 1)).toEqual({ pixels: { shape: [1, 4, 4, 1], dtype: 'float32' } });
    side.fill(arrays, items, none);
    expect([...arrays.pixels]).toEqual(black);
    expect(side.taught).toBeUndefined();
  });

  it('varies pictures in training alone, and alike for the same seed', async () => {
    const side = pictureSide(size, { flip: true });
    const item = (await side.read([path]))[0];
    const items = Array.from({ length: 8 }, () => item);
    const shown = (random?: Random) => {
      const arrays = allocate(side, 8, 1);
      side.fill(arrays, items, none, random);
      return Array.from({ length: 8 }, (_, n) => [...arrays.pixels.subarray(16 * n, 16 * n + 16)].join());
    };
    const mirrored = black.map((value) => -value);
    expect(new Set(shown())).toEqual(new Set([black.join()]));
    expect(new Set(shown(Random.fromSeed(1)))).toEqual(new Set([black.join(), mirrored.join()]));
    expect(shown(Random.fromSeed(1))).toEqual(shown(Random.fromSeed(1)));
  });

  it('varies nothing where it is not told how', async () => {
    const side = pictureSide(size);
    const items = await side.read([path]);
    const arrays = allocate(side, 1, 1);
    side.fill(arrays, items, none, Random.fromSeed(1));
    expect([...arrays.pixels]).toEqual(black);
  });
});
