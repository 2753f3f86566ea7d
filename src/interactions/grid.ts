/** The similarity grid: every left token against every right token as a picture of two channels, read by convolutions. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import type { Sequence } from '../encoders/encoder.ts';
import { constant, glorotUniform } from '../weights.ts';
import type { Interaction } from './interaction.ts';
import { byText, directions, pairMask, products } from './token-pairs.ts';

export interface GridOptions {
  /** E, the length of a token's vector. */
  readonly embeddingWidth: number;
  /** The filters of each layer. A pair has two features for each filter of the last. */
  readonly filters?: readonly number[];
  /** Filters equal to their own transposes, so that the order of the texts makes no difference. */
  readonly symmetric?: boolean;
}

/**
 * Channels cos(xᵢ, yⱼ) and xᵢ·yⱼ/√E at cell (i, j), then layers of relu(3×3 convolution) with 2×2 max pooling between them; the features are
 * the maximum and the mean of each filter over all cells (Pang et al. 2016, "Text Matching as Image Recognition", MatchPyramid; two channels
 * after Zagoruyko & Komodakis 2015). Sees phrases that match in order, as diagonals. Prefer it for tokens whose vectors are good from the
 * start: it has few weights, and the vectors enter by their similarities alone. `kernels` sees the same similarities without their places.
 */
export function grid({ embeddingWidth, filters = [16, 32], symmetric = true }: GridOptions): Interaction {
  const channels = [CHANNELS, ...filters];
  return {
    dimension: 2 * channels[filters.length],
    tokenWidth: embeddingWidth,
    symmetric,
    weights: filters.flatMap((count, i) => [
      glorotUniform(`layer${i + 1}.filters`, [3, 3, channels[i], count]),
      constant(`layer${i + 1}.bias`, [count]),
    ]),
    join(left, right, weights) {
      let picture = similarities(left, right);
      filters.forEach((_, i) => {
        const before = i === 0 ? picture : shrink(picture);
        picture = convolve(before, layerOf(weights, i, symmetric));
      });
      return { features: overall(picture) };
    },
  };
}

const CHANNELS = 2;

interface Picture {
  /** B×rows×columns×C, at least zero after the first layer, zero in every cell that is not there. */
  readonly cells: tf.Tensor4D;
  /** B×rows×columns×1. */
  readonly mask: tf.Tensor4D;
}

function similarities(left: Sequence, right: Sequence): Picture {
  const mask = tf.expandDims(pairMask(left, right), 3) as tf.Tensor4D;
  const cosines = products(directions(left.tokens), directions(right.tokens));
  const dots = products(byText(left.tokens), byText(right.tokens));
  const scaled = tf.div(dots, Math.sqrt(left.tokens.shape[2]));
  return { cells: tf.mul(tf.stack([cosines, scaled], 3), mask) as tf.Tensor4D, mask };
}

function convolve({ cells, mask }: Picture, { filters, bias }: Layer): Picture {
  const answers = tf.relu(tf.add(tf.conv2d(cells, filters, 1, 'same'), bias));
  return { cells: tf.mul(answers, mask), mask };
}

/** Every window begins at an even cell, so padding that is added later moves none of them. */
function shrink({ cells, mask }: Picture): Picture {
  return { cells: tf.maxPool(cells, 2, 2, 'same'), mask: tf.maxPool(mask, 2, 2, 'same') };
}

/** B×2C. No cell is below zero, so cells that are not there never are the maximum. */
function overall({ cells, mask }: Picture): tf.Tensor2D {
  const mean = tf.div(tf.sum(cells, [1, 2]), tf.sum(mask, [1, 2]));
  return tf.concat([tf.max(cells, [1, 2]), mean], 1) as tf.Tensor2D;
}

interface Layer {
  readonly filters: tf.Tensor4D;
  readonly bias: tf.Tensor;
}

function layerOf(weights: Tensors, i: number, symmetric: boolean): Layer {
  const filters = weights[`layer${i + 1}.filters`] as tf.Tensor4D;
  const bias = weights[`layer${i + 1}.bias`];
  return { filters: symmetric ? tf.div(tf.add(filters, tf.transpose(filters, [1, 0, 2, 3])), 2) : filters, bias };
}
