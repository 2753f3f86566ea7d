import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawStrangers, planEpoch, type TokenPair } from '../../src/data/pair-batches.ts';
import { Random } from '../../src/random.ts';

const lengths = [2, 4, 8];

/** Pairs that can be told apart: each is an object of its own. */
const anyPairs = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 })), { minLength: 1, maxLength: 60 })
  .map((sizes): TokenPair[] =>
    sizes.map(([left, right]) => ({
      left: new Int32Array(left).fill(1),
      right: new Int32Array(right).fill(1),
      label: left > right ? 1 : 0,
    })),
  );
const anyTask = fc
  .record({ pairs: anyPairs, batchSize: fc.integer({ min: 1, max: 16 }), seed: fc.nat() })
  .map(({ pairs, batchSize, seed }) => ({ pairs, seed, batchSize: Math.min(batchSize, pairs.length) }));

const plan = ({ pairs, batchSize, seed }: { pairs: TokenPair[]; batchSize: number; seed: number }) =>
  planEpoch(pairs, { batchSize, lengths, random: Random.fromSeed(seed) });

describe('planEpoch', () => {
  it('takes every pair at least once, in exactly full batches and no more of them than that needs', () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        const batches = plan(task);
        expect(new Set(batches.flatMap((batch) => batch.pairs))).toEqual(new Set(task.pairs));
        for (const batch of batches) expect(batch.pairs.length).toBe(task.batchSize);
        expect(batches.length).toBe(Math.ceil(task.pairs.length / task.batchSize));
      }),
    );
  });

  it('pads to one of the lengths, which holds every text', () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        for (const { length, pairs } of plan(task)) {
          expect(lengths).toContain(length);
          for (const { left, right } of pairs) expect(Math.max(left.length, right.length)).toBeLessThanOrEqual(length);
        }
      }),
    );
  });

  it('keeps texts that are longer than every length with the longest', () => {
    const long = { left: new Int32Array(20), right: new Int32Array(1), label: 1 } as const;
    expect(planEpoch([long], { batchSize: 1, lengths, random: Random.fromSeed(1) })).toEqual([
      { length: 8, pairs: [long] },
    ]);
  });

  it('does not pad short pairs for the sake of long ones', () => {
    const pairOf = (size: number): TokenPair => ({ left: new Int32Array(size), right: new Int32Array(size), label: 1 });
    const pairs = [...Array.from({ length: 8 }, () => pairOf(2)), ...Array.from({ length: 8 }, () => pairOf(8))];
    const batches = plan({ pairs, batchSize: 4, seed: 1 });
    expect(batches.map(({ length }) => length).sort()).toEqual([2, 2, 8, 8]);
  });

  it('is the same for the same seed, and another for another', () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        const positions = (seed: number) =>
          plan({ ...task, seed }).map(({ length, pairs }) => [length, pairs.map((pair) => task.pairs.indexOf(pair))]);
        expect(positions(task.seed)).toEqual(positions(task.seed));
        if (task.pairs.length > 20) expect(positions(task.seed)).not.toEqual(positions(task.seed + 1));
      }),
    );
  });
});

describe('drawStrangers', () => {
  const pairs = Array.from(
    { length: 5 },
    (_, i): TokenPair => ({ left: Int32Array.of(i), right: Int32Array.of(i), label: 1 }),
  );

  it('joins a left and a right text of different pairs, as no match', () => {
    const strangers = drawStrangers(pairs, 200, Random.fromSeed(3));
    expect(strangers).toHaveLength(200);
    for (const { left, right, label } of strangers) {
      expect(left[0]).not.toBe(right[0]);
      expect(label).toBe(0);
    }
    expect(new Set(strangers.map(({ left, right }) => `${left} ${right}`)).size).toBe(20);
  });

  it('draws the same from the same seed, and nothing from a single pair', () => {
    expect(drawStrangers(pairs, 9, Random.fromSeed(4))).toEqual(drawStrangers(pairs, 9, Random.fromSeed(4)));
    expect(drawStrangers(pairs.slice(0, 1), 9, Random.fromSeed(4))).toEqual([]);
  });
});
