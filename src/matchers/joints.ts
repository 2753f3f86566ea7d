/** What two-channel matchers are joined by: an interaction of two texts, or pictures laid on each other as channels. */
import { tf } from '../compile/tf.ts';
import type { ImageEncoder } from '../encoders/image-encoder.ts';
import type { Interaction } from '../interactions/interaction.ts';
import { type Columns, takeColumns } from './tower.ts';
import type { Joint } from './two-channel.ts';

export function textJoint(interaction: Interaction, columns: Columns): Joint {
  const sequence = ({ tokens, mask }: Readonly<Record<string, tf.Tensor>>) => ({
    tokens: takeColumns(tokens as tf.Tensor3D, interaction.tokenWidth, columns),
    mask: mask as tf.Tensor2D,
  });
  return {
    reads: { kind: 'text' },
    itemAxis: 1,
    dimension: interaction.dimension,
    symmetric: interaction.symmetric,
    comparesVectors: interaction.comparesVectors ?? false,
    weights: interaction.weights,
    join: (left, right, weights) => interaction.join(sequence(left), sequence(right), weights),
  };
}

/** Both pictures as one of twice the channels, read by an encoder of such pictures (Zagoruyko & Komodakis 2015, "2-channel"). */
export function pictureJoint(encoder: ImageEncoder): Joint {
  const { height, width, channels } = encoder.size;
  return {
    reads: { kind: 'picture', height, width, channels: channels / 2 },
    itemAxis: 0,
    dimension: encoder.dimension,
    symmetric: false,
    comparesVectors: false,
    weights: encoder.weights,
    join: (left, right, weights, training) => ({
      features: encoder.encode(tf.concat([left.pixels, right.pixels], 3) as tf.Tensor4D, weights, training),
    }),
  };
}
