/** Pairs → the batches of an epoch: shuffled, and of similar length so that little padding is computed. */
import type { Random } from '../random.ts';
import { bucketFor } from '../text/lengths.ts';

/** A pair as token ids. */
export interface TokenPair {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly label: 0 | 1;
}

/** B pairs that are padded to one length. */
export interface PairBatch {
  readonly length: number;
  readonly pairs: readonly TokenPair[];
}

/**
 * One epoch: every pair at least once, in batches of exactly B. The pairs that are left over in one length join the
 * next longer one; the very last batch is filled up with pairs from the front of the shuffle.
 */
export function planEpoch(
  pairs: readonly TokenPair[],
  {
    batchSize,
    lengths,
    random,
  }: { readonly batchSize: number; readonly lengths: readonly number[]; readonly random: Random },
): PairBatch[] {
  const shuffled = random.shuffle(pairs);
  const queues = new Map<number, TokenPair[]>(lengths.map((length) => [length, []]));
  for (const pair of shuffled)
    queues.get(bucketFor(Math.max(pair.left.length, pair.right.length), lengths))?.push(pair);
  const batches: PairBatch[] = [];
  let leftOver: TokenPair[] = [];
  for (const [length, queue] of queues) {
    const waiting = [...leftOver, ...queue];
    const whole = waiting.length - (waiting.length % batchSize);
    for (let start = 0; start < whole; start += batchSize) {
      batches.push({ length, pairs: waiting.slice(start, start + batchSize) });
    }
    leftOver = waiting.slice(whole);
  }
  if (leftOver.length > 0) {
    const filling = Array.from({ length: batchSize - leftOver.length }, (_, i) => shuffled[i % shuffled.length]);
    batches.push({ length: lengths[lengths.length - 1], pairs: [...leftOver, ...filling] });
  }
  return random.shuffle(batches);
}

/**
 * Pairs of strangers: a left text and a right text drawn from different pairs, labelled no match. What users search is full of texts
 * that have nothing to do with each other, while labelled pairs seldom are.
 */
export function drawStrangers(pairs: readonly TokenPair[], count: number, random: Random): TokenPair[] {
  if (pairs.length < 2) return [];
  return Array.from({ length: count }, () => {
    const one = random.integer(pairs.length);
    const other = (one + 1 + random.integer(pairs.length - 1)) % pairs.length;
    return { left: pairs[one].left, right: pairs[other].right, label: 0 };
  });
}
