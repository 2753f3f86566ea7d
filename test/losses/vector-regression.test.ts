import { describe, expect, it } from 'vitest';
import { vectorRegression } from '../../src/losses/vector-regression.ts';
import { describeBatchLoss, lossOf } from '../contracts/loss.ts';

describeBatchLoss('vector regression', vectorRegression());

describe('vectorRegression', () => {
  it("is how far each vector points away from the teacher's, whatever its length", async () => {
    const batch = {
      measure: 'similarity',
      output: [0],
      label: [0],
      vectors: { left: [[2, 0]], right: [[0, 7]] },
      targets: { left: [[3, 4]], right: [[0, 1]] },
    } as const;
    expect(await lossOf(vectorRegression(), batch)).toBeCloseTo((0.4 + 0) / 2, 6);
  });
});
