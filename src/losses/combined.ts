/** Several losses as one. */
import { tf } from '../compile/tf.ts';
import type { Loss } from './loss.ts';

/** A loss and how much it counts beside the others. */
export interface WeightedLoss {
  readonly loss: Loss;
  readonly weight: number;
}

/** Σ weight·loss: for one, a loss of labelled pairs beside in-batch negatives. Reads what all of them can read, and needs what any needs. */
export function combined(parts: readonly WeightedLoss[]): Loss {
  if (parts.length === 1 && parts[0].weight === 1) return parts[0].loss;
  const [first] = parts;
  return {
    accepts: first.loss.accepts.filter((measure) => parts.every(({ loss }) => loss.accepts.includes(measure))),
    needs: [...new Set(parts.flatMap(({ loss }) => loss.needs ?? []))],
    ...(parts.every(({ loss }) => loss.readsOutput === false) && { readsOutput: false }),
    compute: (outcome) => {
      const scaled = parts.map(({ loss, weight }) => tf.mul(loss.compute(outcome), weight) as tf.Scalar);
      return scaled.reduce((sum, value) => tf.add(sum, value));
    },
  };
}
