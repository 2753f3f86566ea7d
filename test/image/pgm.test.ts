import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPgm, parsePgm } from '../../src/image/pgm.ts';

const text = (content: string) => new TextEncoder().encode(content);
const binary = (header: string, ...pixels: number[]) => Uint8Array.of(...text(header), ...pixels);

describe('parsePgm', () => {
  it.each([
    ['numbers as text', text('P2\n3 2\n255\n0 10 20\n30 40 255\n'), [0, 10, 20, 30, 40, 255]],
    ['numbers as bytes', binary('P5\n3 2\n255\n', 0, 10, 20, 30, 40, 255), [0, 10, 20, 30, 40, 255]],
    [
      'comments',
      binary('P5 # by hand\n# and more\n3 # wide\n2\n255\n', 0, 10, 20, 30, 40, 255),
      [0, 10, 20, 30, 40, 255],
    ],
    ['a first pixel that looks like white space', binary('P5 3 2 255 ', 10, 32, 9, 1, 2, 3), [10, 32, 9, 1, 2, 3]],
    ['a white of its own', text('P2 3 2 15 0 3 6 9 12 15'), [0, 51, 102, 153, 204, 255]],
    ['values beyond white', text('P2 3 2 4 0 1 2 3 4 9'), [0, 64, 128, 191, 255, 255]],
    [
      'two bytes a pixel',
      binary('P5 3 2 65535\n', 0, 0, 0, 255, 128, 0, 1, 1, 255, 0, 255, 255),
      [0, 1, 128, 1, 254, 255],
    ],
    ['bytes after the end', binary('P5 3 2 255\n', 1, 2, 3, 4, 5, 6, 7, 8), [1, 2, 3, 4, 5, 6]],
  ])('reads %s', (_, bytes, pixels) => {
    expect(isPgm(bytes)).toBe(true);
    expect(parsePgm(bytes, 'a.pgm')).toEqual({ height: 2, width: 3, pixels: Uint8Array.from(pixels) });
  });

  it.each([
    ['no header', text('P5'), 'a number for the width, found the end'],
    ['a word for a number', text('P2 3 two 255'), 'a number for the height, found none'],
    ['no pixels at all', text('P2 0 2 255 '), 'a size and a white of 1…65535, found 0×2 and 255'],
    ['a white too large', text('P2 2 2 65536 '), 'a size and a white of 1…65535, found 2×2 and 65536'],
    ['a number without an end', text(`P2 ${'9'.repeat(400)} 2 255 `), 'a number for the width, found none'],
    ['a picture cut off', binary('P5 3 2 255\n', 1, 2, 3), '6 bytes of pixels, found 3'],
    ['text cut off', text('P2 3 2 255 1 2 3 4 5'), 'a number for pixel 6 of 6, found the end'],
    ['a size far beyond the file', text('P2 60000 60000 255 1 2 3'), '3600000000 pixels, found 24 bytes'],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => parsePgm(bytes, 'faces/a.pgm')).toThrow(`faces/a.pgm: expected a PGM picture with ${message}`);
  });

  it('reads back any picture', () => {
    const anyPicture = fc.record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(anyPicture, fc.infiniteStream(fc.integer({ min: 0, max: 255 })), ({ width, height }, values) => {
        const pixels = Uint8Array.from([...values.take(width * height)]);
        const expected = { width, height, pixels };
        expect(parsePgm(binary(`P5 ${width} ${height} 255\n`, ...pixels), 'a')).toEqual(expected);
        expect(parsePgm(text(`P2 ${width} ${height} 255\n${pixels.join(' ')}`), 'a')).toEqual(expected);
      }),
    );
  });
});

describe('isPgm', () => {
  it.each(['P6 1 1 255 ', 'P55', 'p5 1 1 255 ', '', 'P'])('does not take %j for one', (content) => {
    expect(isPgm(text(content))).toBe(false);
  });
});
