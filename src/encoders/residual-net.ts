/** A small residual net: blocks that add to a picture what they find in it, stage by stage at half the size. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import type { PictureSize } from '../image/picture.ts';
import { heNormal, type WeightSpec } from '../weights.ts';
import { batchNorm } from './batch-norm.ts';
import type { ImageEncoder } from './image-encoder.ts';
import { linear } from './linear.ts';

export interface ResidualNetOptions {
  readonly size: PictureSize;
  /** D, the length of the vector. */
  readonly dimension?: number;
  /** The filters of each stage; each but the first halves the picture. */
  readonly filters?: readonly number[];
  /** The blocks of two convolutions in each stage. */
  readonly blocks?: number;
}

/**
 * He, Zhang, Ren & Sun 2016, "Deep Residual Learning for Image Recognition", as there for small pictures: a 3×3 convolution, then stages of
 * blocks y = relu(x + f(x)) with f two 3×3 convolutions, each batch-normalised; a stage begins with steps of two pixels, where a 1×1
 * convolution stands in for x; at the end global average pooling and a linear layer.
 *
 * Prefer it for photographs of 48 pixels and more, learned from nothing: what it adds layer by layer can be deep and still be learned. A
 * `pictureCnn` is several times as fast, and enough for digits and drawings.
 */
export function residualNet({
  size,
  dimension = 128,
  filters = [16, 32, 64],
  blocks = 2,
}: ResidualNetOptions): ImageEncoder {
  const stem = normalised('stem', { kernel: 3, from: size.channels, to: filters[0] });
  const stages = filters.flatMap((to, stage) =>
    Array.from({ length: blocks }, (_, i) =>
      residual(`stage${stage + 1}.block${i + 1}`, {
        from: i === 0 && stage > 0 ? filters[stage - 1] : to,
        to,
        stride: i === 0 && stage > 0 ? 2 : 1,
      }),
    ),
  );
  const [height, width] = [size.height, size.width].map((side) => Math.ceil(side / 2 ** (filters.length - 1)));
  const output = linear({ from: [height, width, filters[filters.length - 1]], pooling: 'average', dimension });
  return {
    dimension,
    size,
    weights: [...stem.weights, ...stages.flatMap(({ weights }) => weights), ...output.weights],
    encode(pixels, weights, training) {
      const first = tf.relu(stem.apply(pixels, weights, training));
      const found = stages.reduce((x, { apply }) => apply(x, weights, training), first);
      return output.apply(found, weights);
    },
  };
}

interface Layer {
  readonly weights: readonly WeightSpec[];
  /** N×H×W×C → N×H′×W′×C′, where a stride of two halves height and width, rounded up. */
  apply(x: tf.Tensor4D, weights: Tensors, training: boolean): tf.Tensor4D;
}

interface LayerOptions {
  readonly from: number;
  readonly to: number;
  readonly kernel: number;
  readonly stride?: 1 | 2;
}

/** A convolution, which needs no bias since batch normalisation has one. */
function normalised(name: string, { from, to, kernel, stride = 1 }: LayerOptions): Layer {
  const norm = batchNorm(`${name}.norm`, to);
  return {
    weights: [heNormal(`${name}.filters`, [kernel, kernel, from, to]), ...norm.weights],
    apply: (x, weights, training) =>
      norm.normalise(tf.conv2d(x, weights[`${name}.filters`] as tf.Tensor4D, stride, 'same'), weights, training),
  };
}

function residual(name: string, { from, to, stride }: { from: number; to: number; stride: 1 | 2 }): Layer {
  const first = normalised(`${name}.first`, { from, to, stride, kernel: 3 });
  const second = normalised(`${name}.second`, { from: to, to, kernel: 3 });
  const shortcut =
    from === to && stride === 1 ? undefined : normalised(`${name}.shortcut`, { from, to, stride, kernel: 1 });
  return {
    weights: [...first.weights, ...second.weights, ...(shortcut?.weights ?? [])],
    apply(x, weights, training) {
      const found = second.apply(tf.relu(first.apply(x, weights, training)), weights, training);
      return tf.relu(tf.add(found, shortcut ? shortcut.apply(x, weights, training) : x));
    },
  };
}
