import { describe, expect, it } from 'vitest';
import { classifier } from '../../src/heads/classifier.ts';
import { distance } from '../compile/kernel-case.ts';
import { compareWith, D, describeHead } from '../contracts/head.ts';

describeHead('classifier', classifier({ dimension: D, hidden: 4 }));
describeHead('classifier of three classes', classifier({ dimension: D, hidden: 4, classes: 3 }));
describeHead(
  'classifier of symmetric features',
  classifier({ dimension: D, hidden: 4, features: ['difference', 'product', 'cosine'] }),
);

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

  it('reads the features that were chosen, in the order given, and gives a logit for each class', async () => {
    const head = classifier({ dimension: D, hidden: 1, features: ['cosine', 'product'], classes: 2 });
    const logits = await compareWith(head, [[3, 4, 0]], [[4, 3, 0]], {
      weights: {
        hidden: { shape: [D + 1, 1], data: Float32Array.of(0.5, 0.01, 0.02, 7) },
        hiddenBias: { shape: [1], data: Float32Array.of(-0.1) },
        output: { shape: [1, 2], data: Float32Array.of(1, -2) },
        outputBias: { shape: [2], data: Float32Array.of(0, 3) },
      },
    });
    const inner = Math.tanh(0.5 * (24 / 25) + 0.12 + 0.24 - 0.1);
    expect(distance(logits, [inner, 3 - 2 * inner])).toBeLessThan(1e-6);
  });
});
