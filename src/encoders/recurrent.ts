/** What the recurrent encoders share: tokens read in one or both directions, in one layer or several, then pooled. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import { named, partOf, type WeightSpec } from '../weights.ts';
import type { Encoder, Sequence } from './encoder.ts';
import { type PoolingName, pooling } from './pooling.ts';

export interface RecurrentOptions {
  /** W, the length of a token's vector. */
  readonly tokenWidth: number;
  /** H, the units of one direction. */
  readonly units: number;
  readonly directions?: 1 | 2;
  /** Layers on each other. Each but the first reads the tokens beside the states of the layer below it. */
  readonly layers?: number;
}

export interface RecurrentEncoderOptions extends RecurrentOptions {
  /** One pooling, or several whose vectors are joined; each gives the vector as many values as a state has. */
  readonly pooling?: PoolingName | readonly PoolingName[];
}

/** What is done at each token. */
export interface Cell {
  /** The weights of one direction of one layer, which reads vectors of the width given. */
  weights(width: number, units: number): WeightSpec[];
  /** T×N×H: the state after each token. Read backward, the padding comes first and has to leave the state at zero. */
  read(sequence: Sequence, weights: Tensors, backward: boolean): tf.Tensor3D;
}

/** The states of a recurrent net, and what they are pooled to. */
export function recurrent(
  cell: Cell,
  { pooling: chosen = 'last', directions = 1, ...options }: RecurrentEncoderOptions,
): Encoder {
  const states = recurrentStates(cell, { directions, ...options });
  const poolings = [chosen].flat().map((name) => pooling(name, states.width, directions));
  return {
    dimension: states.width * poolings.length,
    tokenWidth: options.tokenWidth,
    weights: [...states.weights, ...poolings.flatMap((p) => p.weights)],
    encode(sequence, weights) {
      const read = states.read(sequence, weights);
      const pooled = poolings.map((p) => p.pool(read, sequence.mask, weights));
      return pooled.length === 1 ? pooled[0] : (tf.concat(pooled, 1) as tf.Tensor2D);
    },
  };
}

/** Tokens → the states after them. */
export interface States {
  /** H for each direction; those of two directions stand side by side. */
  readonly width: number;
  readonly weights: readonly WeightSpec[];
  /** T×N×width. */
  read(sequence: Sequence, weights: Tensors): tf.Tensor3D;
}

/** Layers above the first read past the layer below them, too (the shortcuts of Nie & Bansal 2017, "Shortcut-Stacked Sentence Encoders"). */
export function recurrentStates(
  cell: Cell,
  { tokenWidth, units, directions = 1, layers = 1 }: RecurrentOptions,
): States {
  const stateSize = units * directions;
  const names = directions === 1 ? ['forward'] : ['forward', 'backward'];
  const stack = Array.from({ length: layers }, (_, i) => ({
    width: i === 0 ? tokenWidth : tokenWidth + stateSize,
    parts: names.map((name) => (i === 0 ? name : `layer${i + 1}.${name}`)),
  }));
  const [first, ...above] = stack;
  const readLayer = ({ parts }: typeof first, sequence: Sequence, weights: Tensors): tf.Tensor3D => {
    const ways = parts.map((part, i) => cell.read(sequence, partOf(weights, part), names[i] === 'backward'));
    return ways.length === 1 ? ways[0] : (tf.concat(ways, 2) as tf.Tensor3D);
  };
  return {
    width: stateSize,
    weights: stack.flatMap(({ width, parts }) => parts.flatMap((part) => named(part, cell.weights(width, units)))),
    read({ tokens, mask }, weights) {
      let states = readLayer(first, { tokens, mask }, weights);
      for (const layer of above) {
        states = readLayer(layer, { tokens: tf.concat([tokens, states], 2) as tf.Tensor3D, mask }, weights);
      }
      return states;
    },
  };
}

/**
 * The states T×N×H of a cell written out step by step, from the gates' part that comes from the tokens: T×N×W → T×N×G → T×N×H. Read
 * backward, padding comes first: it gives gates of zero, which must keep the state at exactly zero until the first token.
 */
export function readStepwise(
  { tokens, mask }: Sequence,
  { input, recurrent, bias }: Tensors,
  { layer, backward }: { layer: (gates: tf.Tensor3D, recurrent: tf.Tensor2D) => tf.Tensor3D; backward: boolean },
): tf.Tensor3D {
  const [T, N, W] = tokens.shape;
  const products = tf.matMul(tf.reshape(tokens, [T * N, W]), input as tf.Tensor2D);
  const gates = tf.reshape(tf.add(products, bias), [T, N, bias.size]) as tf.Tensor3D;
  if (!backward) return layer(gates, recurrent as tf.Tensor2D);
  const silenced = tf.mul(gates, tf.expandDims(mask, 2)) as tf.Tensor3D;
  return tf.reverse(layer(tf.reverse(silenced, 0), recurrent as tf.Tensor2D), 0);
}
