import { describe, expect, it } from 'vitest';
import type { tf } from '../../src/compile/tf.ts';
import { type GruOptions, gru } from '../../src/encoders/gru.ts';
import { distance } from '../compile/kernel-case.ts';
import { differentiate } from '../contracts/differentiable.ts';
import { describeEncoder } from '../contracts/encoder.ts';

const small = { tokenWidth: 3, units: 2 };
const configurations: Record<string, GruOptions> = {
  'GRU, last state': small,
  'GRU, mean and max': { ...small, pooling: ['mean', 'max'] },
  'GRU in both directions, last state': { ...small, directions: 2 },
  'GRU in both directions, attention': { ...small, directions: 2, pooling: 'attention' },
  'GRU of two layers in both directions': { ...small, directions: 2, layers: 2 },
};
for (const [name, options] of Object.entries(configurations)) describeEncoder(name, gru(options));

describe('gru', () => {
  it('ends in the states that the textbook formula gives, read from either end', async () => {
    const { weights, encode, dimension } = gru({ tokenWidth: 1, units: 1, directions: 2 });
    const text = [0.5, -1, 2];
    // Gates in the order update, reset, candidate.
    const forward = { input: [0.3, -0.2, 0.9], recurrent: [0.1, 0.4, 0.7], bias: [0, 1, -0.1] };
    const backward = { input: [-0.4, 0.6, 0.8], recurrent: [0.5, -0.3, -0.9], bias: [0.1, 0.9, 0.3] };
    const given = weights.map(({ name, shape }) => {
      const [direction, part] = name.split('.') as ['forward' | 'backward', keyof Cell];
      return [name, { shape, data: Float32Array.from({ forward, backward }[direction][part]) }];
    });
    const { value } = await differentiate({
      inputs: {
        tokens: { shape: [4, 1, 1], data: Float32Array.of(...text, 0) },
        mask: { shape: [4, 1], data: Float32Array.of(1, 1, 1, 0) },
        ...Object.fromEntries(given),
      },
      slopes: [],
      run: ({ tokens, mask, ...rest }) => encode({ tokens: tokens as tf.Tensor3D, mask: mask as tf.Tensor2D }, rest),
    });
    expect(dimension).toBe(2);
    expect(distance(value, [readToEnd(forward, text), readToEnd(backward, text.toReversed())])).toBeLessThan(1e-6);
  });
});

interface Cell {
  readonly input: readonly number[];
  readonly recurrent: readonly number[];
  readonly bias: readonly number[];
}

/** The last state of one unit over numbers, in double precision. */
function readToEnd({ input, recurrent, bias }: Cell, text: readonly number[]): number {
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
  let state = 0;
  for (const x of text) {
    const [update, reset] = [0, 1].map((gate) => sigmoid(x * input[gate] + state * recurrent[gate] + bias[gate]));
    const candidate = Math.tanh(x * input[2] + bias[2] + reset * (state * recurrent[2]));
    state = (1 - update) * candidate + update * state;
  }
  return state;
}
