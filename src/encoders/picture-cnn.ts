/** The convolutional encoder of pictures: blocks that look for patterns and halve the picture, then one linear layer. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import { GemelError } from '../errors.ts';
import type { PictureSize } from '../image/picture.ts';
import { constant, count, glorotUniform, type WeightSpec } from '../weights.ts';
import { batchNorm } from './batch-norm.ts';
import { halve } from './halve.ts';
import type { ImageEncoder } from './image-encoder.ts';

export interface PictureCnnOptions {
  readonly size: PictureSize;
  /** The channels that each block gives; each halves height and width. */
  readonly channels: readonly number[];
  /** D, the length of the vector. */
  readonly dimension: number;
  /** What the linear layer reads: each channel's average, wherever a pattern was found (the default), or every place of the last block. */
  readonly pooling?: 'average' | 'flatten';
}

/**
 * Blocks of a 3×3 convolution, batch normalisation (Ioffe & Szegedy 2015), relu and 2×2 max pooling, as in the "Conv-4" of Vinyals et al.
 * 2016, "Matching Networks for One Shot Learning"; then global average pooling (Lin et al. 2014, "Network in Network") and a linear layer.
 *
 * The one encoder of pictures, learned from nothing: prefer it for small pictures of which a coarse look is enough. Its vector is compared
 * with that of another picture, or of a text in a pseudo-Siamese matcher.
 */
export function pictureCnn({ size, channels, dimension, pooling = 'average' }: PictureCnnOptions): ImageEncoder {
  const blocks = channels.map((each, i) => block(`block${i + 1}`, i === 0 ? size.channels : channels[i - 1], each));
  const last = lastPicture(size, channels);
  const features = pooling === 'average' ? last[2] : count(last);
  return {
    dimension,
    size,
    weights: [
      ...blocks.flatMap(({ weights }) => weights),
      glorotUniform('output.weights', [features, dimension]),
      constant('output.bias', [dimension]),
    ],
    encode(pixels, weights, training) {
      const patterns = blocks.reduce((x, { apply }) => apply(x, weights, training), pixels);
      const read = pooling === 'average' ? tf.mean(patterns, [1, 2]) : tf.reshape(patterns, [-1, features]);
      return tf.add(tf.matMul(read as tf.Tensor2D, weights['output.weights'] as tf.Tensor2D), weights['output.bias']);
    },
  };
}

interface Block {
  readonly weights: readonly WeightSpec[];
  /** N×H×W×C → N×H/2×W/2×C′. */
  apply(x: tf.Tensor4D, weights: Tensors, training: boolean): tf.Tensor4D;
}

function block(name: string, from: number, to: number): Block {
  const norm = batchNorm(`${name}.norm`, to);
  return {
    weights: [glorotUniform(`${name}.filters`, [3, 3, from, to]), ...norm.weights],
    apply(x, weights, training) {
      const answers = tf.conv2d(x, weights[`${name}.filters`] as tf.Tensor4D, 1, 'same');
      // The strongest of four stays the strongest under relu, and after the pooling relu has a quarter of the work.
      return tf.relu(halve(norm.normalise(answers, weights, training), training));
    },
  };
}

/** Height, width and channels after all blocks. */
function lastPicture({ height, width }: PictureSize, channels: readonly number[]): [number, number, number] {
  const [rows, columns] = [height, width].map((side) => side >> channels.length);
  const last = channels.at(-1);
  if (last === undefined || rows === 0 || columns === 0) {
    const least = 2 ** Math.max(1, channels.length);
    throw new GemelError(
      'bad-usage',
      `pictureCnn: expected one block or more and pictures of at least ${least}×${least} for ${channels.length} of them, found ${height}×${width}: take larger pictures or fewer blocks`,
    );
  }
  return [rows, columns, last];
}
