/** Koch's convolutional net for drawn characters: four convolutions of shrinking filters, and one dense layer whose values lie between 0 and 1. */
import { tf } from '../compile/tf.ts';
import { GemelError } from '../errors.ts';
import type { PictureSize } from '../image/picture.ts';
import { convolution } from './convolution.ts';
import { halve } from './halve.ts';
import type { ImageEncoder } from './image-encoder.ts';
import { linear } from './linear.ts';

export interface KochCnnOptions {
  readonly size: PictureSize;
  /** D, the length of the vector. */
  readonly dimension?: number;
  /** The filters of each convolution; relu follows each, and 2×2 max pooling all but the last. */
  readonly filters?: readonly number[];
  /** The height and width of each convolution's filters, which stay within the picture. */
  readonly kernels?: readonly number[];
}

/**
 * Koch, Zemel & Salakhutdinov 2015, "Siamese Neural Networks for One-shot Image Recognition": 64 filters of 10×10, 128 of 7×7, 128 of 4×4
 * and 256 of 4×4, then σ(W·x + b) over every place.
 *
 * Prefer it for drawings: line and corner at a known place, black on white; and with the head `absoluteDifference` without hidden layers,
 * which is the paper's. On smaller pictures take smaller `kernels`; photographs are for `residualNet`.
 */
export function kochCnn({
  size,
  dimension = 4096,
  filters = [64, 128, 128, 256],
  kernels = [10, 7, 4, 4],
}: KochCnnOptions): ImageEncoder {
  const layers = filters.map((to, i) =>
    convolution(`conv${i + 1}`, {
      from: i === 0 ? size.channels : filters[i - 1],
      to,
      kernel: kernels[i],
      edges: 'valid',
    }),
  );
  const from = lastPicture(size, filters, kernels);
  const output = linear({ from, pooling: 'flatten', dimension });
  return {
    dimension,
    size,
    weights: [...layers.flatMap(({ weights }) => weights), ...output.weights],
    encode(pixels, weights, training) {
      const found = layers.reduce((x, { apply }, i) => {
        const answers = apply(x, weights);
        return tf.relu(i === layers.length - 1 ? answers : halve(answers, training));
      }, pixels);
      return tf.sigmoid(output.apply(found, weights));
    },
  };
}

/** Height, width and channels after all layers. */
function lastPicture(
  { height, width }: PictureSize,
  filters: readonly number[],
  kernels: readonly number[],
): [number, number, number] {
  if (kernels.length !== filters.length) {
    throw new GemelError(
      'bad-usage',
      `kochCnn: expected as many kernels as filters, found ${kernels.length} and ${filters.length}`,
    );
  }
  const after = (side: number) => kernels.reduce((left, kernel, i) => (i === 0 ? left : left >> 1) - kernel + 1, side);
  const [rows, columns] = [after(height), after(width)];
  if (rows > 0 && columns > 0) return [rows, columns, filters[filters.length - 1]];
  const least = kernels.reduceRight((needed, kernel, i) => (i === kernels.length - 1 ? 1 : 2 * needed) + kernel - 1, 1);
  throw new GemelError(
    'bad-usage',
    `kochCnn: expected pictures of at least ${least}×${least} for kernels of ${kernels.join(', ')}, found ${height}×${width}: take larger pictures or smaller kernels`,
  );
}
