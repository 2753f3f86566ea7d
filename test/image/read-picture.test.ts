import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { GemelError } from '../../src/errors.ts';
import { readPicture, readWholePicture } from '../../src/image/read-picture.ts';
import { Random } from '../../src/random.ts';
import { draw, pictureFolder, plain } from './pictures.ts';

const folder = pictureFolder();
const colour = (height: number, width: number) => ({ height, width, channels: 3 });
const grey = (height: number, width: number) => ({ height, width, channels: 1 });

const quarters = draw([
  [
    [255, 0, 0],
    [0, 255, 0],
  ],
  [
    [0, 0, 255],
    [255, 255, 255],
  ],
]);

async function messageOf(path: string): Promise<string> {
  const error = await readPicture(path, colour(4, 4)).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(GemelError);
  expect((error as GemelError).code).toBe('bad-input');
  expect((error as GemelError).message).not.toContain('\n');
  return (error as GemelError).message;
}

describe('readWholePicture', () => {
  it('gives three channels at the size of the file, whatever it holds', async () => {
    const white = [255, 255, 255];
    const seeThrough = draw([
      [
        [255, 0, 0, 0],
        [0, 0, 255, 255],
      ],
    ]);
    const files = {
      'quarters.png': [await quarters.clone().png().toBuffer(), [2, 2], [255, 0, 0, 0, 255, 0, 0, 0, 255, ...white]],
      'see-through.png': [await seeThrough.png().toBuffer(), [1, 2], [...white, 0, 0, 255]],
      'grey.png': [await plain(1, 2, '#808080').toColourspace('b-w').png().toBuffer(), [1, 2], new Array(6).fill(128)],
      'grey.pgm': [new TextEncoder().encode('P2 2 1 255 7 9'), [1, 2], [7, 7, 7, 9, 9, 9]],
    } as const;
    for (const [name, [bytes, [height, width], pixels]] of Object.entries(files)) {
      const picture = await readWholePicture(folder.write(name, bytes));
      expect(picture, name).toEqual({ size: colour(height, width), pixels: Uint8Array.from(pixels) });
    }
  });
});

describe('readPicture', () => {
  it('gives the bytes of a picture that has the size already', async () => {
    const path = folder.write('quarters.png', await quarters.clone().png().toBuffer());
    const picture = await readPicture(path, colour(2, 2));
    expect(picture.size).toEqual(colour(2, 2));
    expect(picture.pixels).toEqual(Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255));
  });

  it.each(['jpeg', 'png', 'webp', 'gif', 'tiff'] as const)(
    'reads %s, in colour and in grey, and stretches it',
    async (format) => {
      const path = folder.write(`wide.${format}`, await plain(10, 30, '#4080c0').toFormat(format).toBuffer());
      const inColour = await readPicture(path, colour(4, 5));
      expect(inColour.pixels.length).toBe(4 * 5 * 3);
      inColour.pixels.forEach((value, i) => {
        expect(Math.abs(value - [0x40, 0x80, 0xc0][i % 3])).toBeLessThan(4);
      });
      const inGrey = await readPicture(path, grey(4, 5));
      expect(inGrey.pixels.length).toBe(4 * 5);
      for (const value of inGrey.pixels) expect(Math.abs(value - inGrey.pixels[0])).toBeLessThan(4);
    },
  );

  it('reads PGM, whatever the file is called, in grey and in colour', async () => {
    const path = folder.write('face.dat', Uint8Array.of(...new TextEncoder().encode('P5 2 1 255\n'), 40, 200));
    expect((await readPicture(path, grey(1, 2))).pixels).toEqual(Uint8Array.of(40, 200));
    expect((await readPicture(path, colour(1, 2))).pixels).toEqual(Uint8Array.of(40, 40, 40, 200, 200, 200));
    expect((await readPicture(path, grey(8, 8))).pixels.length).toBe(64);
  });

  it('lays a see-through picture on white', async () => {
    const clear = draw([
      [
        [0, 0, 0, 0],
        [9, 9, 9, 255],
      ],
    ]);
    const path = folder.write('clear.png', await clear.png().toBuffer());
    expect((await readPicture(path, colour(1, 2))).pixels).toEqual(Uint8Array.of(255, 255, 255, 9, 9, 9));
  });

  it('turns a picture upright as its camera says', async () => {
    // 6: the camera was held so that the picture has to be turned a quarter clockwise.
    const path = folder.write('turned.png', await quarters.clone().withMetadata({ orientation: 6 }).png().toBuffer());
    expect((await readPicture(path, colour(2, 2))).pixels).toEqual(
      Uint8Array.of(0, 0, 255, 255, 0, 0, 255, 255, 255, 0, 255, 0),
    );
  });

  it('reads grey, palette, 16-bit and CMYK files as colour', async () => {
    const files = {
      'grey.png': plain(4, 4, '#808080').toColourspace('b-w').png(),
      'palette.png': plain(4, 4, '#808080').png({ palette: true }),
      'deep.png': plain(4, 4, '#808080').toColourspace('rgb16').png(),
      'print.jpg': plain(4, 4, '#808080').toColourspace('cmyk').jpeg({ quality: 100 }),
    };
    for (const [name, image] of Object.entries(files)) {
      const { pixels } = await readPicture(folder.write(name, await image.toBuffer()), colour(4, 4));
      expect(pixels.length, name).toBe(48);
      // Ink is no light: what is printed comes back a little different.
      for (const value of pixels) expect(Math.abs(value - 0x80), name).toBeLessThan(20);
    }
  });

  it('says which file is missing, or no file', async () => {
    const missing = join(folder.path, 'nothing.png');
    expect(await messageOf(missing)).toBe(`${missing}: expected a picture, found no such file: check the path`);
    expect(await messageOf(folder.path)).toContain('found a folder');
    expect(await messageOf(join(folder.write('plain.txt', 'x'), 'a.png'))).toContain('a file where a folder should be');
  });

  it.each([
    ['empty.png', '', 'found an empty file'],
    ['words.jpg', 'no picture at all', 'found something else'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>', 'found something else'],
    ['paint.bmp', 'BM\x46\x00\x00\x00', 'found a BMP picture'],
    ['phone.heic', '\x00\x00\x00\x18ftypheic', 'found a HEIC or AVIF picture'],
    ['colour.ppm', 'P6 1 1 255 abc', 'found a PPM or PBM picture'],
    ['scan.jpg', '%PDF-1.7', 'found a PDF'],
    ['packed.png', 'PK\x03\x04', 'found a zip file'],
  ])('refuses %s', async (name, content, message) => {
    const path = folder.write(name, content);
    expect(await messageOf(path)).toBe(
      `${path}: expected a JPEG, PNG, WebP, GIF, TIFF or PGM picture, ${message}: convert it`,
    );
  });

  it.each(['jpeg', 'png', 'webp', 'gif', 'tiff'] as const)('refuses a %s file that is cut off', async (format) => {
    const random = Random.fromSeed(2);
    const noise = draw(
      Array.from({ length: 64 }, () => Array.from({ length: 64 }, () => [0, 0, 0].map(() => random.integer(256)))),
    );
    const bytes = await noise.toFormat(format).toBuffer();
    for (const share of [0.02, 0.5, 0.9]) {
      const path = folder.write(`cut.${format}`, bytes.subarray(0, Math.floor(share * bytes.length)));
      expect(await messageOf(path)).toContain(`${path}: expected a whole picture, found a damaged one (`);
    }
  });

  it('refuses a PGM file that is cut off', async () => {
    const path = folder.write('cut.pgm', 'P5 40 40 255\n123');
    expect(await messageOf(path)).toBe(
      `${path}: expected a PGM picture with 1600 bytes of pixels, found 3: the file is damaged`,
    );
  });

  it('refuses an animation', async () => {
    const frames = [plain(4, 4, 'red'), plain(4, 4, 'blue')].map((frame) => frame.png().toBuffer());
    const animation = sharp(await Promise.all(frames), { join: { animated: true } });
    const webp = folder.write('moving.webp', await animation.webp({ loop: 0, delay: [100, 100] }).toBuffer());
    expect(await messageOf(webp)).toBe(`${webp}: expected a still picture, found an animation: save one frame of it`);
    const gif = folder.write('moving.gif', await animation.gif({ loop: 0, delay: [100, 100] }).toBuffer());
    expect(await messageOf(gif)).toBe(`${gif}: expected a still picture, found an animation: save one frame of it`);
    const still = await plain(4, 4, 'red').png().toBuffer();
    // Signature and IHDR take 33 bytes; the chunk that announces frames comes next.
    const control = Buffer.from([0, 0, 0, 8, ...Buffer.from('acTL'), 0, 0, 0, 2, 0, 0, 0, 0, 0xf3, 0x8d, 0x93, 0x70]);
    const png = folder.write('moving.png', Buffer.concat([still.subarray(0, 33), control, still.subarray(33)]));
    expect(await messageOf(png)).toContain('found an animation');
  });

  it('refuses a picture that claims more pixels than memory can hold, before it makes room for them', async () => {
    const path = folder.write('bomb.png', hugePng(60_000, 50_000));
    expect(await messageOf(path)).toBe(
      `${path}: expected a picture of at most 100 megapixels, found 60000×50000: make it smaller`,
    );
  });

  it('asks for grey or colour', async () => {
    const path = folder.write('one.pgm', 'P2 1 1 255 7');
    await expect(readPicture(path, { height: 4, width: 4, channels: 2 })).rejects.toThrow(
      'pictures: expected 1 channel (grey) or 3 (colour), found 2',
    );
  });

  it.skipIf(process.getuid?.() === 0)('says that a file may not be read', async () => {
    const path = folder.write('secret.png', 'x');
    chmodSync(path, 0);
    expect(await messageOf(path)).toContain('found a file that may not be read');
  });

  it('reads a path with a dot, a space and letters beyond ASCII', async () => {
    mkdirSync(join(folder.path, 'für Ünö'));
    const path = folder.write('für Ünö/a b.c.png', await plain(2, 2, 'white').png().toBuffer());
    expect((await readPicture(path, grey(1, 1))).pixels).toEqual(Uint8Array.of(255));
  });
});

/** A well-formed PNG header of any size, with hardly anything behind it. */
function hugePng(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(10))), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(checksum(body), body.length + 4);
  return framed;
}

/** CRC-32, as PNG asks for it. */
function checksum(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return ~rest >>> 0;
}

describe('a turned picture', () => {
  it('is read clockwise from the upright one, small or large', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gemel-turned-'));
    const path = join(folder, 'four.pgm');
    writeFileSync(path, 'P2 2 2 255 10 20 30 40');
    const size = { height: 2, width: 2, channels: 1 };
    const read = async (turn: string) => [...(await readPicture(path + turn, size)).pixels];
    expect(await read('')).toEqual([10, 20, 30, 40]);
    expect(await read('@90')).toEqual([30, 10, 40, 20]);
    expect(await read('@180')).toEqual([40, 30, 20, 10]);
    expect(await read('@270')).toEqual([20, 40, 10, 30]);
    await expect(readPicture(`${path}@45`, size)).rejects.toMatchObject({ code: 'bad-input' });
    rmSync(folder, { recursive: true });
  });
});
