/** Soft match counting: how many tokens of one text have a counterpart of each degree of similarity in the other. */
import { tf } from '../compile/tf.ts';
import type { Interaction } from './interaction.ts';
import { directions, pairMask, products, sumAndDifference, weigh } from './token-pairs.ts';

export interface KernelsOptions {
  /** E, the length of a token's vector. */
  readonly embeddingWidth: number;
  /** K: one kernel for tokens that are the same, the others side by side over all cosines. A pair has 2K features. */
  readonly kernels?: number;
}

/**
 * φₖ(x → y) = Σᵢ aᵢ·log(1 + Σⱼ exp(−(cos(xᵢ, yⱼ) − μₖ)² / 2σₖ²)), where aᵢ is the share of token i, exp(wᵢ)/Σ exp(w), and wᵢ the last column of
 * its embedding row, which starts at zero; the features are φ(x → y) + φ(y → x) and |φ(x → y) − φ(y → x)| (Xiong et al. 2017, "End-to-End
 * Neural Ad-hoc Ranking with Kernel Pooling", K-NRM; 1 + keeps the logarithm of an empty count at zero). Blind to word order and without
 * weights of its own: prefer it to begin with, with few pairs, and beside others.
 */
export function kernels({ embeddingWidth, kernels: count = 11 }: KernelsOptions): Interaction {
  const places = spread(count);
  const column = (values: readonly number[]) => tf.tensor(values, [count, 1, 1, 1]);
  return {
    dimension: 2 * count,
    tokenWidth: embeddingWidth + 1,
    symmetric: true,
    weights: [],
    join(left, right) {
      const [x, y] = [weigh(left), weigh(right)];
      const cosines = products(directions(x.vectors), directions(y.vectors));
      const gaps = tf.sub(tf.expandDims(cosines, 0), column(places.map(({ centre }) => centre)));
      const steepness = column(places.map(({ width }) => -1 / (2 * width ** 2)));
      const matches = tf.mul(tf.exp(tf.mul(tf.square(gaps), steepness)), pairMask(left, right));
      return { features: sumAndDifference(pool(tf.sum(matches, 3), x.shares), pool(tf.sum(matches, 2), y.shares)) };
    },
  };
}

interface Place {
  readonly centre: number;
  readonly width: number;
}

/** Of eleven kernels: a narrow one at 1, and 0.9, 0.7, …, −0.9 with width 0.1. */
function spread(count: number): Place[] {
  const step = 2 / (count - 1);
  const soft = Array.from({ length: count - 1 }, (_, k) => ({ centre: 1 - (k + 0.5) * step, width: step / 2 }));
  return [{ centre: 1, width: 0.01 }, ...soft];
}

/** counts: K×B×T, shares: B×T → B×K. */
function pool(counts: tf.Tensor3D, shares: tf.Tensor2D): tf.Tensor2D {
  return tf.transpose(tf.sum(tf.mul(tf.log1p(counts), shares), 2)) as tf.Tensor2D;
}
