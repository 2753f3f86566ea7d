/** What a report shows beside its numbers: items as pictures, and their vectors as points. */
import type { EngineOptions } from '../src/compile/compile.ts';
import type { ClassItem } from '../src/data/class-item.ts';
import type { Pair } from '../src/data/pair.ts';
import type { Model } from '../src/matchers/model.ts';
import { Scorer } from '../src/matchers/scorer.ts';
import { shareByChance, shareWithOwnClassNearest } from '../src/projection/nearest-class.ts';
import { project } from '../src/projection/project.ts';
import { sampleClasses } from '../src/projection/sample-classes.ts';
import { toUnitLength } from '../src/projection/unit-length.ts';
import { Random } from '../src/random.ts';
import type { Thumbnails } from '../src/report/item.ts';
import type { Projection } from '../src/report/report.ts';
import { toVectors } from '../src/search/vectors.ts';

/** Points of a picture: t-SNE takes 4 s for so many, and a page with so many thumbnails half a megabyte. */
const MOST_POINTS = 600;
/** Pixels of the longer side. */
const POINT_SIDE = 40;
const PAIR_SIDE = 96;

export interface ProjectOptions {
  readonly classes: readonly ClassItem[];
  readonly engine?: EngineOptions;
  /** Told the steps of t-SNE; may throw to stop. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Items as points by the vectors that a model's left side makes of them; nothing where it makes none, or where there are no two classes. */
export async function projectClasses(
  model: Model,
  { classes, engine, onProgress }: ProjectOptions,
): Promise<Projection | undefined> {
  const names = new Set(classes.map(({ className }) => className));
  if (!model.matcher.vectors || names.size < 2) return undefined;
  const { dimension, head } = model.matcher.vectors;
  const sampled = sampleClasses(classes, { most: MOST_POINTS, random: Random.fromSeed(1).fork('projection') });
  const scorer = new Scorer(model, engine);
  const items = sampled.map(({ item }) => item);
  const vectors = toVectors(await scorer.embed(items).finally(() => scorer.dispose()), dimension);
  const metric = head.search?.metric ?? 'euclidean';
  const points = await project(metric === 'cosine' ? toUnitLength(vectors) : vectors, { onProgress });
  const classNames = sampled.map(({ className }) => className);
  return {
    points: sampled.map((item, n) => ({ ...item, x: points[2 * n], y: points[2 * n + 1] })),
    items: classes.length,
    classes: names.size,
    sameClass: shareWithOwnClassNearest(vectors, metric, classNames),
    chance: shareByChance(classNames),
  };
}

/** Small pictures of what a report shows one by one, and smaller ones of its points; none of sides that read texts. */
export async function collectThumbnails(
  { sides }: Model,
  { pairs, points = [] }: { readonly pairs: readonly Pair[]; readonly points?: readonly ClassItem[] },
): Promise<Thumbnails> {
  const { left, right } = sides;
  const made = [
    await left.files?.thumbnails(
      points.map(({ item }) => item),
      POINT_SIDE,
    ),
    await left.files?.thumbnails(
      pairs.map((pair) => pair.left),
      PAIR_SIDE,
    ),
    await right.files?.thumbnails(
      pairs.map((pair) => pair.right),
      PAIR_SIDE,
    ),
  ];
  // Of what is shown in both places the larger one, which comes later.
  return new Map(made.flatMap((thumbnails) => [...(thumbnails ?? [])]));
}
