/** The self-attention encoder: every token looks at all the others and takes up what concerns it, then the tokens are pooled. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import { constant, glorotUniform, named, partOf, type WeightSpec } from '../weights.ts';
import type { Encoder } from './encoder.ts';
import { type PoolingName, pooling } from './pooling.ts';

export interface SelfAttentionOptions {
  /** W, the length of a token's vector, and that of its state. */
  readonly tokenWidth: number;
  /** A, how many things each token looks for at the same time. */
  readonly heads?: number;
  /** F, the units of each layer's feed-forward network. */
  readonly hidden?: number;
  readonly layers?: number;
  /** One pooling, or several whose vectors are joined. */
  readonly pooling?: PoolingName | readonly PoolingName[];
}

/**
 * The encoder of the Transformer (Vaswani et al. 2017), made small: x = tokens + gain·sinusoids, then in each layer
 * x ← norm(x + attention(x)) and x ← norm(x + relu(x·W + a)·V + b). The positions' gain is learned.
 *
 * Word order is seen through positions alone, and far words as easily as near ones. Prefer it with much data or longer texts; on short
 * texts and little data `lstm` and `bag` are as a rule the better ones.
 */
export function selfAttention({
  tokenWidth: W,
  heads = 4,
  hidden = 256,
  layers = 1,
  pooling: chosen = 'mean',
}: SelfAttentionOptions): Encoder {
  const poolings = [chosen].flat().map((name) => pooling(name, W));
  const names = Array.from({ length: layers }, (_, i) => `layer${i + 1}`);
  return {
    dimension: W * poolings.length,
    tokenWidth: W,
    weights: [
      constant('positionGain', [], 0.1),
      ...names.flatMap((name) => named(name, layerWeights({ W, heads, hidden }))),
      ...poolings.flatMap((p) => p.weights),
    ],
    encode({ tokens, mask }, weights) {
      const [T] = tokens.shape;
      let states = tf.add(tokens, tf.mul(weights.positionGain, sinusoids(T, W))) as tf.Tensor3D;
      for (const name of names) states = layer(states, mask, { heads, weights: partOf(weights, name) });
      const pooled = poolings.map((p) => p.pool(states, mask, weights));
      return pooled.length === 1 ? pooled[0] : (tf.concat(pooled, 1) as tf.Tensor2D);
    },
  };
}

/** Each attention head works on ⌈W/A⌉ numbers. A bias of the keys would change nothing; one of the others, little. */
function layerWeights({ W, heads, hidden }: { W: number; heads: number; hidden: number }): WeightSpec[] {
  const inner = heads * Math.ceil(W / heads);
  return [
    ...['query', 'key', 'value'].map((name) => glorotUniform(name, [W, inner])),
    glorotUniform('gathered', [inner, W]),
    constant('attentionNorm.gain', [W], 1),
    constant('attentionNorm.offset', [W]),
    glorotUniform('hidden', [W, hidden]),
    constant('hiddenBias', [hidden]),
    glorotUniform('output', [hidden, W]),
    constant('outputBias', [W]),
    constant('outputNorm.gain', [W], 1),
    constant('outputNorm.offset', [W]),
  ];
}

/** T×N×W → T×N×W. */
function layer(
  states: tf.Tensor3D,
  mask: tf.Tensor2D,
  { heads, weights }: { heads: number; weights: Tensors },
): tf.Tensor3D {
  const attended = layerNorm(
    tf.add(states, attend(states, mask, { heads, weights })),
    partOf(weights, 'attentionNorm'),
  );
  const inner = tf.relu(tf.add(linear(attended, weights.hidden), weights.hiddenBias)) as tf.Tensor3D;
  const output = tf.add(linear(inner, weights.output), weights.outputBias);
  return layerNorm(tf.add(attended, output), partOf(weights, 'outputNorm'));
}

/** softmax(Q·Kᵀ/√S)·V for each text and head, where no query looks at padding. */
function attend(
  states: tf.Tensor3D,
  mask: tf.Tensor2D,
  { heads, weights }: { heads: number; weights: Tensors },
): tf.Tensor3D {
  const [T, N] = mask.shape;
  const split = (name: string): tf.Tensor4D => {
    const each = tf.reshape(linear(states, weights[name]), [T, N, heads, -1]);
    return tf.transpose(each, [1, 2, 0, 3]) as tf.Tensor4D;
  };
  const [query, key, value] = [split('query'), split('key'), split('value')];
  const size = query.shape[3];
  const energy = tf.div(tf.matMul(query, key, false, true), Math.sqrt(size));
  const penalty = tf.reshape(tf.mul(tf.sub(tf.transpose(mask), 1), 1e4), [N, 1, 1, T]);
  const gathered = tf.matMul(tf.softmax(tf.add(energy, penalty)), value);
  const joined = tf.reshape(tf.transpose(gathered, [2, 0, 1, 3]), [T, N, heads * size]) as tf.Tensor3D;
  return linear(joined, weights.gathered);
}

/** T×N×P → T×N×Q, by a matrix P×Q. */
function linear(x: tf.Tensor3D, matrix: tf.Tensor): tf.Tensor3D {
  const [T, N, P] = x.shape;
  return tf.reshape(tf.matMul(tf.reshape(x, [T * N, P]), matrix as tf.Tensor2D), [T, N, -1]);
}

/** Mean 0 and variance 1 along the last axis, then a gain and an offset (Ba, Kiros & Hinton 2016). */
function layerNorm(x: tf.Tensor, { gain, offset }: Tensors): tf.Tensor3D {
  const centred = tf.sub(x, tf.mean(x, 2, true));
  const deviation = tf.sqrt(tf.add(tf.mean(tf.square(centred), 2, true), 1e-5));
  return tf.add(tf.mul(tf.div(centred, deviation), gain), offset);
}

/** T×1×W: waves of ever greater length, a sine and a cosine of each side by side. */
function sinusoids(T: number, W: number): tf.Tensor3D {
  const values = Float32Array.from({ length: T * W }, (_, i) => {
    const [t, column] = [Math.floor(i / W), i % W];
    const angle = t / 10000 ** ((column - (column % 2)) / W);
    return column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
  });
  return tf.tensor3d(values, [T, 1, W]);
}
