/** Pictures that draw themselves, two coloured shapes each, with captions: what the recipe for captions learns from where there are no photographs. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pair } from '../../src/data/pair.ts';
import { Random } from '../../src/random.ts';
import { encodePng } from './png.ts';

const SIZE = 48;
const COLOURS = {
  red: [210, 40, 40],
  green: [40, 160, 60],
  blue: [50, 80, 210],
  yellow: [235, 200, 40],
  black: [25, 25, 25],
  purple: [140, 60, 170],
} as const;
/** Whether a point of the square from -1 to 1 is inside. */
const SHAPES = {
  circle: (x: number, y: number) => x * x + y * y <= 1,
  square: (x: number, y: number) => Math.max(Math.abs(x), Math.abs(y)) <= 0.85,
  triangle: (x: number, y: number) => y <= 0.9 && Math.abs(x) <= (y + 1) / 2,
  cross: (x: number, y: number) => Math.min(Math.abs(x), Math.abs(y)) <= 0.3 && Math.max(Math.abs(x), Math.abs(y)) <= 1,
} as const;

interface Thing {
  readonly colour: keyof typeof COLOURS;
  readonly shape: keyof typeof SHAPES;
}

interface Scene {
  readonly first: Thing;
  readonly second: Thing;
  /** Where the first one is, as seen from the second. */
  readonly place: 'above' | 'left of';
}

/** Draws `count` different scenes into a folder, and gives each as two pairs of its path (left) with a caption (right). */
export async function drawPictures(
  folder: string,
  { count, seed }: { readonly count: number; readonly seed: number },
): Promise<Pair[]> {
  await mkdir(folder, { recursive: true });
  const random = Random.fromSeed(seed).fork('pictures');
  const scenes = random.shuffle(allScenes()).slice(0, count);
  const pairs: Pair[] = [];
  for (const [i, scene] of scenes.entries()) {
    const path = join(folder, `${i + 1}.png`);
    await writeFile(path, encodePng(draw(scene, random), { height: SIZE, width: SIZE }));
    for (const right of captionsOf(scene)) pairs.push({ left: path, right, label: 1 });
  }
  return pairs;
}

/** Every two different things in both places. */
function allScenes(): Scene[] {
  const things = Object.keys(COLOURS).flatMap((colour) =>
    Object.keys(SHAPES).map((shape) => ({ colour, shape }) as Thing),
  );
  return things.flatMap((first) =>
    things
      .filter((second) => second !== first)
      .flatMap((second) => (['above', 'left of'] as const).map((place) => ({ first, second, place }))),
  );
}

function captionsOf({ first, second, place }: Scene): string[] {
  const opposite = place === 'above' ? 'below' : 'right of';
  return [
    `a ${first.colour} ${first.shape} ${place} a ${second.colour} ${second.shape}`,
    `a ${second.colour} ${second.shape} ${opposite} a ${first.colour} ${first.shape}`,
  ];
}

/** On a bright ground, a little out of place and of size, so that no two pictures are the same. */
function draw({ first, second, place }: Scene, random: Random): Uint8Array {
  const pixels = new Uint8Array(SIZE * SIZE * 3).fill(235 + random.integer(20));
  const near = SIZE * 0.27;
  const far = SIZE * 0.73;
  const [one, other] =
    place === 'above'
      ? [
          [SIZE / 2, near],
          [SIZE / 2, far],
        ]
      : [
          [near, SIZE / 2],
          [far, SIZE / 2],
        ];
  for (const [thing, [x, y]] of [
    [first, one],
    [second, other],
  ] as const) {
    const radius = SIZE * (0.14 + 0.06 * random.uniform());
    const [centreX, centreY] = [x + 4 * random.uniform() - 2, y + 4 * random.uniform() - 2];
    for (let row = 0; row < SIZE; row++) {
      for (let column = 0; column < SIZE; column++) {
        if (!SHAPES[thing.shape]((column - centreX) / radius, (row - centreY) / radius)) continue;
        pixels.set(COLOURS[thing.colour], 3 * (row * SIZE + column));
      }
    }
  }
  return pixels;
}
