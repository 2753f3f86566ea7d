/** What a token's vector knows of its neighbours before texts are compared. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import { convolve, windowWeights } from '../encoders/cnn.ts';
import type { Sequence } from '../encoders/encoder.ts';
import { lstmStates } from '../encoders/lstm.ts';
import type { WeightSpec } from '../weights.ts';

export type ContextName = 'none' | 'convolution' | 'lstm';

export interface Context {
  /** C, the length of a token's vector afterwards. */
  readonly width: number;
  readonly weights: readonly WeightSpec[];
  /** T×N×W → T×N×C. No token's vector depends on padding. */
  read(sequence: Sequence, weights: Tensors): tf.Tensor3D;
}

/** The context of a name, for token vectors of W numbers; `units` are those of one direction of an LSTM. */
export function context(name: ContextName, { tokenWidth, units }: { tokenWidth: number; units: number }): Context {
  switch (name) {
    case 'none':
      return { width: tokenWidth, weights: [], read: ({ tokens }) => tokens };
    case 'convolution':
      return residual(tokenWidth);
    case 'lstm':
      return lstmStates({ tokenWidth, units, directions: 2 });
  }
}

/** xₜ + relu(W·[xₜ₋₁, xₜ, xₜ₊₁] + b): what the neighbours add to a token (He et al. 2016). */
function residual(tokenWidth: number): Context {
  return {
    width: tokenWidth,
    weights: windowWeights({ tokenWidth, width: 3, filters: tokenWidth }),
    read: (sequence, weights) => tf.add(sequence.tokens, convolve(sequence, 3, weights)),
  };
}
