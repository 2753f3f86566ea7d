import { describe, expect, it } from 'vitest';
import { grid } from '../../src/interactions/grid.ts';
import { distance } from '../compile/kernel-case.ts';
import { describeInteraction } from '../contracts/interaction.ts';
import { joinByHand } from './by-hand.ts';

describeInteraction('grid of one layer', grid({ embeddingWidth: 3, filters: [3] }));
describeInteraction('grid of two layers', grid({ embeddingWidth: 3, filters: [3, 2] }));
describeInteraction(
  'grid of three layers that tells the sides apart',
  grid({ embeddingWidth: 2, filters: [2, 3, 3], symmetric: false }),
);

describe('grid', () => {
  const left = [
    [2, 0],
    [0, 3],
  ];
  const right = [
    [2, 0],
    [0, -1],
    [1, 0],
  ];

  it('keeps the maximum and the mean of each filter over the cells that are there', async () => {
    // One filter passes on the cosines, 1 0 1 / 0 -1 0; another passes on twice the dot products / √2, 4 0 2 / 0 -3 0, and adds 1.
    const filters = new Float32Array(3 * 3 * 2 * 2);
    const middle = (3 + 1) * 4;
    filters[middle] = 1;
    filters[middle + 3] = 2 * Math.SQRT2;
    const features = await joinByHand(
      grid({ embeddingWidth: 2, filters: [2] }),
      { left, right },
      { 'layer1.filters': [...filters], 'layer1.bias': [0, 1] },
    );
    expect(distance(features, [1, 9, 2 / 6, (9 + 1 + 5 + 1 + 0 + 1) / 6])).toBeLessThan(1e-5);
  });

  it('sees that tokens match in the same order', async () => {
    // The sum of the cosines on a diagonal of two cells, less what one match alone gives.
    const filters = new Float32Array(3 * 3 * 2);
    filters[(3 + 1) * 2] = 1;
    filters[8 * 2] = 1;
    const inOrder = {
      left: [
        [1, 0],
        [0, 1],
      ],
      right: [
        [1, 0],
        [0, 1],
      ],
    };
    const reversed = { left: inOrder.left, right: inOrder.right.toReversed() };
    const read = (pair: typeof inOrder) =>
      joinByHand(grid({ embeddingWidth: 2, filters: [1], symmetric: false }), pair, {
        'layer1.filters': [...filters],
        'layer1.bias': [-1],
      });
    expect(distance(await read(inOrder), [1, 1 / 4])).toBeLessThan(1e-5);
    expect(distance(await read(reversed), [0, 0])).toBeLessThan(1e-5);
  });
});
