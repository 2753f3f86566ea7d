import { describe, expect, it } from 'vitest';
import { bag } from '../../src/encoders/bag.ts';
import { lstm } from '../../src/encoders/lstm.ts';
import { vectors } from '../../src/interactions/vectors.ts';
import { distance } from '../compile/kernel-case.ts';
import { describeInteraction } from '../contracts/interaction.ts';
import { joinByHand } from './by-hand.ts';

describeInteraction('vectors', vectors({ encoder: lstm({ tokenWidth: 3, units: 4 }) }));
describeInteraction('vectors by their cosine', vectors({ encoder: bag({ embeddingWidth: 3 }), features: 'cosine' }));

describe('vectors', () => {
  const pair = {
    left: [
      [2, 6, 0],
      [4, 2, 0],
    ],
    right: [[4, -3, 0]],
  };

  it('are compared by cosine, distance and product', async () => {
    const features = await joinByHand(vectors({ encoder: bag({ embeddingWidth: 2 }) }), pair);
    expect(distance(features, [0, 1, 7, 12, -12, 0])).toBeLessThan(1e-5);
  });

  it('are compared by cosine alone', async () => {
    const alike = { left: pair.left, right: [[30, 40, 0]] };
    const features = await joinByHand(vectors({ encoder: bag({ embeddingWidth: 2 }), features: 'cosine' }), alike);
    expect(distance(features, [1, 1])).toBeLessThan(1e-5);
  });
});
