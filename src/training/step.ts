/** One training step as a program to compile: pairs in, loss and the gradient of every weight out. */
import type { Program, TensorSpec } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import type { Loss } from '../losses/loss.ts';
import type { Matcher } from '../matchers/matcher.ts';

export interface StepShape {
  /** B, the pairs of a step. */
  readonly batchSize: number;
  /** T, the tokens that each text is padded to. */
  readonly length: number;
  /** Whether the step takes a dropout mask for the vectors. */
  readonly dropout: boolean;
}

/** Names of the step's own inputs and outputs. */
export const TOKENS = 'tokens';
export const MASK = 'mask';
export const LABEL = 'label';
export const DROPOUT = 'dropout';
export const LOSS = 'loss';

/** The name of the output that holds an input's gradient. */
export function gradientOf(name: string): string {
  return `gradient.${name}`;
}

/**
 * Inputs: `tokens` T×2B×W and `mask` T×2B (the B left texts, then the B right ones), `label` B, `dropout` 2B×D if asked for,
 * and each weight. Outputs: `loss`, and the gradients of `tokens` and of each weight.
 */
export function stepProgram(
  { matcher, loss }: { readonly matcher: Matcher; readonly loss: Loss },
  { batchSize: B, length: T, dropout }: StepShape,
): Program {
  const inputs: Record<string, TensorSpec> = {
    [TOKENS]: { shape: [T, 2 * B, matcher.tokenWidth], dtype: 'float32' },
    [MASK]: { shape: [T, 2 * B], dtype: 'float32' },
    [LABEL]: { shape: [B], dtype: 'float32' },
  };
  if (dropout) inputs[DROPOUT] = { shape: [2 * B, matcher.dimension], dtype: 'float32' };
  for (const { name, shape } of matcher.weights) inputs[name] = { shape, dtype: 'float32' };
  const names = matcher.weights.map(({ name }) => name);
  const measure = matcher.head.measure;
  return {
    inputs,
    body(given) {
      const lossOf = (tokens: tf.Tensor, ...values: tf.Tensor[]) => {
        const weights = Object.fromEntries(names.map((name, i) => [name, values[i]]));
        const encoded = matcher.encode({ tokens: tokens as tf.Tensor3D, mask: given[MASK] as tf.Tensor2D }, weights);
        const vectors: tf.Tensor2D = dropout ? tf.mul(encoded, given[DROPOUT]) : encoded;
        const [u, v] = tf.split(vectors, 2) as tf.Tensor2D[];
        return loss.compute(matcher.compare(u, v, weights), given[LABEL] as tf.Tensor1D, measure);
      };
      const { value, grads } = tf.valueAndGrads(lossOf)([given[TOKENS], ...names.map((name) => given[name])]);
      const gradients = [TOKENS, ...names].map((name, i) => [gradientOf(name), grads[i]]);
      return { [LOSS]: value, ...Object.fromEntries(gradients) };
    },
  };
}
