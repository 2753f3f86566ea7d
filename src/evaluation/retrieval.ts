/** Whether the right item is found among all of them: recall at k in both directions, from scores that come block by block. */
import type { Pair } from '../data/pair.ts';
import { GemelError } from '../errors.ts';

/** Of the items that have a match, the share with one among the first 1 or 10; NaN where none has. */
export interface Recall {
  readonly items: number;
  readonly recallAt1: number;
  readonly recallAt10: number;
}

export interface RetrievalMetrics {
  readonly leftToRight: Recall;
  readonly rightToLeft: Recall;
}

/** L distinct left items, R distinct right ones, and for each left one the positions of the right ones that belong to it. */
export interface RetrievalItems {
  readonly lefts: readonly string[];
  readonly rights: readonly string[];
  readonly matches: readonly (readonly number[])[];
}

/** The distinct items of labelled pairs; a pair labelled a match (at least ½) makes its two sides belong together. */
export function collectItems(pairs: readonly Pair[]): RetrievalItems {
  const lefts = [...new Set(pairs.map(({ left }) => left))];
  const rights = [...new Set(pairs.map(({ right }) => right))];
  const positions = new Map(rights.map((text, position) => [text, position]));
  const matches = new Map(lefts.map((text) => [text, new Set<number>()]));
  for (const { left, right, label } of pairs) {
    const position = positions.get(right);
    if (label >= 0.5 && position !== undefined) matches.get(left)?.add(position);
  }
  return { lefts, rights, matches: [...matches.values()].map((found) => [...found]) };
}

/**
 * Ranks all right items for each left one and the other way round, and asks whether *a* match is among the first k: the R@k of image
 * captioning (Karpathy & Fei-Fei 2015), where a picture has five captions and each of them will do.
 *
 * A tie counts against the match, so that a constant score finds nothing: a duplicate of a right item should be known as a match too.
 * Besides the block at hand it keeps 11 numbers an item.
 *
 * @throws GemelError `bad-input` for a score that is not finite, or blocks that do not add up to L rows of R scores.
 *
 * @example
 * const blocks = [Float32Array.of(0.9, 0.1), Float32Array.of(0.8, 0.2)];
 * const { leftToRight } = await retrievalMetrics({ blocks, rights: 2, matches: [[0], [1]] });
 * leftToRight; // { items: 2, recallAt1: 0.5, recallAt10: 1 }
 */
export async function retrievalMetrics({
  blocks,
  rights,
  matches,
}: {
  /** The L×R scores, a block of whole rows after the other, higher meaning more alike. */
  readonly blocks: Iterable<Float32Array> | AsyncIterable<Float32Array>;
  /** R */
  readonly rights: number;
  /** L lists of positions among the rights. */
  readonly matches: readonly (readonly number[])[];
}): Promise<RetrievalMetrics> {
  const fromLeft = new Standings(matches.length);
  const fromRight = new Standings(rights);
  // One mark for each right item: the inner loop runs L×R times.
  const belongs = new Uint8Array(rights);
  let left = 0;
  for await (const block of blocks) {
    for (let start = 0; start < block.length; start += rights, left++) {
      const row = block.subarray(start, start + rights);
      if (row.length !== rights || left >= matches.length) throw badBlocks(`a row ${left + 1} of ${row.length}`);
      for (const right of matches[left]) belongs[right] = 1;
      for (let right = 0; right < rights; right++) {
        const score = row[right];
        if (!Number.isFinite(score)) throw badBlocks(`the score ${score} in row ${left + 1}`);
        const isMatch = belongs[right] === 1;
        fromLeft.add(left, score, isMatch);
        fromRight.add(right, score, isMatch);
      }
      for (const right of matches[left]) belongs[right] = 0;
    }
  }
  if (left !== matches.length) throw badBlocks(`${left} rows`);
  return { leftToRight: fromLeft.recall(), rightToLeft: fromRight.recall() };

  function badBlocks(found: string): GemelError {
    const expected = `${matches.length} rows of ${rights} finite scores`;
    return new GemelError('bad-input', `retrieval: expected ${expected}, found ${found}`);
  }
}

/**
 * The dot products of L×D left and R×D right vectors as blocks for `retrievalMetrics`: cosines, where the vectors have length 1.
 * Each block is a new array of at most `rows` rows.
 */
export function* dotProductBlocks({
  left,
  right,
  dimensions,
  rows = 64,
}: {
  readonly left: Float32Array;
  readonly right: Float32Array;
  /** D */
  readonly dimensions: number;
  readonly rows?: number;
}): Generator<Float32Array> {
  const rights = right.length / dimensions;
  for (let from = 0; from < left.length; from += rows * dimensions) {
    const queries = left.subarray(from, from + rows * dimensions);
    const block = new Float32Array((queries.length / dimensions) * rights);
    for (let query = 0, k = 0; query < queries.length; query += dimensions) {
      for (let item = 0; item < right.length; item += dimensions) {
        let product = 0;
        for (let d = 0; d < dimensions; d++) product += queries[query + d] * right[item + d];
        block[k++] = product;
      }
    }
    yield block;
  }
}

const DEPTH = 10;

/** For each query the score of its best match and the ten highest scores of what does not match: enough to know every rank up to 10. */
class Standings {
  readonly #best: Float32Array;
  /** Queries×10, falling. */
  readonly #others: Float32Array;

  constructor(queries: number) {
    this.#best = new Float32Array(queries).fill(-Infinity);
    this.#others = new Float32Array(queries * DEPTH).fill(-Infinity);
  }

  add(query: number, score: number, isMatch: boolean): void {
    if (isMatch) {
      if (score > this.#best[query]) this.#best[query] = score;
      return;
    }
    const others = this.#others;
    const first = query * DEPTH;
    let at = first + DEPTH - 1;
    if (score <= others[at]) return;
    for (; at > first && others[at - 1] < score; at--) others[at] = others[at - 1];
    others[at] = score;
  }

  recall(): Recall {
    const items = this.#best.filter((score) => score > -Infinity).length;
    return { items, recallAt1: this.#found(1) / items, recallAt10: this.#found(DEPTH) / items };
  }

  /** How many queries have a match before the k-th of what does not match. */
  #found(k: number): number {
    return this.#best.filter((score, query) => score > this.#others[query * DEPTH + k - 1]).length;
  }
}
