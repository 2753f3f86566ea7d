/** Decomposable attention: each token is compared with a blend of the tokens of the other text that it attends to. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import type { Sequence } from '../encoders/encoder.ts';
import { constant, glorotUniform, named, partOf } from '../weights.ts';
import { type ContextName, context } from './context.ts';
import type { Interaction } from './interaction.ts';
import { byText, products, sumAndDifference, weigh } from './token-pairs.ts';

export interface AttentionOptions {
  /** E, the length of a token's vector. */
  readonly embeddingWidth: number;
  /** H, the units of each layer. A pair has 4H features. */
  readonly hidden?: number;
  /** What tokens learn of their neighbours first: nothing, from a residual convolution of width 3, or from an LSTM of H units each way. */
  readonly context?: ContextName;
  /** Features s + t and |s − t| in place of s and t, so that the order of the texts makes no difference. */
  readonly symmetric?: boolean;
}

/**
 * Attend: eᵢⱼ = F(xᵢ)·F(yⱼ)/√H with F(x) = relu(W·x + b), and x̂ᵢ = Σⱼ softmaxⱼ(eᵢⱼ)·yⱼ. Compare: cᵢ = relu(V·[xᵢ, x̂ᵢ, |xᵢ − x̂ᵢ|, xᵢ ∘ x̂ᵢ] + d).
 * Aggregate: s = [Σᵢ aᵢ·cᵢ, maxᵢ cᵢ], where aᵢ is the share of token i, exp(wᵢ)/Σ exp(w), and wᵢ the last column of its embedding row; and the
 * same from y to x for t (Parikh et al. 2016, "A Decomposable Attention Model"; with an LSTM as context the inside of ESIM, Chen et al.
 * 2017). The richest of the family: it sees which words have no counterpart, so prefer it where one word makes the difference. Without context it is blind to word order.
 */
export function attention(options: AttentionOptions): Interaction {
  const { embeddingWidth, hidden = 64, context: contextName = 'none', symmetric = true } = options;
  const neighbours = context(contextName, { tokenWidth: embeddingWidth, units: hidden });
  const C = neighbours.width;
  return {
    dimension: 4 * hidden,
    tokenWidth: embeddingWidth + 1,
    symmetric,
    weights: [
      ...named('context', neighbours.weights),
      glorotUniform('attend', [C, hidden]),
      constant('attendBias', [hidden]),
      glorotUniform('compare', [4 * C, hidden]),
      constant('compareBias', [hidden]),
    ],
    join(left, right, weights) {
      const read = (sequence: Sequence): Side => {
        const { vectors, shares } = weigh(sequence);
        const tokens = neighbours.read({ tokens: vectors, mask: sequence.mask }, partOf(weights, 'context'));
        return { tokens: byText(tokens), mask: tf.transpose(sequence.mask), shares };
      };
      const [x, y] = [read(left), read(right)];
      const energies = attend(x, y, weights);
      const s = aggregate(x, compare(x, align(energies, y), weights));
      const t = aggregate(y, compare(y, align(tf.transpose(energies, [0, 2, 1]), x), weights));
      return { features: symmetric ? sumAndDifference(s, t) : (tf.concat([s, t], 1) as tf.Tensor2D) };
    },
  };
}

interface Side {
  /** B×T×C. */
  readonly tokens: tf.Tensor3D;
  /** B×T. */
  readonly mask: tf.Tensor2D;
  readonly shares: tf.Tensor2D;
}

/** B×Tₗ×Tᵣ. */
function attend(x: Side, y: Side, weights: Tensors): tf.Tensor3D {
  const project = ({ tokens }: Side) => layer(tokens, weights.attend, weights.attendBias);
  return tf.div(products(project(x), project(y)), Math.sqrt(weights.attendBias.size));
}

/** For each token of one text, the blend of the other's tokens. energies: B×T×Tₒ, tokens: B×Tₒ×C → B×T×C. */
function align(energies: tf.Tensor3D, { tokens, mask }: Side): tf.Tensor3D {
  const penalty = tf.expandDims(tf.mul(tf.sub(mask, 1), 1e4), 1);
  return tf.matMul(tf.softmax(tf.add(energies, penalty)) as tf.Tensor3D, tokens);
}

/** B×T×H. */
function compare({ tokens }: Side, aligned: tf.Tensor3D, weights: Tensors): tf.Tensor3D {
  const views = [tokens, aligned, tf.abs(tf.sub(tokens, aligned)), tf.mul(tokens, aligned)];
  return layer(tf.concat(views, 2) as tf.Tensor3D, weights.compare, weights.compareBias);
}

/** B×2H. No value is below zero, so padding at zero never is the maximum. */
function aggregate({ mask, shares }: Side, compared: tf.Tensor3D): tf.Tensor2D {
  const mean = tf.sum(tf.mul(compared, tf.expandDims(shares, 2)), 1);
  return tf.concat([mean, tf.max(tf.mul(compared, tf.expandDims(mask, 2)), 1)], 1) as tf.Tensor2D;
}

/** relu(x·W + b) of every token. B×T×C → B×T×H. */
function layer(tokens: tf.Tensor3D, weight: tf.Tensor, bias: tf.Tensor): tf.Tensor3D {
  const [B, T, C] = tokens.shape;
  const answers = tf.relu(tf.add(tf.matMul(tf.reshape(tokens, [B * T, C]), weight as tf.Tensor2D), bias));
  return tf.reshape(answers, [B, T, bias.size]);
}
