/** Recognition by nearest class with a trained matcher: each probe's vector against the mean vector of each class. */
import type { ClassItem } from '../src/data/class-item.ts';
import { groupByClass } from '../src/data/sample-pairs.ts';
import { classMeans } from '../src/evaluation/class-means.ts';
import { type NearestClassMetrics, nearestClassMetrics } from '../src/evaluation/nearest-class.ts';
import type { Model } from '../src/matchers/model.ts';
import type { Scorer } from '../src/matchers/scorer.ts';
import { embedSides, type OpenCount } from './class-vectors.ts';

/** What classes are known by, and what is to be recognised. */
export interface Recognition {
  readonly gallery: readonly ClassItem[];
  readonly probes: readonly ClassItem[];
}

/**
 * How often the nearest class mean, by the head's own score, is the right one. Probes are the left side.
 *
 * @throws GemelError `bad-usage` for a matcher that makes no vectors.
 */
export async function measureRecognition(
  model: Model,
  { gallery, probes, scorer, openCount }: Recognition & { readonly scorer: Scorer; readonly openCount: OpenCount },
): Promise<NearestClassMetrics> {
  const embedded = await embedSides(model, {
    left: probes.map(({ item }) => item),
    right: gallery.map(({ item }) => item),
    scorer,
    openCount,
  });
  const classes = groupByClass(gallery);
  const means = classMeans({
    vectors: embedded.right.vectors,
    dimension: embedded.dimension,
    groups: [...classes.values()].map((items) => items.map(({ item }) => embedded.right.rowOf(item))),
  });
  const vectors = { left: embedded.left.vectors, right: means };
  const rows = probes.map(({ item }) => embedded.left.rowOf(item));
  return nearestClassMetrics({
    blocks: scoreRows(scorer, vectors, { rows, classes: classes.size }),
    probes: probes.map(({ className }) => className),
    gallery: [...classes.keys()],
  });
}

/** Each probe with all classes, some probes at a time. */
async function* scoreRows(
  scorer: Scorer,
  vectors: { readonly left: Float32Array; readonly right: Float32Array },
  { rows, classes: C }: { readonly rows: readonly number[]; readonly classes: number },
): AsyncGenerator<Float32Array> {
  const height = Math.max(1, Math.floor(BLOCK / C));
  for (let start = 0; start < rows.length; start += height) {
    const block = rows.slice(start, start + height);
    const left = block.flatMap((row) => new Array<number>(C).fill(row));
    const right = left.map((_, i) => i % C);
    yield await scorer.compareSides(vectors, left, right);
  }
}

const BLOCK = 65_536;
