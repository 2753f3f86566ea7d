import { describe, expect, it } from 'vitest';
import type { tf } from '../../src/compile/tf.ts';
import { type LstmOptions, lstm } from '../../src/encoders/lstm.ts';
import { Random } from '../../src/random.ts';
import { distance } from '../compile/kernel-case.ts';
import { differentiate } from '../contracts/differentiable.ts';
import { describeEncoder } from '../contracts/encoder.ts';

const small = { tokenWidth: 3, units: 2 };
const configurations: Record<string, LstmOptions> = {
  'LSTM, last state': small,
  'LSTM, mean': { ...small, pooling: 'mean' },
  'LSTM, max': { ...small, pooling: 'max' },
  'LSTM, attention': { ...small, pooling: 'attention' },
  'LSTM in both directions, last state': { ...small, directions: 2 },
  'LSTM in both directions, mean': { ...small, directions: 2, pooling: 'mean' },
  'LSTM in both directions, max': { ...small, directions: 2, pooling: 'max' },
  'LSTM in both directions, attention': { ...small, directions: 2, pooling: 'attention' },
  'LSTM, mean and max': { ...small, pooling: ['mean', 'max'] },
  'LSTM of two layers': { ...small, layers: 2 },
  'LSTM of three layers in both directions, max': { ...small, directions: 2, layers: 3, pooling: 'max' },
};
for (const [name, options] of Object.entries(configurations)) describeEncoder(name, lstm(options));

describe('lstm', () => {
  it('starts the forget bias at one and the others at zero', () => {
    const bias = lstm(small).weights.find(({ name }) => name === 'forward.bias');
    expect([...(bias?.initial(Random.fromSeed(1)) ?? [])]).toEqual([0, 0, 1, 1, 0, 0, 0, 0]);
  });

  it('ends in the states that the textbook formula gives, read from either end', async () => {
    const { weights, encode, dimension } = lstm({ tokenWidth: 1, units: 1, directions: 2 });
    const text = [0.5, -1, 2];
    // Gates in the order input, forget, output, candidate.
    const forward = { input: [0.3, -0.2, 0.5, 0.9], recurrent: [0.1, 0.4, -0.6, 0.7], bias: [0, 1, 0.2, -0.1] };
    const backward = { input: [-0.4, 0.6, 0.2, 0.8], recurrent: [0.5, -0.3, 0.1, -0.9], bias: [0.1, 0.9, 0, 0.3] };
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
  let [state, memory] = [0, 0];
  for (const x of text) {
    const [i, f, o, g] = bias.map((b, gate) => x * input[gate] + state * recurrent[gate] + b);
    memory = sigmoid(f) * memory + sigmoid(i) * Math.tanh(g);
    state = sigmoid(o) * Math.tanh(memory);
  }
  return state;
}
