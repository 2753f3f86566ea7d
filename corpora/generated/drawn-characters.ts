/** Characters that draw themselves: each class a few strokes of its own, each drawing of it by another hand. What pictures are learned from where there are no others. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClassItem } from '../../src/data/class-item.ts';
import { Random } from '../../src/random.ts';
import { encodePng } from './png.ts';

/** In the square from 0 to 1, x to the right and y down. */
type Point = readonly [x: number, y: number];
/** A curve through its points. */
type Stroke = readonly Point[];

const DEFAULT_SIZE = 28;
/** Points of a stroke. */
const KNOTS = 4;
/** By how much a hand misses a point. */
const TREMOR = 0.035;
/** Points that are drawn between two knots. */
const STEPS = 14;

/**
 * Draws `perClass` drawings of each of `classes` characters into a folder for each, dark on white. The same seed draws the same.
 *
 * Every character has two or three strokes through random points. Every drawing of it is slanted, turned, scaled, moved and trembles a little, by a pen of its own width.
 */
export async function drawCharacters(
  folder: string,
  {
    classes,
    perClass,
    seed,
    size = DEFAULT_SIZE,
  }: { readonly classes: number; readonly perClass: number; readonly seed: number; readonly size?: number },
): Promise<ClassItem[]> {
  const random = Random.fromSeed(seed).fork('characters');
  const items: ClassItem[] = [];
  for (let c = 0; c < classes; c++) {
    const className = `character${String(c + 1).padStart(3, '0')}`;
    const strokes = invent(random);
    await mkdir(join(folder, className), { recursive: true });
    for (let d = 0; d < perClass; d++) {
      const item = join(folder, className, `${String(d + 1).padStart(2, '0')}.png`);
      const pixels = draw(strokes.map(byHand(random)), { size, pen: 0.03 + 0.02 * random.uniform() });
      await writeFile(item, encodePng(pixels, { height: size, width: size }));
      items.push({ item, className });
    }
  }
  return items;
}

/** Strokes that go some way: a dot could be any character's. */
function invent(random: Random): Stroke[] {
  const anywhere = (): Point => [0.15 + 0.7 * random.uniform(), 0.15 + 0.7 * random.uniform()];
  return Array.from({ length: 2 + random.integer(2) }, () => {
    const stroke = [anywhere()];
    while (stroke.length < KNOTS) {
      const next = anywhere();
      const [x, y] = stroke[stroke.length - 1];
      if (Math.hypot(next[0] - x, next[1] - y) > 0.25) stroke.push(next);
    }
    return stroke;
  });
}

/** One hand's way of drawing: the same change for every stroke, and a tremor of each point. */
function byHand(random: Random): (stroke: Stroke) => Stroke {
  const draw = (most: number) => most * (2 * random.uniform() - 1);
  const [angle, slant, scale] = [draw(0.2), draw(0.25), 1 + draw(0.15)];
  const [right, down] = [draw(0.07), draw(0.07)];
  const [cosine, sine] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  return (stroke) =>
    stroke.map(([x, y]) => {
      const [fromLeft, fromTop] = [x - 0.5 + slant * (y - 0.5), y - 0.5];
      return [
        0.5 + cosine * fromLeft - sine * fromTop + right + TREMOR * random.normal(),
        0.5 + sine * fromLeft + cosine * fromTop + down + TREMOR * random.normal(),
      ];
    });
}

/** Ink where a pixel's centre is no further from a stroke than half the pen's width, with a soft edge. size × size × 3. */
function draw(strokes: readonly Stroke[], { size, pen }: { readonly size: number; readonly pen: number }): Uint8Array {
  const points = strokes.flatMap(curve);
  const pixels = new Uint8Array(size * size * 3);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [x, y] = [(column + 0.5) / size, (row + 0.5) / size];
      const nearest = points.reduce((least, point) => Math.min(least, Math.hypot(point[0] - x, point[1] - y)), 1);
      const ink = Math.min(1, Math.max(0, (pen - nearest) * size + 0.5));
      pixels.fill(Math.round(255 * (1 - ink)), 3 * (row * size + column), 3 * (row * size + column) + 3);
    }
  }
  return pixels;
}

/** Points close to each other on the Catmull–Rom spline through a stroke's points. */
function curve(stroke: Stroke): Point[] {
  const at = (i: number) => stroke[Math.min(Math.max(i, 0), stroke.length - 1)];
  return Array.from({ length: (stroke.length - 1) * STEPS + 1 }, (_, step): Point => {
    const i = Math.min(Math.floor(step / STEPS), stroke.length - 2);
    const t = step / STEPS - i;
    const along = (d: 0 | 1) => {
      const [a, b, c, e] = [at(i - 1)[d], at(i)[d], at(i + 1)[d], at(i + 2)[d]];
      return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - e) * t * t + (3 * b - a - 3 * c + e) * t ** 3);
    };
    return [along(0), along(1)];
  });
}
