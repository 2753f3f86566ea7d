/** The pairs of items that are known by their class: many to train on, and a fixed sample to be judged by. */
import type { ClassItem } from '../src/data/class-item.ts';
import type { Pair } from '../src/data/pair.ts';
import { samplePairs } from '../src/data/sample-pairs.ts';
import { Random } from '../src/random.ts';
import type { ClassSplits, PairSplits } from './corpus.ts';

/** What is judged by is drawn by this seed, whatever the seed of a run, so that figures can be compared. */
const SEED = 6;

export interface ClassPairsOptions {
  /** Matches that each training item begins, and non-matches. */
  readonly perItem: number;
  /** At most so many training pairs. */
  readonly limit?: number;
}

/** The pairs of a corpus with classes, half of them matches on every side. */
export function pairsOfClasses(
  { train, dev, test, notes }: ClassSplits,
  { perItem, limit }: ClassPairsOptions,
): PairSplits {
  return {
    train: samplePairs(train, { perItem, random: Random.fromSeed(SEED).fork('train') }).slice(0, limit),
    dev: pairsToJudgeBy(dev, 'dev'),
    test: test.length > 0 ? pairsToJudgeBy(test, 'test') : [],
    notes: [...notes, 'pairs are drawn from the classes by a fixed seed, half of them of one class'],
  };
}

/** Twice as many pairs as items, at least 1,000 and at most 10,000, as far as there are so many. */
export function pairsToJudgeBy(items: readonly ClassItem[], split: string): Pair[] {
  const count = Math.min(Math.max(2 * items.length, 1000), 10_000);
  return samplePairs(items, { count, random: Random.fromSeed(SEED).fork(split) });
}
