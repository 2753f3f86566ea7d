/** The convolutional encoder of pictures: blocks that look for patterns and halve the picture, then one linear layer. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import { GemelError } from '../errors.ts';
import type { PictureSize } from '../image/picture.ts';
import { glorotUniform, type WeightSpec } from '../weights.ts';
import { batchNorm } from './batch-norm.ts';
import { halve } from './halve.ts';
import type { ImageEncoder } from './image-encoder.ts';
import { linear } from './linear.ts';
import { halvedSize } from './picture-sizes.ts';

export interface PictureCnnOptions {
  readonly size: PictureSize;
  /** The channels that each block gives. */
  readonly channels: readonly number[];
  /** D, the length of the vector. */
  readonly dimension: number;
  /** The blocks, counted from 1, after which the picture is halved; each where they are not given. */
  readonly halved?: readonly number[];
  /** Whether a block normalises what its filters say, or what relu leaves of it. */
  readonly order?: 'norm-relu' | 'relu-norm';
  /** What the linear layer reads: each channel's average, wherever a pattern was found, or every place of the last block. */
  readonly pooling?: 'average' | 'flatten';
}

/**
 * Blocks of a 3×3 convolution, batch normalisation (Ioffe & Szegedy 2015), relu and 2×2 max pooling, as in the "Conv-4" of Vinyals et al.
 * 2016, "Matching Networks for One Shot Learning"; then global average pooling (Lin et al. 2014, "Network in Network") and a linear layer.
 * With `relu-norm`, `flatten`, filters 4, 4, 8, 8, 1 and the picture halved after blocks 2 and 4 it is the net of the usual walkthrough on
 * digits.
 *
 * The smallest encoder of pictures, learned from nothing: prefer it for small pictures, and where seconds count. For photographs
 * `residualNet` looks closer, for drawings of 100 pixels `kochCnn`. Its vector is compared with that of another picture, or of a text in a
 * pseudo-Siamese matcher.
 */
export function pictureCnn({
  size,
  channels,
  dimension,
  halved = channels.map((_, i) => i + 1),
  order = 'norm-relu',
  pooling = 'average',
}: PictureCnnOptions): ImageEncoder {
  const last = channels.at(-1);
  if (last === undefined || halved.some((number) => number > channels.length)) {
    throw new GemelError(
      'bad-usage',
      `pictureCnn: expected one block or more, and to halve after some of them, found ${channels.length} blocks and to halve after ${halved.join(', ') || 'none'}`,
    );
  }
  const blocks = channels.map((to, i) =>
    block(`block${i + 1}`, {
      from: i === 0 ? size.channels : channels[i - 1],
      to,
      halves: halved.includes(i + 1),
      order,
    }),
  );
  const [height, width] = halvedSize(size, new Set(halved).size, 'pictureCnn');
  const output = linear({ from: [height, width, last], pooling, dimension });
  return {
    dimension,
    size,
    weights: [...blocks.flatMap(({ weights }) => weights), ...output.weights],
    encode(pixels, weights, training) {
      const patterns = blocks.reduce((x, { apply }) => apply(x, weights, training), pixels);
      return output.apply(patterns, weights);
    },
  };
}

interface Block {
  readonly weights: readonly WeightSpec[];
  /** N×H×W×C → N×H×W×C′, or N×H/2×W/2×C′. */
  apply(x: tf.Tensor4D, weights: Tensors, training: boolean): tf.Tensor4D;
}

interface BlockOptions {
  readonly from: number;
  readonly to: number;
  readonly halves: boolean;
  readonly order: NonNullable<PictureCnnOptions['order']>;
}

function block(name: string, { from, to, halves, order }: BlockOptions): Block {
  const norm = batchNorm(`${name}.norm`, to);
  return {
    weights: [glorotUniform(`${name}.filters`, [3, 3, from, to]), ...norm.weights],
    apply(x, weights, training) {
      const answers = tf.conv2d(x, weights[`${name}.filters`] as tf.Tensor4D, 1, 'same');
      const smaller = (found: tf.Tensor4D) => (halves ? halve(found, training) : found);
      if (order === 'relu-norm') return smaller(norm.normalise(tf.relu(answers), weights, training));
      // The strongest of four stays the strongest under relu, and after the pooling relu has a quarter of the work.
      return tf.relu(smaller(norm.normalise(answers, weights, training)));
    },
  };
}
