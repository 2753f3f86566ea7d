/** The LSTM encoder: tokens read one after the other, in one or both directions, then pooled. */
import type { Tensors } from '../compile/compile.ts';
import { fusedLstm } from '../compile/fused.ts';
import { tf } from '../compile/tf.ts';
import { constant, glorotUniform, type WeightSpec } from '../weights.ts';
import type { Encoder } from './encoder.ts';
import { lstmLayer } from './lstm-layer.ts';
import { type PoolingName, pooling } from './pooling.ts';

export interface LstmOptions {
  /** W, the length of a token's vector. */
  readonly tokenWidth: number;
  /** H, the units of one direction. The vector has H values for each direction and pooling. */
  readonly units: number;
  readonly directions?: 1 | 2;
  /** One pooling, or several whose vectors are joined. */
  readonly pooling?: PoolingName | readonly PoolingName[];
}

/**
 * A long short-term memory network (Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000) over the
 * tokens, as in Mueller & Thyagarajan 2016, "Siamese Recurrent Architectures for Learning Sentence Similarity".
 */
export function lstm({ tokenWidth, units, directions = 1, pooling: chosen = 'last' }: LstmOptions): Encoder {
  const stateSize = units * directions;
  const poolings = [chosen].flat().map((name) => pooling(name, stateSize, directions));
  const names = directions === 1 ? ['forward'] : ['forward', 'backward'];
  return {
    dimension: stateSize * poolings.length,
    tokenWidth,
    weights: [
      ...names.flatMap((name) => directionWeights(name, tokenWidth, units)),
      ...poolings.flatMap((p) => p.weights),
    ],
    encode({ tokens, mask }, weights) {
      const states = names.map((name) => readTokens(tokens, mask, weights, name));
      const joined = states.length === 1 ? states[0] : (tf.concat(states, 2) as tf.Tensor3D);
      const pooled = poolings.map((p) => p.pool(joined, mask, weights));
      return pooled.length === 1 ? pooled[0] : (tf.concat(pooled, 1) as tf.Tensor2D);
    },
  };
}

/** Gates in the order input, forget, output, candidate. The forget bias starts at 1 (Jozefowicz et al. 2015). */
function directionWeights(name: string, tokenWidth: number, units: number): WeightSpec[] {
  return [
    glorotUniform(`${name}.input`, [tokenWidth, 4 * units]),
    glorotUniform(`${name}.recurrent`, [units, 4 * units]),
    {
      ...constant(`${name}.bias`, [4 * units]),
      initial: () => new Float32Array(4 * units).fill(1, units, 2 * units),
    },
  ];
}

/** T×N×W → T×N×H: the state after each token, reading from the direction named. */
function readTokens(tokens: tf.Tensor3D, mask: tf.Tensor2D, weights: Tensors, name: string): tf.Tensor3D {
  const [input, recurrent, bias] = ['input', 'recurrent', 'bias'].map((part) => weights[`${name}.${part}`]);
  const fused = fusedLstm({ tokens, mask, input, recurrent, bias }, name === 'backward');
  if (fused) return fused;
  const [T, N, W] = tokens.shape;
  const products = tf.matMul(tf.reshape(tokens, [T * N, W]), input as tf.Tensor2D);
  const gates = tf.reshape(tf.add(products, bias), [T, N, bias.size]) as tf.Tensor3D;
  if (name === 'forward') return lstmLayer(gates, recurrent as tf.Tensor2D);
  // Read backward, padding comes first: gates of zero keep the state at exactly zero until the first token.
  const silenced = tf.mul(gates, tf.expandDims(mask, 2)) as tf.Tensor3D;
  return tf.reverse(lstmLayer(tf.reverse(silenced, 0), recurrent as tf.Tensor2D), 0);
}
