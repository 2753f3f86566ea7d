import { describe, expect, it } from 'vitest';
import { classifier } from '../../src/heads/classifier.ts';
import { distance } from '../compile/kernel-case.ts';
import { compareWith, D, describeHead } from '../contracts/head.ts';

describeHead('classifier', classifier({ dimension: D, hidden: 4 }));

describe('classifier', () => {
  it('reads left, right, |left − right| and left ∘ right, in this order', async () => {
    // Each number has a weight of its own.
    const ownWeights = Array.from({ length: 4 * D }, (_, i) => (i + 1) / 1e5);
    const [u, v] = [
      [1, 2, -3],
      [2, -1, -1],
    ];
    const features = [...u, ...v, 1, 3, 2, 2, -2, 3];
    const inner = features.reduce((sum, feature, i) => sum + feature * ownWeights[i], 0.5);
    const [logit] = await compareWith(classifier({ dimension: D, hidden: 1 }), [u], [v], {
      weights: {
        hidden: { shape: [4 * D, 1], data: Float32Array.from(ownWeights) },
        hiddenBias: { shape: [1], data: Float32Array.of(0.5) },
        output: { shape: [1, 1], data: Float32Array.of(3) },
        outputBias: { shape: [1], data: Float32Array.of(-2) },
      },
    });
    expect(distance([logit], [3 * Math.tanh(inner) - 2])).toBeLessThan(1e-6);
  });
});
