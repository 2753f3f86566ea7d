/** Hard negatives: items that the matcher takes for near and that are not known to match. */
import type { EngineOptions } from '../compile/compile.ts';
import type { Example } from '../data/example.ts';
import { type Model, vectorsOf } from '../matchers/model.ts';
import { Scorer } from '../matchers/scorer.ts';
import { topNeighbours } from '../search/neighbours.ts';
import { toVectors } from '../search/vectors.ts';
import type { NearPairs } from './epochs.ts';

/** Neighbours that are looked at for each anchor; the nearest are too often matches that nobody has labelled. */
const NEIGHBOURS = 16;
const SKIPPED = 2;

/**
 * For anchors spread evenly over the examples, the near candidates of other examples, at most so many pairs in all. Known matches and
 * what they are linked to through others (their transitive closure) are left out, and so are each anchor's very nearest, which in data
 * labelled by hand are matches as a rule.
 */
export async function mineNear(
  model: Model,
  examples: readonly Example[],
  {
    wanted,
    perAnchor = 4,
    engine,
    signal,
  }: {
    readonly wanted: number;
    /** At most so many for each anchor: the more, the fewer anchors. */
    readonly perAnchor?: number;
    readonly engine?: EngineOptions;
    readonly signal?: AbortSignal;
  },
): Promise<NearPairs> {
  const { dimension } = vectorsOf(model, 'hardNegatives');
  const count = Math.min(examples.length, Math.ceil(wanted / perAnchor));
  const anchors = Array.from({ length: count }, (_, i) => Math.floor((i * examples.length) / count));
  const scorer = new Scorer(model, engine);
  try {
    const lefts = await scorer.encode(anchors.map((row) => examples[row].left));
    const rights = await scorer.encode(
      examples.map(({ rights }) => rights[0]),
      { side: 'right' },
    );
    const { k, rows } = await topNeighbours(toVectors(lefts, dimension), toVectors(rights, dimension), {
      ...engine,
      metric: model.matcher.vectors?.head.search?.metric ?? 'cosine',
      k: NEIGHBOURS,
      signal,
    });
    return anchors.flatMap((left, i) => {
      const near = [...rows.subarray(i * k, (i + 1) * k)].filter(
        (right) => examples[right].groups.rights[0] !== examples[left].groups.left,
      );
      return near.slice(SKIPPED, SKIPPED + perAnchor).map((right) => ({ left, right }));
    });
  } finally {
    await scorer.dispose();
  }
}
