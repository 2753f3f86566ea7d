import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { readThumbnails } from '../../src/image/thumbnail.ts';

const folder = mkdtempSync(join(tmpdir(), 'gemel-thumbnail-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pgm(name: string, width: number, height: number): string {
  const path = join(folder, name);
  writeFileSync(path, `P2 ${width} ${height} 255 ${'128 '.repeat(width * height)}`);
  return path;
}

async function sizeOf(uri: string | undefined) {
  const [, bytes = ''] = /^data:image\/webp;base64,(.+)$/.exec(uri ?? '') ?? [];
  const { width, height } = await sharp(Buffer.from(bytes, 'base64')).metadata();
  return [width, height];
}

describe('readThumbnails', () => {
  it('shrinks the longer side, enlarges nothing, and leaves out what cannot be read', async () => {
    const [wide, small, missing] = [pgm('wide.pgm', 80, 40), pgm('small.pgm', 5, 6), join(folder, 'missing.png')];
    const thumbnails = await readThumbnails([wide, missing, small, wide], { side: 32 });
    expect([...thumbnails.keys()]).toEqual([wide, small]);
    expect(await sizeOf(thumbnails.get(wide))).toEqual([32, 16]);
    expect(await sizeOf(thumbnails.get(small))).toEqual([5, 6]);
  });
});
