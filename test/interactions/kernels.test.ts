import { describe, expect, it } from 'vitest';
import { kernels } from '../../src/interactions/kernels.ts';
import { distance } from '../compile/kernel-case.ts';
import { describeInteraction } from '../contracts/interaction.ts';
import { joinByHand } from './by-hand.ts';

describeInteraction('kernels', kernels({ embeddingWidth: 3 }));
describeInteraction('three kernels', kernels({ embeddingWidth: 4, kernels: 3 }));

describe('kernels', () => {
  it('counts matches softly in both directions, tokens weighted by their last column', async () => {
    // Three kernels: centre 1 and width 0.01; 0.5 and -0.5, both of width 0.5. Cosines 1, 0 from the left; the left token is alone.
    const left = [[3, 0, 7]];
    const right = [
      [1, 0, Math.log(3)],
      [0, 2, 0],
    ];
    const bell = (gap: number) => Math.exp(-(gap ** 2) / (2 * 0.5 ** 2));
    const count = Math.log1p;
    const there = [count(1), count(bell(0.5) + bell(-0.5)), count(bell(1.5) + bell(0.5))];
    const back = [count(1), count(bell(0.5)), count(bell(1.5))].map(
      (same, k) => 0.75 * same + 0.25 * [0, count(bell(-0.5)), count(bell(0.5))][k],
    );
    const features = await joinByHand(kernels({ embeddingWidth: 2, kernels: 3 }), { left, right });
    const sums = there.map((one, k) => one + back[k]);
    const differences = there.map((one, k) => Math.abs(one - back[k]));
    expect(distance(features, [...sums, ...differences])).toBeLessThan(1e-5);
  });
});
