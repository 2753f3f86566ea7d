import { describe, expect, it } from 'vitest';
import { tf } from '../../src/compile/tf.ts';
import { cnn } from '../../src/encoders/cnn.ts';
import type { Encoder } from '../../src/encoders/encoder.ts';
import { lstm } from '../../src/encoders/lstm.ts';
import { sequence } from '../../src/interactions/sequence.ts';
import { distance } from '../compile/kernel-case.ts';
import { describeInteraction } from '../contracts/interaction.ts';
import { joinByHand } from './by-hand.ts';

const encoders: Record<string, Encoder> = {
  'an LSTM': lstm({ tokenWidth: 3, units: 2 }),
  'an LSTM in both directions with attention': lstm({ tokenWidth: 3, units: 2, directions: 2, pooling: 'attention' }),
  'a CNN': cnn({ tokenWidth: 2, widths: [2, 3], filters: 2 }),
};
for (const [name, encoder] of Object.entries(encoders)) {
  describeInteraction(`sequence read by ${name}`, sequence({ encoder }));
}
describeInteraction(
  'sequence read in both orders',
  sequence({ encoder: lstm({ tokenWidth: 3, units: 2, pooling: 'mean' }), symmetric: true }),
);

describe('sequence', () => {
  it('is left, separator and right without a gap, each side with its segment added, padding last', async () => {
    const all: Encoder = {
      dimension: 14,
      tokenWidth: 1,
      weights: [],
      encode: ({ tokens, mask }) => tf.transpose(tf.concat([tf.reshape(tokens, [-1, 1]), mask], 0)) as tf.Tensor2D,
    };
    const features = await joinByHand(
      sequence({ encoder: all }),
      { left: [[1], [2]], right: [[5]] },
      { separator: [-7], leftSegment: [10], rightSegment: [100] },
    );
    // Three left places, the separator, three right ones: four of the seven are taken.
    expect(distance(features, [11, 12, -7, 105, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0])).toBe(0);
  });
});
