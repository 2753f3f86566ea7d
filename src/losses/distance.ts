/** What a head said of each pair, as a distance. */
import { tf } from '../compile/tf.ts';
import type { Outcome } from './loss.ts';

/** A distance as it is; a similarity s counts as the distance 1 − s. R·B. */
export function toDistance({ output, measure }: Pick<Outcome, 'output' | 'measure'>): tf.Tensor1D {
  return measure === 'distance' ? (output as tf.Tensor1D) : tf.sub(1, output as tf.Tensor1D);
}
