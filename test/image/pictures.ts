/** Pictures for the tests of this folder: made here, none is committed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll } from 'vitest';

/** A folder for one test file, removed afterwards. `write` gives the path of what it wrote. */
export function pictureFolder() {
  const path = mkdtempSync(join(tmpdir(), 'gemel-image-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    write(name: string, content: string | Uint8Array): string {
      writeFileSync(join(path, name), content);
      return join(path, name);
    },
  };
}

/** A picture of given pixels: rows of [red, green, blue] or of [red, green, blue, opacity]. */
export function draw(rows: readonly (readonly (readonly number[])[])[]): Sharp {
  const [height, width, channels] = [rows.length, rows[0].length, rows[0][0].length as 3 | 4];
  return sharp(Uint8Array.from(rows.flat(2)), { raw: { height, width, channels } });
}

/** A picture of one colour. */
export function plain(height: number, width: number, background: string): Sharp {
  return sharp({ create: { height, width, channels: 3, background } });
}
