import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planEpoch, type Sides } from '../../src/data/batches.ts';
import type { Example } from '../../src/data/example.ts';
import { Random } from '../../src/random.ts';
import { letterSides, pairExample, textOf } from './examples.ts';

const lengths = [2, 4, 8];
const rightLengths = [3, 6];
const oneTower = letterSides({ lengths });
const twoTowers = letterSides({ lengths, rightLengths, shared: false });

/** Examples that can be told apart: each is an object of its own. */
const anyExamples = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 6 })), { minLength: 1, maxLength: 60 })
  .map((sizes): Example[] => sizes.map(([left, right]) => pairExample({ left: textOf(left), right: textOf(right) })));
const anyTask = fc
  .record({
    examples: anyExamples,
    batchSize: fc.integer({ min: 1, max: 16 }),
    seed: fc.nat(),
    sides: fc.constantFrom(oneTower, twoTowers),
    together: fc.boolean(),
  })
  .map(({ batchSize, ...task }) => ({ ...task, batchSize: Math.min(batchSize, task.examples.length) }));

const plan = ({
  examples,
  batchSize,
  seed,
  sides = oneTower,
  together = false,
}: {
  examples: readonly Example[];
  batchSize: number;
  seed: number;
  sides?: Sides;
  together?: boolean;
}) => planEpoch(examples, { batchSize, sides, together, random: Random.fromSeed(seed) });

describe('planEpoch', () => {
  it('takes every example at least once, in exactly full batches and no more of them than that needs', () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        const batches = plan(task);
        expect(new Set(batches.flatMap(({ examples }) => examples))).toEqual(new Set(task.examples));
        for (const { examples } of batches) expect(examples.length).toBe(task.batchSize);
        expect(batches.length).toBe(Math.ceil(task.examples.length / task.batchSize));
      }),
    );
  });

  it('pads each side to one of its lengths, which holds all of its items', () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        for (const batch of plan(task)) {
          expect(task.sides.left.lengths).toContain(batch.lengths.left);
          expect(task.sides.right.lengths).toContain(batch.lengths.right);
          for (const { left, rights } of batch.examples) {
            expect(left.length).toBeLessThanOrEqual(batch.lengths.left);
            expect(rights[0].length).toBeLessThanOrEqual(batch.lengths.right);
          }
        }
      }),
    );
  });

  it('pads both sides to one length where one tower reads both, and to that of the longest candidate', () => {
    const triplet: Example = {
      ...pairExample({ left: textOf(1), right: textOf(1) }),
      rights: [textOf(1), textOf(3)],
      labels: [1, 0],
    };
    const lengthsWith = (sides: Sides) => plan({ examples: [triplet], batchSize: 1, seed: 1, sides })[0].lengths;
    expect(lengthsWith(oneTower)).toEqual({ left: 4, right: 4 });
    expect(lengthsWith(twoTowers)).toEqual({ left: 2, right: 3 });
  });

  it('keeps texts that are longer than every length with the longest', () => {
    const long = pairExample({ left: textOf(20), right: textOf(1) });
    const planned = (sides: Sides) => plan({ examples: [long], batchSize: 1, seed: 1, sides });
    expect(planned(oneTower)).toEqual([{ lengths: { left: 8, right: 8 }, examples: [long] }]);
    expect(planned(twoTowers)).toEqual([{ lengths: { left: 8, right: 3 }, examples: [long] }]);
  });

  it('does not pad short pairs for the sake of long ones', () => {
    const ofSize = (size: number) =>
      Array.from({ length: 8 }, () => pairExample({ left: textOf(size), right: textOf(size) }));
    const batches = plan({ examples: [...ofSize(2), ...ofSize(8)], batchSize: 4, seed: 1 });
    expect(batches.map(({ lengths: { left } }) => left).sort()).toEqual([2, 2, 8, 8]);
  });

  it('keeps the examples of an anchor together where it is told to, whatever their lengths', () => {
    const ofAnchor = (anchor: number) =>
      [1, 2, 5, 8].map((size) => pairExample({ left: textOf(2), right: textOf(size), groups: [anchor, -1] }));
    const batches = plan({ examples: [0, 1, 2, 3].flatMap(ofAnchor), batchSize: 8, seed: 1, together: true });
    expect(batches.map(({ examples }) => new Set(examples.map(({ groups }) => groups.left)).size)).toEqual([2, 2]);
    expect(batches.map(({ lengths: { right } }) => right)).toEqual([8, 8]);
  });

  it('is the same for the same seed, and another for another', () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        const positions = (seed: number) =>
          plan({ ...task, seed }).map(({ lengths, examples }) => [
            lengths,
            examples.map((example) => task.examples.indexOf(example)),
          ]);
        expect(positions(task.seed)).toEqual(positions(task.seed));
        if (task.examples.length > 20) expect(positions(task.seed)).not.toEqual(positions(task.seed + 1));
      }),
    );
  });
});
