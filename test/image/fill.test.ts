import { describe, expect, it } from 'vitest';
import { fillPictures } from '../../src/image/fill.ts';

describe('fillPictures', () => {
  it('writes picture after picture, −1 for black and 1 for white', () => {
    const size = { height: 1, width: 2, channels: 2 };
    const batch = new Float32Array(10).fill(9);
    fillPictures(batch, [
      { size, pixels: Uint8Array.of(0, 255, 51, 204) },
      { size, pixels: Uint8Array.of(255, 0, 0, 0) },
    ]);
    [-1, 1, -0.6, 0.6, 1, -1, -1, -1, 9, 9].forEach((value, i) => {
      expect(batch[i]).toBeCloseTo(value, 6);
    });
  });
});
