import { describe, expect, it } from 'vitest';
import { crossEntropy } from '../../src/losses/cross-entropy.ts';
import { describeLoss, lossOf } from '../contracts/loss.ts';

describeLoss('cross-entropy', crossEntropy());
describeLoss('smoothed cross-entropy', crossEntropy({ smoothing: 0.1 }), {
  mayRise: 'a pair that is too sure of itself costs again',
});

describe('crossEntropy', () => {
  // Probabilities of a half, a quarter and a quarter.
  const row = [Math.log(2), 0, 0];
  const [half, quarter] = [Math.log(2), Math.log(4)];

  it.each([
    ['the surprise at the class', {}, [0], half],
    ['the mean over the rows', {}, [0, 2], (half + quarter) / 2],
    ['the mean by the weights of the classes', { classWeights: [3, 1, 2] }, [0, 2], (3 * half + 2 * quarter) / 5],
    ['spread by a share over all classes', { smoothing: 0.3 }, [1], 0.1 * half + 0.9 * quarter],
  ])('is %s', async (_, options, label, expected) => {
    const output = label.map(() => row);
    expect(await lossOf(crossEntropy(options), { measure: 'classes', output, label })).toBeCloseTo(expected, 5);
  });

  it('expects as many weights as classes', () => {
    expect(() => crossEntropy({ classes: 3, classWeights: [1, 2] })).toThrow(
      'cross-entropy: expected 3 class weights, one a class, found 2',
    );
  });
});
