import { describe, expect, it } from 'vitest';
import { relational } from '../../src/losses/relational.ts';
import { describeBatchLoss, lossOf } from '../contracts/loss.ts';

describeBatchLoss('relational', relational());
describeBatchLoss('relational of all', relational({ compare: 'all' }));
describeBatchLoss('relational by order', relational({ compare: 'order', scale: 3 }));
describeBatchLoss('relational with candidates', relational({ compare: 'order', scale: 3 }), { candidates: 3 });

describe('relational', () => {
  /** One pair: two texts, whose cosine is 0.6; the teacher's is 1 and has another length. */
  const pair = {
    measure: 'similarity',
    output: [0],
    label: [0],
    vectors: { left: [[2, 0]], right: [[3, 4]] },
    targets: { left: [[1, 1, 0]], right: [[2, 2, 0]] },
  } as const;

  it('is the squared difference of the cosines', async () => {
    expect(await lossOf(relational(), pair)).toBeCloseTo(0.16, 6);
    expect(await lossOf(relational({ compare: 'all' }), pair)).toBeCloseTo(0.16, 6);
  });

  it("is zero for vectors that are the teacher's, turned and stretched", async () => {
    const turned = {
      ...pair,
      output: [0, 0],
      label: [0, 0],
      vectors: {
        left: [
          [0, 2],
          [3, 0],
        ],
        right: [
          [-4, 3],
          [5, 5],
        ],
      },
      targets: {
        left: [
          [1, 0],
          [0, -1],
        ],
        right: [
          [3, 4],
          [2, -2],
        ],
      },
    };
    expect(await lossOf(relational(), turned)).toBeCloseTo(0, 6);
    expect(await lossOf(relational({ compare: 'all' }), turned)).toBeCloseTo(0, 6);
    expect(await lossOf(relational({ compare: 'order' }), turned)).toBeCloseTo(0, 5);
  });

  it('by order is the divergence of the soft-max over the other items', async () => {
    // Of three items the first has cosines 1 and 0 with the others, of the teacher 0 and 1; the second 1 and 0, and 0 and 0; the third 0 and 0, and 1 and 0.
    const batch = {
      ...pair,
      candidates: 2,
      output: [0, 0],
      label: [0, 0],
      vectors: {
        left: [[1, 0]],
        right: [
          [1, 0],
          [0, 1],
        ],
      },
      targets: {
        left: [[1, 0]],
        right: [
          [0, 1],
          [1, 0],
        ],
      },
    };
    const [high, low] = [Math.E / (Math.E + 1), 1 / (Math.E + 1)];
    const first = low * Math.log(low / high) + high * Math.log(high / low);
    const second = 0.5 * Math.log(0.5 / high) + 0.5 * Math.log(0.5 / low);
    const third = high * Math.log(high / 0.5) + low * Math.log(low / 0.5);
    expect(await lossOf(relational({ compare: 'order', scale: 1 }), batch)).toBeCloseTo(
      (first + second + third) / 3,
      5,
    );
  });
});
