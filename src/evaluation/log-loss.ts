/** Log loss: how much the stated probabilities are worth, a confident mistake costing most. */
import { GemelError } from '../errors.ts';
import { checkLabels } from './ranking.ts';

/**
 * `−1/N · Σ y·ln p + (1 − y)·ln(1 − p)` with p kept a machine epsilon away from 0 and 1, as in scikit-learn, so that one
 * certain mistake costs 36 and not infinity. NaN for no pairs.
 *
 * @example
 * logLoss([0.5, 0.5], [1, 0]); // ln 2
 */
export function logLoss(probabilities: ArrayLike<number>, labels: ArrayLike<number>): number {
  checkLabels(labels, probabilities.length);
  let sum = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const stated = probabilities[i];
    if (!(stated >= 0 && stated <= 1)) {
      throw new GemelError('bad-input', `evaluation: expected a probability in 0..1, found ${stated} (pair ${i + 1})`);
    }
    const given = labels[i] === 1 ? stated : 1 - stated;
    sum -= Math.log(Math.min(Math.max(given, Number.EPSILON), 1 - Number.EPSILON));
  }
  return sum / probabilities.length;
}
