import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Augmentation, augmentPicture } from '../../src/image/augment.ts';
import { fillPictures } from '../../src/image/fill.ts';
import type { Picture } from '../../src/image/picture.ts';
import { Random } from '../../src/random.ts';

const everything: Augmentation = { flip: true, shift: 0.1, rotation: 15, scale: 0.2, shear: 0.1 };

function drawPicture(height: number, width: number, channels: number): Picture {
  const random = Random.fromSeed(5);
  const pixels = Uint8Array.from({ length: height * width * channels }, () => random.integer(256));
  return { size: { height, width, channels }, pixels };
}

function augment(picture: Picture, augmentation: Augmentation, seed: number): Float32Array {
  const target = new Float32Array(picture.pixels.length);
  augmentPicture(target, picture, augmentation, Random.fromSeed(seed));
  return target;
}

function unchanged(picture: Picture): Float32Array {
  const target = new Float32Array(picture.pixels.length);
  fillPictures(target, [picture]);
  return target;
}

/** A random generator whose uniform numbers are given, the last one for ever. */
function scripted(...numbers: number[]): Random {
  const random = Random.fromSeed(0);
  random.uniform = () => (numbers.length > 1 ? (numbers.shift() as number) : numbers[0]);
  return random;
}

describe('augmentPicture', () => {
  it('leaves a picture as it is where nothing is asked for', () => {
    const picture = drawPicture(5, 7, 3);
    expect(augment(picture, {}, 1)).toEqual(unchanged(picture));
  });

  it('mirrors about half of the pictures and no other axis', () => {
    const picture: Picture = { size: { height: 2, width: 3, channels: 1 }, pixels: Uint8Array.of(0, 1, 2, 3, 4, 5) };
    const mirrored = unchanged({ ...picture, pixels: Uint8Array.of(2, 1, 0, 5, 4, 3) });
    const results = Array.from({ length: 100 }, (_, seed) => augment(picture, { flip: true }, seed));
    const count = results.filter((result) => result[0] === mirrored[0]).length;
    for (const result of results) expect([unchanged(picture), mirrored]).toContainEqual(result);
    expect(count).toBeGreaterThan(30);
    expect(count).toBeLessThan(70);
  });

  it('shifts by whole and half pixels, and repeats the edge', () => {
    const picture: Picture = { size: { height: 1, width: 4, channels: 1 }, pixels: Uint8Array.of(0, 51, 102, 255) };
    const target = new Float32Array(4);
    // Not mirrored; all the way to the right: a quarter of four pixels.
    augmentPicture(target, picture, { shift: 0.25 }, scripted(0.9, 1, 0.5));
    expect(Array.from(target, (value) => Math.round((value + 1) * 127.5))).toEqual([0, 0, 51, 102]);
    augmentPicture(target, picture, { shift: 0.125 }, scripted(0.9, 0, 0.5));
    expect(Array.from(target, (value) => (value + 1) * 127.5).map((value) => Math.round(10 * value) / 10)).toEqual([
      25.5, 76.5, 178.5, 255,
    ]);
  });

  it('turns about the centre', () => {
    const square: Picture = { size: { height: 2, width: 2, channels: 1 }, pixels: Uint8Array.of(0, 85, 170, 255) };
    const target = new Float32Array(4);
    augmentPicture(target, square, { rotation: 90 }, scripted(0.9, 0.5, 0.5, 1, 0.5));
    const turned = Array.from(target, (value) => Math.round((value + 1) * 127.5));
    expect([
      [85, 255, 0, 170],
      [170, 0, 255, 85],
    ]).toContainEqual(turned);
  });

  it('makes larger about the centre', () => {
    const line: Picture = { size: { height: 1, width: 5, channels: 1 }, pixels: Uint8Array.of(0, 50, 100, 150, 200) };
    const target = new Float32Array(5);
    augmentPicture(target, line, { scale: 1 }, scripted(0.9, 0.5, 0.5, 0.5, 1, 0.5));
    expect(Array.from(target, (value) => Math.round((value + 1) * 127.5))).toEqual([50, 75, 100, 125, 150]);
  });

  it('slants about the centre', () => {
    const columns: Picture = {
      size: { height: 3, width: 3, channels: 1 },
      pixels: Uint8Array.of(0, 100, 200, 0, 100, 200, 0, 100, 200),
    };
    const target = new Float32Array(9);
    augmentPicture(target, columns, { shear: 1 }, scripted(0.9, 0.5, 0.5, 0.5, 0.5, 1));
    const slanted = Array.from(target, (value) => Math.round((value + 1) * 127.5));
    expect(slanted).toEqual([0, 0, 100, 0, 100, 200, 100, 200, 200]);
  });

  it('gives the same for the same seed and something else for another', () => {
    const picture = drawPicture(8, 6, 3);
    expect(augment(picture, everything, 3)).toEqual(augment(picture, everything, 3));
    expect(augment(picture, everything, 3)).not.toEqual(augment(picture, everything, 4));
  });

  it('stays between the darkest and the brightest pixel, and leaves the picture alone', () => {
    const anySize = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom(1, 3));
    fc.assert(
      fc.property(anySize, fc.nat(), ([height, width, channels], seed) => {
        const picture = drawPicture(height, width, channels);
        const before = picture.pixels.slice();
        const values = augment(picture, everything, seed);
        const [darkest, brightest] = [Math.min(...unchanged(picture)), Math.max(...unchanged(picture))];
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(darkest - 1e-6);
          expect(value).toBeLessThanOrEqual(brightest + 1e-6);
        }
        expect(picture.pixels).toEqual(before);
      }),
    );
  });
});
