import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { drawPictures } from '../../corpora/generated/drawn-pictures.ts';
import { encodePng } from '../../corpora/generated/png.ts';
import { readPicture } from '../../src/image/read-picture.ts';

const folder = mkdtempSync(join(tmpdir(), 'gemel-png-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('encodePng: another reader sees the same pixels', async () => {
  const pixels = Uint8Array.from({ length: 3 * 5 * 4 }, (_, i) => (37 * i) % 256);
  const path = join(folder, 'small.png');
  writeFileSync(path, encodePng(pixels, { height: 5, width: 4 }));
  expect((await readPicture(path, { height: 5, width: 4, channels: 3 })).pixels).toEqual(pixels);
});

it('drawPictures: different scenes, each said in two ways that name its two colours', async () => {
  const pairs = await drawPictures(join(folder, 'scenes'), { count: 12, seed: 1 });
  expect(pairs).toHaveLength(24);
  expect(new Set(pairs.map(({ right }) => right)).size).toBe(24);
  for (let i = 0; i < pairs.length; i += 2) {
    const [, colour, shape, place, other] = /^a (\w+) (\w+) (above|left of) a (\w+ \w+)$/.exec(pairs[i].right) ?? [];
    const opposite = place === 'above' ? 'below' : 'right of';
    expect(pairs[i + 1]).toEqual({
      left: pairs[i].left,
      right: `a ${other} ${opposite} a ${colour} ${shape}`,
      label: 1,
    });
  }
  const { pixels } = await readPicture(pairs[0].left, { height: 48, width: 48, channels: 3 });
  expect(
    new Set(Array.from({ length: 48 * 48 }, (_, i) => pixels.slice(3 * i, 3 * i + 3).join())).size,
  ).toBeGreaterThan(1);
});
