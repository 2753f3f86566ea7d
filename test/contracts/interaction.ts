/** What every interaction promises, whichever kind it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tensors } from '../../src/compile/compile.ts';
import { tf } from '../../src/compile/tf.ts';
import type { Interaction, Joined } from '../../src/interactions/interaction.ts';
import { Random } from '../../src/random.ts';
import { count } from '../../src/weights.ts';
import { distance } from '../compile/kernel-case.ts';
import { differentiate, expectTrueGradients, type Piece } from './differentiable.ts';

/** The rows of a text's tokens: length × W numbers. */
type Text = Float32Array;

export interface TextPair {
  readonly left: Text;
  readonly right: Text;
}

/** Tₗ and Tᵣ. */
export type Lengths = readonly [left: number, right: number];

const ENGINES = ['onnx', 'tfjs'] as const;

export function describeInteraction(name: string, interaction: Interaction): void {
  const { tokenWidth: W, symmetric } = interaction;
  // With the logit of those that compare vectors behind the features.
  const F = interaction.dimension + (interaction.comparesVectors ? 1 : 0);
  const weights = drawWeights(interaction);
  const pairs = drawPairs(W);

  async function join(
    chosen: readonly TextPair[],
    lengths: Lengths,
    engine: 'onnx' | 'tfjs' = 'tfjs',
  ): Promise<number[][]> {
    const { value } = await differentiate(
      { ...pieceOf(interaction, chosen, { lengths, weights }), slopes: [] },
      engine,
    );
    expect(value.length).toBe(chosen.length * F);
    return chosen.map((_, b) => value.slice(b * F, (b + 1) * F));
  }

  describe(`${name} as an interaction`, () => {
    it.each(ENGINES)('gives as many finite features as declared for each pair (%s)', async (engine) => {
      const features = await join(pairs, [6, 7], engine);
      expect(features.map((row) => row.length)).toEqual(pairs.map(() => F));
      expect(features.flat().every(Number.isFinite)).toBe(true);
    });

    it.each(ENGINES)('gives the same features however far either side is padded (%s)', async (engine) => {
      const tight = await join(pairs, [5, 4], engine);
      for (const lengths of [
        [8, 4],
        [5, 7],
        [11, 9],
      ] as const) {
        expect(distance((await join(pairs, lengths, engine)).flat(), tight.flat()), `${lengths}`).toBeLessThan(1e-6);
      }
    });

    it('permutes the features with the pairs', async () => {
      const inOrder = await join(pairs, [5, 4]);
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray([...pairs.keys()], { minLength: pairs.length }), async (order) => {
          const features = await join(
            order.map((b) => pairs[b]),
            [5, 4],
          );
          const expected = order.flatMap((b) => inOrder[b]);
          expect(distance(features.flat(), expected)).toBeLessThan(1e-6);
        }),
        { numRuns: 6 },
      );
    });

    it('does not let a pair see its neighbours', async () => {
      const together = await join(pairs, [5, 4]);
      for (const [b, pair] of pairs.entries()) {
        const [alone] = await join([pair], [5, 4]);
        expect(distance(alone, together[b])).toBeLessThan(1e-6);
      }
    });

    it(symmetric ? 'does not look at the order of the texts' : 'says that order matters because it does', async () => {
      const there = await join(pairs, [5, 4]);
      const back = await join(pairs.map(swap), [4, 5]);
      const gap = distance(back.flat(), there.flat());
      if (symmetric) expect(gap).toBeLessThan(1e-6);
      else expect(gap).toBeGreaterThan(1e-4);
    });

    it('has true gradients, compiled as well as eager', async () => {
      // A small step: there are kinks and narrow kernels between tokens.
      await expectTrueGradients(pieceOf(interaction, pairs.slice(0, 2), { lengths: [4, 3], weights }), 1e-3);
    });

    it.each(ENGINES)('gives padded tokens a gradient of exactly zero, and others not (%s)', async (engine) => {
      const { inputs, ...piece } = pieceOf(interaction, pairs, { lengths: [7, 6], weights });
      const { gradients } = await differentiate({ inputs, ...piece }, engine);
      for (const side of ['left', 'right']) {
        const sizes = Array.from(inputs[`${side}Mask`].data, (_, i) =>
          largest(gradients[side].slice(i * W, i * W + W)),
        );
        const padded = sizes.filter((_, i) => inputs[`${side}Mask`].data[i] === 0);
        expect(padded.every((size) => size === 0)).toBe(true);
        expect(largest(sizes)).toBeGreaterThan(0);
      }
    });

    it.each(ENGINES)('joins and trains on texts of one token, at T = 1 too (%s)', async (engine) => {
      const single = pairs[pairs.length - 1];
      const padded = await join([single], [4, 3], engine);
      const piece = pieceOf(interaction, [single], { lengths: [1, 1], weights });
      const { value, gradients } = await differentiate(piece, engine);
      expect(distance(value, padded.flat())).toBeLessThan(1e-6);
      expect(Object.values(gradients).flat().every(Number.isFinite)).toBe(true);
    });

    it.each(ENGINES)('stays finite where both texts are the same, and where tokens are zero (%s)', async (engine) => {
      const [{ left }] = pairs;
      const zero = new Float32Array(2 * W);
      const alike: TextPair[] = [
        { left, right: left },
        { left: zero, right: zero },
        { left, right: zero },
      ];
      const { value, gradients } = await differentiate(
        pieceOf(interaction, alike, { lengths: [4, 5], weights }),
        engine,
      );
      expect([...value, ...Object.values(gradients).flat()].every(Number.isFinite)).toBe(true);
    });

    it('reads exactly the weights that it declares, and each has an effect', async () => {
      const read = new Set<string>();
      const spying = pieceOf(interaction, pairs, { lengths: [6, 6], weights, read });
      const { gradients } = await differentiate(spying);
      const names = interaction.weights.map((spec) => spec.name);
      expect(new Set(names).size).toBe(names.length);
      expect([...read].sort()).toEqual([...names].sort());
      for (const each of names) expect(largest(gradients[each]), each).toBeGreaterThan(0);
    });

    it('starts each weight with as many finite numbers as its shape holds, the same for the same seed', () => {
      for (const { shape, initial } of interaction.weights) {
        const values = initial(Random.fromSeed(5));
        expect(values.length).toBe(count(shape));
        expect(values.every(Number.isFinite)).toBe(true);
        expect(initial(Random.fromSeed(5))).toEqual(values);
      }
    });
  });
}

export interface PieceOptions {
  readonly lengths: Lengths;
  readonly weights: Piece['inputs'];
  /** Told the names of the weights that are read. */
  readonly read?: Set<string>;
}

/** Pairs of texts and an interaction's weights as a function to look at. Padded tokens are given numbers as well, which nobody may look at. */
export function pieceOf(
  interaction: Interaction,
  pairs: readonly TextPair[],
  { lengths, weights, read }: PieceOptions,
): Piece {
  const [left, right] = (['left', 'right'] as const).map((side, i) =>
    toSequence(
      pairs.map((pair) => pair[side]),
      { T: lengths[i], W: interaction.tokenWidth, seed: 99 + i },
    ),
  );
  return {
    inputs: {
      left: left.tokens,
      right: right.tokens,
      leftMask: left.mask,
      rightMask: right.mask,
      ...weights,
    },
    slopes: ['left', 'right', ...Object.keys(weights)],
    run: ({ left, right, leftMask, rightMask, ...rest }) =>
      toldOf(
        interaction.join(
          { tokens: left as tf.Tensor3D, mask: leftMask as tf.Tensor2D },
          { tokens: right as tf.Tensor3D, mask: rightMask as tf.Tensor2D },
          read ? watched(rest, read) : rest,
        ),
      ),
  };
}

function toldOf({ features, logit }: Joined): tf.Tensor {
  return logit ? tf.concat([features, tf.expandDims(logit, 1)], 1) : features;
}

function toSequence(texts: readonly Text[], { T, W, seed }: { T: number; W: number; seed: number }) {
  const N = texts.length;
  const noise = Random.fromSeed(seed);
  const tokens = Float32Array.from({ length: T * N * W }, () => noise.normal());
  const mask = new Float32Array(T * N);
  texts.forEach((text, n) => {
    for (let t = 0; t < text.length / W; t++) {
      tokens.set(text.subarray(t * W, (t + 1) * W), (t * N + n) * W);
      mask[t * N + n] = 1;
    }
  });
  return { tokens: { shape: [T, N, W], data: tokens }, mask: { shape: [T, N], data: mask } };
}

/** Weights that note which of them are asked for, one by one or all by name. */
function watched(weights: Tensors, read: Set<string>): Tensors {
  return new Proxy(weights, {
    get(target, key) {
      read.add(String(key));
      return target[String(key)];
    },
  });
}

/** As training starts them, and a little noise so that no bias is zero. */
function drawWeights({ weights }: Interaction): Piece['inputs'] {
  const random = Random.fromSeed(3);
  const drawn = weights.map(({ name, shape, initial }) => {
    const data = initial(random.fork(name)).map((value) => value + 0.2 * random.normal());
    return [name, { shape, data }];
  });
  return Object.fromEntries(drawn);
}

/** Lengths up to 5 and 4, longer on the left, on the right and the same; the last pair has one token each. */
function drawPairs(W: number): TextPair[] {
  const random = Random.fromSeed(17);
  const text = (length: number) => Float32Array.from({ length: length * W }, () => 0.7 * random.normal());
  return [
    [3, 2],
    [2, 3],
    [5, 1],
    [1, 4],
    [4, 4],
    [1, 1],
  ].map(([left, right]) => ({ left: text(left), right: text(right) }));
}

function swap({ left, right }: TextPair): TextPair {
  return { left: right, right: left };
}

function largest(values: readonly number[]): number {
  return Math.max(...values.map(Math.abs));
}
