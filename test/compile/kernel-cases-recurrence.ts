/** The LSTM operator against the recurrence written out, which eager TensorFlow.js runs. */
import { LSTM_KERNEL } from '../../src/compile/fused.ts';
import { tf } from '../../src/compile/tf.ts';
import { lstm } from '../../src/encoders/lstm.ts';
import { between, type KernelCase } from './kernel-case.ts';

const [T, N, W, H] = [5, 3, 4, 2];
const LENGTHS = [5, 3, 1];

export const recurrenceCases: readonly KernelCase[] = ([1, 2] as const).flatMap((directions) =>
  (['last', 'max'] as const).map(
    (pooling): KernelCase => ({
      kernels: [LSTM_KERNEL],
      what: `${directions === 1 ? 'one direction' : 'both directions'}, texts of 1, 3 and 5 tokens, ${pooling} state`,
      inputs: [
        between(-1, 1, T, N, W),
        between(-1, 1, W, 4 * H),
        between(-1, 1, H, 4 * H),
        between(-1, 1, 4 * H),
        between(-1, 1, W, 4 * H),
        between(-1, 1, H, 4 * H),
        between(-1, 1, 4 * H),
      ],
      run: (tokens, ...values) => {
        const encoder = lstm({ tokenWidth: W, units: H, directions, pooling });
        const weights = Object.fromEntries(encoder.weights.map(({ name }, i) => [name, values[i]]));
        const mask = tf.tensor2d(Array.from({ length: T }, (_, t) => LENGTHS.map((length) => (t < length ? 1 : 0))));
        return encoder.encode({ tokens: tokens as tf.Tensor3D, mask }, weights);
      },
      gradient: 'none',
    }),
  ),
);
