import { describe, expect, it } from 'vitest';
import { bag } from '../../src/encoders/bag.ts';
import { lstm } from '../../src/encoders/lstm.ts';
import { attention } from '../../src/interactions/attention.ts';
import { grid } from '../../src/interactions/grid.ts';
import { joined } from '../../src/interactions/joined.ts';
import { kernels } from '../../src/interactions/kernels.ts';
import { sequence } from '../../src/interactions/sequence.ts';
import { vectors } from '../../src/interactions/vectors.ts';
import { distance } from '../compile/kernel-case.ts';
import { describeInteraction } from '../contracts/interaction.ts';
import { joinByHand } from './by-hand.ts';

const embeddingWidth = 3;
const counts = kernels({ embeddingWidth, kernels: 4 });
const vector = vectors({ encoder: bag({ embeddingWidth }), features: 'cosine' });
const parts = {
  counts,
  grid: grid({ embeddingWidth, filters: [2] }),
  attention: attention({ embeddingWidth, hidden: 3 }),
  vector,
};
describeInteraction('four parts', joined({ embeddingWidth, parts }));
describeInteraction(
  'parts of which one tells the sides apart',
  joined({ embeddingWidth, parts: { counts, sequence: sequence({ encoder: lstm({ tokenWidth: 3, units: 2 }) }) } }),
);
describeInteraction('one part', joined({ embeddingWidth, parts: { counts } }));

describe('joined', () => {
  it('gives each part its own further columns, and puts the features in a row', async () => {
    const [left, right] = [
      [
        [1, 2, 3, 4, 5],
        [-1, 2, 0.5, 1, 2],
      ],
      [[2, 0, 1, -1, 1]],
    ];
    const columns = (own: number) => {
      const take = (row: readonly number[]) => [...row.slice(0, embeddingWidth), row[own]];
      return { left: left.map(take), right: right.map(take) };
    };
    const both = await joinByHand(joined({ embeddingWidth, parts: { vector, counts } }), { left, right });
    const compared = await joinByHand(vector, columns(3));
    const counted = await joinByHand(counts, columns(4));
    // The logit of the vectors comes behind all features.
    expect(distance(both, [...compared.slice(0, -1), ...counted, ...compared.slice(-1)])).toBeLessThan(1e-6);
  });
});
