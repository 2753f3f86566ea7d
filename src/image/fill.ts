/** Pictures → the numbers of a batch. */
import type { Picture } from './picture.ts';

/** The number that a network reads for a byte (or a value between two): −1 for black, 1 for white. */
export function normalise(value: number): number {
  return value / 127.5 - 1;
}

/** Writes N pictures into a batch N×H×W×C, which the caller owns. */
export function fillPictures(batch: Float32Array, pictures: readonly Picture[]): void {
  let place = 0;
  for (const { pixels } of pictures) for (let i = 0; i < pixels.length; i++) batch[place++] = NORMALISED[pixels[i]];
}

const NORMALISED = Float32Array.from({ length: 256 }, (_, byte) => normalise(byte));
