/** Light augmentation: the same picture, a little moved and turned, so that a network does not learn places by heart. */
import type { Random } from '../random.ts';
import { normalise } from './fill.ts';
import type { Picture } from './picture.ts';

/** The greatest changes; each picture gets a random share of them. */
export interface Augmentation {
  /** Whether half of the pictures are mirrored, left for right: not for text, digits or anything else with a side. */
  readonly flip?: boolean;
  /** Sideways and up or down, as a share of width and height. */
  readonly shift?: number;
  /** In degrees, either way. */
  readonly rotation?: number;
  /** Larger or smaller, as a share of the size. */
  readonly scale?: number;
  /** Slanting: how far sideways a row moves for each row further down. */
  readonly shear?: number;
}

/**
 * Writes a changed picture into the H×W×C numbers of `target`, which the caller owns. What moves in from outside repeats the edge.
 *
 * @example
 * augmentPicture(target, picture, { flip: true, shift: 0.05, rotation: 10 }, random);
 */
export function augmentPicture(
  target: Float32Array,
  picture: Picture,
  augmentation: Augmentation,
  random: Random,
): void {
  resample(target, picture, drawChange(picture, augmentation, random));
}

/** Where the pixel of a row and column comes from: x = xColumn·column + xRow·row + x₀, and y likewise. */
interface Change {
  readonly x: readonly [column: number, row: number, start: number];
  readonly y: readonly [column: number, row: number, start: number];
}

function drawChange({ size: { height, width } }: Picture, augmentation: Augmentation, random: Random): Change {
  const { flip = false, shift = 0, rotation = 0, scale = 0, shear = 0 } = augmentation;
  const draw = (most: number) => most * (2 * random.uniform() - 1);
  const mirror = random.uniform() < 0.5 && flip ? -1 : 1;
  const [right, down] = [draw(shift) * width, draw(shift) * height];
  const angle = (draw(rotation) * Math.PI) / 180;
  const smaller = 1 / (1 + draw(scale));
  const slant = draw(shear);
  const [cosine, sine] = [smaller * Math.cos(angle), smaller * Math.sin(angle)];
  // Turned and scaled, then slanted, then mirrored, all about the centre.
  const [xColumn, xRow] = [mirror * cosine, mirror * (slant * cosine - sine)];
  const [yColumn, yRow] = [sine, slant * sine + cosine];
  const [middle, centre] = [(width - 1) / 2, (height - 1) / 2];
  return {
    x: [xColumn, xRow, middle - xColumn * middle - xRow * centre - right],
    y: [yColumn, yRow, centre - yColumn * middle - yRow * centre - down],
  };
}

/** Each number a mean of the four pixels around its source, the nearer the more (bilinear). */
function resample(target: Float32Array, { size, pixels }: Picture, { x, y }: Change): void {
  const { height, width, channels } = size;
  let place = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const across = clamp(x[0] * column + x[1] * row + x[2], width - 1);
      const down = clamp(y[0] * column + y[1] * row + y[2], height - 1);
      const [left, top] = [Math.floor(across), Math.floor(down)];
      const [fromLeft, fromTop] = [across - left, down - top];
      const first = (top * width + left) * channels;
      const toRight = left < width - 1 ? channels : 0;
      const toBelow = top < height - 1 ? width * channels : 0;
      for (let channel = 0; channel < channels; channel++) {
        const source = first + channel;
        const above = pixels[source] + fromLeft * (pixels[source + toRight] - pixels[source]);
        const below = pixels[source + toBelow];
        const under = below + fromLeft * (pixels[source + toBelow + toRight] - below);
        target[place++] = normalise(above + fromTop * (under - above));
      }
    }
  }
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
