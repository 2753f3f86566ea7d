/** What every loss promises, whichever kind it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { tf } from '../../src/compile/tf.ts';
import type { Measure } from '../../src/heads/head.ts';
import type { Loss } from '../../src/losses/loss.ts';
import { Random } from '../../src/random.ts';
import { distance } from '../compile/kernel-case.ts';
import { differentiate, expectTrueGradients, type Piece } from './differentiable.ts';

/** An outcome in plain numbers; what is left out takes its usual value. */
export interface Batch {
  readonly measure: Measure;
  /** R·B numbers, or R·B rows of K. */
  readonly output: readonly (number | readonly number[])[];
  readonly label: readonly number[];
  /** All 1. */
  readonly weight?: readonly number[];
  /** 1. */
  readonly candidates?: number;
  readonly vectors?: Sides<readonly number[]>;
  /** A teacher's vectors. */
  readonly targets?: Sides<readonly number[]>;
  /** Matches share a group, and nothing else does. */
  readonly groups?: Sides<number>;
}

interface Sides<Value> {
  readonly left: readonly Value[];
  readonly right: readonly Value[];
}

/** The loss of a batch on the eager engine. */
export async function lossOf(loss: Loss, batch: Batch): Promise<number> {
  return (await differentiate({ ...pieceOf(loss, batch), slopes: [] })).value[0];
}

/** The values that a head of each measure may give, and the worst of them. */
const RANGES: Readonly<Record<Measure, { low: number; high: number; extremes: readonly number[] }>> = {
  similarity: { low: -1, high: 1, extremes: [-1, 0, 1] },
  distance: { low: 0, high: 4, extremes: [0, 1e-6, 1e4] },
  logit: { low: -6, high: 6, extremes: [-1e4, 0, 1e4] },
  classes: { low: -6, high: 6, extremes: [-1e4, 0, 1e4] },
};

/** What a head gives for a likeness of x: of three classes, the second gains what the first loses. */
const outputAt = (measure: Measure, x: number) => (measure === 'classes' ? [-x, x, 0.3] : x);

export interface LossPromises {
  readonly leastSimilarity?: number;
  /** Why the loss may rise while a pair is doing better. */
  readonly mayRise?: string;
}

/** A loss that looks at each pair by itself. */
export function describeLoss(name: string, loss: Loss, { leastSimilarity = -1, mayRise }: LossPromises = {}): void {
  describeMeasures(name, loss);

  describe.each([...loss.accepts])(`${name} of a %s as a loss of pairs`, (measure) => {
    const { high, extremes } = RANGES[measure];
    const low = measure === 'similarity' ? leastSimilarity : RANGES[measure].low;
    const likeness = fc.integer({ min: 0, max: 100 }).map((n) => low + ((high - low) * n) / 100);
    const pair = fc.record({ likeness, label: fc.constantFrom(0, 1) });
    const pairs = fc.array(pair, { minLength: 1, maxLength: 6 });
    const batchOf = (pairs: readonly { likeness: number; label: number }[]): Batch => ({
      measure,
      output: pairs.map((each) => outputAt(measure, each.likeness)),
      label: pairs.map((each) => each.label),
    });
    const of = (...given: Parameters<typeof batchOf>) => lossOf(loss, batchOf(...given));

    it('is never negative', async () => {
      await fc.assert(
        fc.asyncProperty(pairs, async (given) => {
          expect(await of(given)).toBeGreaterThanOrEqual(0);
        }),
        { numRuns: 20 },
      );
    });

    it('is the mean of the losses of its pairs, by their weights', async () => {
      await fc.assert(
        fc.asyncProperty(pairs, async (given) => {
          const alone: number[] = [];
          for (const each of given) alone.push(await of([each]));
          const weight = given.map((_, i) => 0.5 + i);
          const total = weight.reduce((sum, value) => sum + value, 0);
          const mean = alone.reduce((sum, value, i) => sum + value * weight[i], 0) / total;
          expect(distance([await lossOf(loss, { ...batchOf(given), weight })], [mean])).toBeLessThan(1e-5);
        }),
        { numRuns: 10 },
      );
    });

    it.skipIf(mayRise !== undefined)('never rises when a match looks more alike, or a non-match less', async () => {
      const steps = Array.from({ length: 21 }, (_, i) => low + ((high - low) * i) / 20);
      for (const label of [0, 1]) {
        const losses: number[] = [];
        for (const step of steps) losses.push(await of([{ likeness: step, label }]));
        const falls = (measure === 'distance') === (label === 0);
        if (!falls) losses.reverse();
        for (let i = 1; i < losses.length; i++) expect(losses[i]).toBeLessThanOrEqual(losses[i - 1] + 1e-6);
        expect(losses[losses.length - 1]).toBeLessThan(losses[0]);
      }
    });

    it.each(extremes.flatMap((value) => [0, 1].map((label) => ({ value, label }))))(
      'stays finite at $value with label $label, with its gradient',
      async ({ value, label }) => {
        await expectFinite(loss, batchOf([{ likeness: value, label }]));
      },
    );

    const eight = batchOf(
      Array.from({ length: 8 }, (_, i) => ({ likeness: low + ((high - low) * (i + 0.37)) / 8, label: i % 2 })),
    );
    describeWeights(loss, eight);

    it('has true gradients, compiled as well as eager', async () => {
      await expectTrueGradients(pieceOf(loss, eight));
    });
  });
}

/** A loss that looks at a batch as a whole: its pairs, its candidates or its vectors together. */
export function describeBatchLoss(name: string, loss: Loss, { candidates = 1 }: { candidates?: number } = {}): void {
  describeMeasures(name, loss);

  describe.each([...loss.accepts])(`${name} of a %s as a loss of a batch`, (measure) => {
    const batch = drawBatch({ measure, candidates });

    it('is never negative, and of a batch with matches and others not zero', async () => {
      for (const seed of [1, 2, 3, 4]) {
        expect(await lossOf(loss, drawBatch({ measure, candidates, seed }))).toBeGreaterThanOrEqual(0);
      }
      expect(await lossOf(loss, batch)).toBeGreaterThan(0);
    });

    it('does not look at the order of the batch', async () => {
      const inOrder = await lossOf(loss, batch);
      const anchors = [...anchorsOf(batch).keys()];
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray(anchors, { minLength: anchors.length }), async (order) => {
          expect(distance([await lossOf(loss, choose(batch, order))], [inOrder])).toBeLessThan(1e-5);
        }),
        { numRuns: 8 },
      );
    });

    it.each([0, 1])('stays finite where all labels are %i', async (label) => {
      await expectFinite(loss, { ...batch, label: batch.label.map(() => label) });
    });

    it('stays finite with a single anchor', async () => {
      for (const b of anchorsOf(batch).keys()) await expectFinite(loss, choose(batch, [b]));
    });

    it.each(RANGES[measure].extremes)('stays finite where all outputs are %d', async (value) => {
      await expectFinite(loss, { ...batch, output: batch.output.map(() => value) });
    });

    it.each([0, 1e-20, 1, 1e6])('stays finite where all vectors are equal, or opposite, with %d', async (size) => {
      const turn = (vectors: readonly (readonly number[])[] = []) =>
        vectors.map((vector, i) => vector.map(() => (i % 3 === 2 ? -size : size)));
      await expectFinite(loss, {
        ...batch,
        vectors: { left: turn(batch.vectors?.left), right: turn(batch.vectors?.right) },
      });
    });

    if (loss.needs?.includes('vectors')) describeNoWeights(loss, batch);
    else describeWeights(loss, batch);

    it('has true gradients, compiled as well as eager', async () => {
      await expectTrueGradients(pieceOf(loss, batch));
    });
  });
}

function describeMeasures(name: string, loss: Loss): void {
  describe(`${name} as a loss`, () => {
    it('names the measures that it reads, each once', () => {
      expect(loss.accepts.length).toBeGreaterThan(0);
      expect(new Set(loss.accepts).size).toBe(loss.accepts.length);
    });
  });
}

function describeWeights(loss: Loss, batch: Batch): void {
  const B = anchorsOf(batch).length;
  const silencing = (silent: (b: number) => boolean) => batch.label.map((_, i) => (silent(i % B) ? 0 : 1));

  it('leaves out an anchor of weight zero', async () => {
    const rest = Array.from({ length: B - 1 }, (_, i) => i + 1);
    const silent = await lossOf(loss, { ...batch, weight: silencing((b) => b === 0) });
    expect(distance([silent], [await lossOf(loss, choose(batch, rest))])).toBeLessThan(1e-5);
  });

  it('is zero where nothing counts, with its gradient', async () => {
    await expectNothing(loss, { ...batch, weight: silencing(() => true) });
  });
}

async function expectNothing(loss: Loss, batch: Batch): Promise<void> {
  const { value, gradients } = await differentiate(pieceOf(loss, batch));
  expect([...value, ...Object.values(gradients).flat()].every((number) => number === 0)).toBe(true);
}

/** Losses that compare each with all others: matches of a source without non-matches weigh nothing alone, and as much as any there. */
function describeNoWeights(loss: Loss, batch: Batch): void {
  it('does not look at the weights of single pairs', async () => {
    const weight = batch.label.map((_, i) => i % 2);
    expect(await lossOf(loss, { ...batch, weight })).toBe(await lossOf(loss, batch));
  });
}

async function expectFinite(loss: Loss, batch: Batch): Promise<void> {
  for (const engine of ['tfjs', 'onnx'] as const) {
    const { value, gradients } = await differentiate(pieceOf(loss, batch), engine);
    expect([...value, ...Object.values(gradients).flat()].every(Number.isFinite)).toBe(true);
  }
}

/** Five anchors; of pairs the first three match. The second and the third belong to one group. */
function drawBatch({ measure, candidates, seed = 5 }: { measure: Measure; candidates: number; seed?: number }): Batch {
  const [B, D] = [5, 3];
  const random = Random.fromSeed(seed);
  const { low, high } = RANGES[measure];
  const rows = Array.from({ length: candidates * B }, (_, i) => i);
  // Away from zero, where a cosine bends too sharply for finite differences.
  const draw = () => Array.from({ length: D }, () => (0.4 + random.uniform()) * (random.uniform() < 0.5 ? -1 : 1));
  const left = Array.from({ length: B }, (_, b) => (b === 2 ? 1 : b));
  return {
    measure,
    output: rows.map(() => outputAt(measure, low + (high - low) * random.uniform())),
    label: rows.map((i) => Number(candidates === 1 ? i < 3 : i < B)),
    candidates,
    vectors: { left: left.map(draw), right: rows.map(draw) },
    groups: { left, right: rows.map((i) => (i < (candidates === 1 ? 3 : B) ? left[i] : B + i)) },
    targets: { left: left.map(draw), right: rows.map(draw) },
  };
}

function anchorsOf({ label, candidates = 1 }: Batch): readonly number[] {
  return label.slice(0, label.length / candidates);
}

/** The batch of some anchors, in the order given, with all their candidates. */
function choose(batch: Batch, anchors: readonly number[]): Batch {
  const { candidates = 1 } = batch;
  const B = anchorsOf(batch).length;
  const rows = Array.from({ length: candidates }, (_, r) => anchors.map((b) => r * B + b)).flat();
  const from = <Value>(values: readonly Value[], places: readonly number[]) => places.map((i) => values[i]);
  const { vectors, targets, groups } = complete(batch);
  return {
    ...batch,
    output: from(batch.output, rows),
    label: from(batch.label, rows),
    vectors: { left: from(vectors.left, anchors), right: from(vectors.right, rows) },
    targets: { left: from(targets.left, anchors), right: from(targets.right, rows) },
    groups: { left: from(groups.left, anchors), right: from(groups.right, rows) },
  };
}

function complete(batch: Batch): Required<Batch> {
  const { output, label, candidates = 1 } = batch;
  const B = anchorsOf(batch).length;
  const left = Array.from({ length: B }, (_, b) => b);
  return {
    weight: output.map(() => 1),
    candidates,
    vectors: { left: left.map(() => [0]), right: label.map(() => [0]) },
    targets: { left: left.map(() => [0]), right: label.map(() => [0]) },
    groups: { left, right: label.map((value, i) => (value >= 0.5 ? i % B : B + i)) },
    ...batch,
  };
}

function pieceOf(loss: Loss, batch: Batch): Piece {
  const { measure, candidates, output, label, weight, vectors, targets, groups } = complete(batch);
  const input = (values: readonly (number | readonly number[])[]) => ({
    shape: [values.length, ...(typeof values[0] === 'number' ? [] : [values[0].length])],
    data: Float32Array.from(values.flat()),
  });
  return {
    inputs: {
      output: input(output),
      label: input(label),
      weight: input(weight),
      left: input(vectors.left),
      right: input(vectors.right),
      leftTargets: input(targets.left),
      rightTargets: input(targets.right),
      leftGroups: input(groups.left),
      rightGroups: input(groups.right),
    },
    slopes: loss.needs?.includes('vectors') ? ['left', 'right'] : ['output'],
    run: ({ output, label, weight, left, right, leftTargets, rightTargets, leftGroups, rightGroups }) =>
      loss.compute({
        output,
        measure,
        label: label as tf.Tensor1D,
        weight: weight as tf.Tensor1D,
        candidates,
        vectors: { left: left as tf.Tensor2D, right: right as tf.Tensor2D },
        targets: { left: leftTargets as tf.Tensor2D, right: rightTargets as tf.Tensor2D },
        groups: { left: leftGroups as tf.Tensor1D, right: rightGroups as tf.Tensor1D },
      }),
  };
}
