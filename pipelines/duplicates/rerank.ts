/** A second opinion on pairs that vectors have found: a matcher, mostly one that reads both texts together, judges each of them. */
import { GemelError } from '../../src/errors.ts';
import type { Scorer } from '../../src/matchers/scorer.ts';
import type { Pairs } from '../../src/search/pairs.ts';

/** Pairs that are judged at a time. */
const BLOCK = 4096;

/**
 * The second matcher's score of each pair, the earlier text on the left.
 *
 * @throws GemelError `interrupted` between blocks when the signal is aborted.
 */
export async function judgePairs(
  texts: readonly string[],
  { left, right }: Pick<Pairs, 'left' | 'right'>,
  {
    scorer,
    signal,
    onProgress,
  }: {
    readonly scorer: Scorer;
    readonly signal?: AbortSignal;
    readonly onProgress?: (done: number, total: number) => void;
  },
): Promise<Float32Array> {
  const scores = new Float32Array(left.length);
  for (let start = 0; start < left.length; start += BLOCK) {
    if (signal?.aborted) throw new GemelError('interrupted', 'stopped by Ctrl-C; nothing was written');
    const block = Array.from(left.subarray(start, start + BLOCK), (row, p) => ({
      left: texts[Math.min(row, right[start + p])],
      right: texts[Math.max(row, right[start + p])],
    }));
    scores.set(await scorer.score(block), start);
    onProgress?.(start + block.length, left.length);
  }
  return scores;
}
