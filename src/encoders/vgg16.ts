/** VGG16: thirteen convolutions of small filters, five halvings, and one linear layer. */
import { tf } from '../compile/tf.ts';
import { GemelError } from '../errors.ts';
import type { PictureSize } from '../image/picture.ts';
import { count, type WeightSpec } from '../weights.ts';
import { type Convolution, convolution } from './convolution.ts';
import { halve } from './halve.ts';
import type { ImageEncoder } from './image-encoder.ts';
import { linear } from './linear.ts';
import { halvedSize } from './picture-sizes.ts';

export interface Vgg16Options {
  readonly size: PictureSize;
  /** D, the length of the vector. */
  readonly dimension?: number;
  /** What the last layer reads: each channel's average, wherever a pattern was found, or every place of the last block. */
  readonly pooling?: 'average' | 'flatten';
  /** The filters of each convolution, block by block; each block halves the picture. */
  readonly filters?: readonly (readonly number[])[];
  /** Trained convolutions to start from. */
  readonly start?: PictureStart;
}

/** Trained weights by their names here (`conv1.filters`, `conv1.bias` …), as `readVgg16` reads them. */
export interface PictureStart {
  readonly weights: Readonly<Record<string, Float32Array>>;
}

/** Configuration D of the paper. */
export const VGG16_FILTERS: readonly (readonly number[])[] = [
  [64, 64],
  [128, 128],
  [256, 256, 256],
  [512, 512, 512],
  [512, 512, 512],
];

/**
 * Simonyan & Zisserman 2015, "Very Deep Convolutional Networks for Large-Scale Image Recognition", configuration D: blocks of 3×3
 * convolutions with relu, each followed by 2×2 max pooling; in place of the paper's three dense layers one linear layer. Filters start as
 * He et al. 2015 draw them, without which nothing would reach the last layer; or from a file (`--pretrained`). Colours are brought to
 * ImageNet's mean and deviation first, as every such file expects.
 *
 * Fifteen million weights: prefer it with trained filters, for photographs, where you have hundreds of them rather than thousands. From
 * nothing `residualNet` learns more of the same pictures in a twentieth of the time.
 */
export function vgg16({
  size,
  dimension = 512,
  pooling = 'average',
  filters = VGG16_FILTERS,
  start,
}: Vgg16Options): ImageEncoder {
  const blocks = blocksOf(filters, size.channels);
  const [height, width] = halvedSize(size, filters.length, 'vgg16');
  const output = linear({ from: [height, width, filters[filters.length - 1].at(-1) ?? 0], pooling, dimension });
  const convolutions = blocks.flat().flatMap(({ weights }) => weights);
  return {
    dimension,
    size,
    weights: [...(start ? convolutions.map((spec) => startAt(spec, start)) : convolutions), ...output.weights],
    encode(pixels, weights, training) {
      let x = standardise(pixels, size.channels);
      for (const block of blocks) {
        for (const [i, { apply }] of block.entries()) {
          const answers = apply(x, weights);
          // The strongest of four stays the strongest under relu, and after the pooling relu has a quarter of the work.
          x = tf.relu(i === block.length - 1 ? halve(answers, training) : answers);
        }
      }
      return output.apply(x, weights);
    },
  };
}

function blocksOf(filters: readonly (readonly number[])[], channels: number): Convolution[][] {
  let [number, from] = [0, channels];
  return filters.map((block) =>
    block.map((to) => {
      const layer = convolution(`conv${++number}`, { from, to });
      from = to;
      return layer;
    }),
  );
}

const MEAN = [0.485, 0.456, 0.406];
const DEVIATION = [0.229, 0.224, 0.225];

/** Pixels −1…1 → colours as ImageNet's trained networks read them. Grey has no such custom. */
function standardise(pixels: tf.Tensor4D, channels: number): tf.Tensor4D {
  if (channels % 3 !== 0) return pixels;
  const each = Array.from({ length: channels }, (_, i) => i % 3);
  const slope = tf.tensor1d(each.map((colour) => 0.5 / DEVIATION[colour]));
  const offset = tf.tensor1d(each.map((colour) => (0.5 - MEAN[colour]) / DEVIATION[colour]));
  return tf.add(tf.mul(pixels, slope), offset);
}

function startAt(spec: WeightSpec, { weights }: PictureStart): WeightSpec {
  const values = weights[spec.name];
  if (values?.length === count(spec.shape)) return { ...spec, initial: () => values.slice() };
  throw new GemelError(
    'bad-usage',
    `vgg16: expected ${count(spec.shape)} numbers to start "${spec.name}" from, found ${values?.length ?? 'none'}: trained filters need 3 channels, the paper's filters, and an architecture with towers`,
  );
}
