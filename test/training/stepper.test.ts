import { afterEach, describe, expect, it } from 'vitest';
import { tf } from '../../src/compile/tf.ts';
import type { Batch } from '../../src/data/batches.ts';
import type { Example } from '../../src/data/example.ts';
import type { Loss } from '../../src/losses/loss.ts';
import { triplet } from '../../src/losses/triplet.ts';
import type { Matcher } from '../../src/matchers/matcher.ts';
import { Random } from '../../src/random.ts';
import { startState, type TrainingState } from '../../src/training/state.ts';
import { type StepOptions, Stepper } from '../../src/training/stepper.ts';
import { constant } from '../../src/weights.ts';
import { letterSides, pairExample, textOf } from '../data/examples.ts';

const sides = letterSides({ lengths: [2], rightLengths: [4], shared: false });
const plain: StepOptions = {
  embeddingRate: 0,
  weightDecay: 0,
  l1: 0,
  l2: 0,
  clip: 1e6,
  dropout: 0,
  wordDropout: 0,
};

/** A matcher whose every pair has the same number: the sum of two weights, of which the second stands for a running statistic. */
const sum: Matcher = {
  left: { kind: 'text' },
  right: { kind: 'text' },
  shared: false,
  tokenWidth: 1,
  weights: [constant('learned', [2], 0.5), { ...constant('running', [2], 2), update: 'average' }],
  measure: 'distance',
  outputs: 1,
  symmetric: true,
  comparesVectors: false,
  dropouts: {},
  judge({ left, right }, { learned, running }) {
    const nothing = tf.mul(0, tf.add(tf.sum(left.tokens, [0, 2]), tf.sum(right.tokens, [0, 2])));
    return { output: tf.add(nothing, tf.sum(tf.add(learned, tf.mul(running, tf.tensor1d([3, -1]))))) };
  },
};
/** The mean of the numbers, so that the gradient of `learned` is 1 and that of `running` 3 and −1. */
const mean: Loss = { accepts: ['distance'], compute: ({ output }) => tf.mean(output) };

const pair = pairExample({ left: textOf(1), right: textOf(3) });
const batch: Batch = { lengths: { left: 2, right: 4 }, examples: [pair, pair] };

function freshState(matcher: Matcher = sum): TrainingState {
  const embeddings = { rows: 30, width: 1, data: Float32Array.from({ length: 30 }, (_, row) => row / 10) };
  return startState(matcher, embeddings, Random.fromSeed(1));
}

const steppers: Stepper[] = [];
afterEach(async () => {
  for (const stepper of steppers.splice(0)) await stepper.dispose();
});

/** The state after one step, and the loss before it. */
async function stepOnce(
  options: Partial<StepOptions> = {},
  {
    matcher = sum,
    loss = mean,
    examples = batch.examples,
    candidates = 1,
    state = freshState(matcher),
  }: {
    matcher?: Matcher;
    loss?: Loss;
    examples?: readonly Example[];
    candidates?: number;
    state?: TrainingState;
  } = {},
) {
  const task = { matcher, loss, sides, state, options: { ...plain, ...options }, engine: { threads: 1 } };
  const stepper = new Stepper(task, { batchSize: examples.length, candidates });
  steppers.push(stepper);
  return { loss: await stepper.step({ ...batch, examples }, 0.1, Random.fromSeed(1)), state };
}

describe('Stepper', () => {
  it('steps a running statistic a tenth of what stands in place of its gradient, whatever clip and learning rate are', async () => {
    for (const clip of [1e6, 0.01]) {
      const { state } = await stepOnce({ clip, weightDecay: 0.5, l1: 1, l2: 1 });
      expect(state.weights.running[0]).toBeCloseTo(2 - 0.3, 6);
      expect(state.weights.running[1]).toBeCloseTo(2 + 0.1, 6);
      expect([...state.moments.running.mean]).toEqual([0, 0]);
    }
  });

  it('clips by the norm of what is learned alone', async () => {
    // The norm of the two slopes of 1 is √2; Adam remembers a tenth of each.
    const { state: whole } = await stepOnce({ clip: 1.5 });
    expect(whole.moments.learned.mean[0]).toBeCloseTo(0.1, 6);
    const { state: clipped } = await stepOnce({ clip: Math.SQRT2 / 2 });
    expect(clipped.moments.learned.mean[0]).toBeCloseTo(0.05, 6);
  });

  it('adds the slope of the penalties to that of the loss', async () => {
    const { state } = await stepOnce({ l1: 0.2, l2: 0.6 });
    expect(state.moments.learned.mean[0]).toBeCloseTo(0.1 * (1 + 0.2 + 0.6 * 0.5), 6);
  });

  it('gives the loss before the step', async () => {
    expect((await stepOnce()).loss).toBeCloseTo(1 + 4, 5);
  });

  it('leaves frozen weights as they are, and keeps nothing for them', async () => {
    const frozen: Matcher = { ...sum, weights: [sum.weights[0], constant('running', [2], 2)] };
    const [learned, running] = frozen.weights;
    const matcher: Matcher = { ...frozen, weights: [learned, { ...running, update: 'none' }] };
    const { state } = await stepOnce({ weightDecay: 0.5, l1: 1, clip: Math.SQRT2 / 2 }, { matcher });
    expect([...state.weights.running]).toEqual([2, 2]);
    expect(Object.keys(state.moments)).toEqual(['learned']);
    expect(state.weights.learned[0]).toBeLessThan(0.5);
  });

  describe('with two candidates an anchor', () => {
    /** The distance of a pair is that of the means of its sides' rows, ten of which are 1 for the id 1. */
    const apart: Matcher = {
      ...sum,
      weights: [constant('scale', [], 1)],
      judge({ left, right, candidates }, { scale }) {
        const [u, v] = [left, right].map(({ tokens, mask }) => tf.div(tf.sum(tokens, [0, 2]), tf.sum(mask, 0)));
        return { output: tf.mul(scale, tf.abs(tf.sub(tf.tile(u, [candidates]), v))) };
      },
    };
    const seen: number[][] = [];
    const watching: Loss = {
      accepts: ['distance'],
      needs: ['candidates'],
      compute: (outcome) => {
        const { output, label, weight, groups } = outcome;
        seen.push([output, label, weight, groups.left, groups.right].map(({ size }) => size));
        return triplet({ margin: 1 }).compute(outcome);
      },
    };
    const tripletOf = (anchor: number, match: number, other: number): Example => ({
      left: textOf(1, anchor),
      rights: [textOf(2, match), textOf(3, other)],
      labels: [1, 0],
      weight: 1,
      groups: { left: 0, rights: [0, 1] },
    });
    const examples = [tripletOf(10, 12, 20), tripletOf(10, 15, 11), tripletOf(10, 10, 30 - 1)];

    it('compares each anchor with all first and then all second candidates', async () => {
      const { loss } = await stepOnce({}, { matcher: apart, loss: watching, examples, candidates: 2 });
      expect(seen.every((sizes) => sizes.join() === '6,6,6,3,6')).toBe(true);
      // Distances 0.2 and 1.0, 0.5 and 0.1, 0.0 and 1.9; margin 1.
      expect(loss).toBeCloseTo((0.2 + 1.4 + 0) / 3, 5);
    });

    it('teaches the rows of anchors and of both candidates', async () => {
      const before = freshState(apart);
      const { state } = await stepOnce(
        { embeddingRate: 1 },
        { matcher: apart, loss: watching, examples, candidates: 2, state: freshState(apart) },
      );
      const moved = [...state.embeddings.data].flatMap((value, row) =>
        value === before.embeddings.data[row] ? [] : [[row, Math.sign(value - before.embeddings.data[row])]],
      );
      // The match of the second is to come nearer and its non-match to go; the third is right as it is.
      expect(moved).toEqual(
        expect.arrayContaining([
          [12, -1],
          [15, -1],
          [11, 1],
          [20, 1],
        ]),
      );
      expect(moved.map(([row]) => row)).not.toContain(29);
    });

    it('takes the same step in parts, one after the other', async () => {
      const options = { matcher: apart, loss: watching, examples: [...examples, ...examples], candidates: 2 };
      const [whole, parts] = [
        await stepOnce({ embeddingRate: 1 }, { ...options, state: freshState(apart) }),
        await stepOnce({ embeddingRate: 1, accumulation: 3 }, { ...options, state: freshState(apart) }),
      ];
      expect(seen.at(-1)).toEqual([4, 4, 4, 2, 4]);
      expect(parts.loss).toBeCloseTo(whole.loss, 6);
      expect(parts.state.moments.scale.mean[0]).toBeCloseTo(whole.state.moments.scale.mean[0], 6);
      whole.state.embeddingMoments.mean.forEach((value, i) => {
        expect(parts.state.embeddingMoments.mean[i]).toBeCloseTo(value, 6);
      });
    });

    it('teaches no rows where their rate is zero', async () => {
      const options = { matcher: apart, loss: watching, examples, candidates: 2 };
      const { state } = await stepOnce({ embeddingRate: 0 }, { ...options, state: freshState(apart) });
      expect(state.embeddings.data).toEqual(freshState(apart).embeddings.data);
      expect(state.embeddingSteps.every((steps) => steps === 0)).toBe(true);
      expect(state.weights.scale[0]).not.toBe(1);
    });
  });
});
