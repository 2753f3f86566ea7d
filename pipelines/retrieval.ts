/** Every left item of some pairs against every right one: what tasks of retrieval are judged by. */
import type { Pair } from '../src/data/pair.ts';
import { GemelError } from '../src/errors.ts';
import {
  collectItems,
  dotProductBlocks,
  type RetrievalItems,
  type RetrievalMetrics,
  retrievalMetrics,
} from '../src/evaluation/retrieval.ts';
import type { Model } from '../src/matchers/model.ts';
import type { Scorer } from '../src/matchers/scorer.ts';
import { formatCount } from '../src/report/numbers.ts';

/** Pairs that a matcher without vectors is asked for at most, each a run through its network. */
const MOST_JOINT_PAIRS = 200_000;
/** Pairs that are compared at a time. */
const BLOCK = 65_536;

/**
 * Ranks all right items for each left one and the other way round. Vectors are made once an item. Where a cosine decides, their dot products
 * stand for the scores: a learned scale may bring the best scores so near to 1 that they tie.
 *
 * @throws GemelError `bad-usage` where a matcher that reads pairs jointly would have to read too many.
 */
export async function measureRetrieval(
  model: Model,
  { pairs, scorer }: { readonly pairs: readonly Pair[]; readonly scorer: Scorer },
): Promise<RetrievalMetrics> {
  const items = collectItems(pairs);
  const blocks = model.matcher.vectors ? vectorBlocks(model, items, scorer) : jointBlocks(items, scorer);
  return retrievalMetrics({ blocks, rights: items.rights.length, matches: items.matches });
}

async function* vectorBlocks(
  { matcher, sides }: Model,
  { lefts, rights }: RetrievalItems,
  scorer: Scorer,
): AsyncGenerator<Float32Array> {
  const left = await scorer.encode(await sides.left.read(lefts));
  const right = await scorer.encode(await sides.right.read(rights), { side: 'right' });
  const { search } = matcher.vectors?.head ?? {};
  if (matcher.vectors && search?.metric === 'cosine' && !search.biases) {
    const { dimension: dimensions } = matcher.vectors;
    const [from, to] = [left, right].map((vectors) => toUnitLength(vectors, dimensions));
    yield* dotProductBlocks({ left: from, right: to, dimensions });
    return;
  }
  for (const rows of blocksOf({ lefts, rights })) {
    yield await scorer.compareSides({ left, right }, rows.left, rows.right);
  }
}

async function* jointBlocks({ lefts, rights }: RetrievalItems, scorer: Scorer): AsyncGenerator<Float32Array> {
  const count = lefts.length * rights.length;
  if (count > MOST_JOINT_PAIRS) {
    throw new GemelError(
      'bad-usage',
      `retrieval: expected a matcher that makes a vector of each side, or at most ${formatCount(MOST_JOINT_PAIRS)} pairs of one item with another, found ` +
        `${formatCount(count)} for one that reads pairs jointly: evaluate fewer pairs, or train a siamese or pseudo-siamese matcher`,
    );
  }
  for (const { left, right } of blocksOf({ lefts, rights })) {
    yield await scorer.score(Array.from(left, (row, i) => ({ left: lefts[row], right: rights[right[i]] })));
  }
}

/** Each left item with all right ones, some left items at a time: the rows of both sides. */
function* blocksOf({ lefts, rights }: Pick<RetrievalItems, 'lefts' | 'rights'>) {
  const [L, R] = [lefts.length, rights.length];
  const height = Math.max(1, Math.floor(BLOCK / R));
  for (let from = 0; from < L; from += height) {
    const size = Math.min(height, L - from) * R;
    yield {
      left: Uint32Array.from({ length: size }, (_, i) => from + Math.floor(i / R)),
      right: Uint32Array.from({ length: size }, (_, i) => i % R),
    };
  }
}

/** Vectors of length 1 in the same directions; one of length 0 stays as it is. */
function toUnitLength(vectors: Float32Array, dimensions: number): Float32Array {
  const units = new Float32Array(vectors.length);
  for (let start = 0; start < vectors.length; start += dimensions) {
    const vector = vectors.subarray(start, start + dimensions);
    const length = Math.hypot(...vector) || 1;
    for (let d = 0; d < dimensions; d++) units[start + d] = vector[d] / length;
  }
  return units;
}
