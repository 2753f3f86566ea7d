/** The vectors of a text's tokens → one vector for the text. Every pooling leaves padding out. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import { glorotUniform, type WeightSpec } from '../weights.ts';

export type PoolingName = 'last' | 'mean' | 'max' | 'attention';

export interface Pooling {
  readonly weights: readonly WeightSpec[];
  /** states: T×N×D, mask: T×N → N×D. */
  pool(states: tf.Tensor3D, mask: tf.Tensor2D, weights: Tensors): tf.Tensor2D;
}

/** The pooling of a name, over states of D values; those of two directions stand side by side. */
export function pooling(name: PoolingName, dimension: number, directions: 1 | 2 = 1): Pooling {
  switch (name) {
    case 'last':
      return { weights: [], pool: directions === 1 ? lastState : lastOfEach };
    case 'mean':
      return { weights: [], pool: meanState };
    case 'max':
      return { weights: [], pool: maxState };
    case 'attention':
      return attention(dimension);
  }
}

/** The state after the last token. */
function lastState(states: tf.Tensor3D, mask: tf.Tensor2D): tf.Tensor2D {
  const [T, N] = mask.shape;
  const next = tf.concat([tf.slice(mask, [1, 0], [T - 1, N]), tf.zeros([1, N])], 0);
  return weightedSum(states, tf.sub(mask, next));
}

/** The state of each direction after all the tokens: read backward, the first token comes last. */
function lastOfEach(states: tf.Tensor3D, mask: tf.Tensor2D): tf.Tensor2D {
  const [forward, backward] = tf.split(states, 2, 2) as tf.Tensor3D[];
  const [, N, H] = backward.shape;
  const first = tf.reshape(tf.slice(backward, [0, 0, 0], [1, N, H]), [N, H]);
  return tf.concat([lastState(forward, mask), first], 1) as tf.Tensor2D;
}

/** The mean of the states. */
function meanState(states: tf.Tensor3D, mask: tf.Tensor2D): tf.Tensor2D {
  return weightedSum(states, tf.div(mask, tf.sum(mask, 0, true)));
}

/** The greatest value that each dimension reaches (max-over-time, Collobert et al. 2011). */
function maxState(states: tf.Tensor3D, mask: tf.Tensor2D): tf.Tensor2D {
  return tf.max(tf.add(states, penalty(mask)), 0);
}

/** A learned weighting: soft-max over tokens of vᵀ·tanh(W·h) (Lin et al. 2017, "A Structured Self-Attentive Sentence Embedding", one hop). */
function attention(dimension: number): Pooling {
  return {
    weights: [
      glorotUniform('attention.inner', [dimension, dimension]),
      glorotUniform('attention.outer', [dimension, 1]),
    ],
    pool(states, mask, weights) {
      const [T, N, D] = states.shape;
      const inner = tf.tanh(tf.matMul(tf.reshape(states, [T * N, D]), weights['attention.inner'] as tf.Tensor2D));
      const energy = tf.reshape(tf.matMul(inner, weights['attention.outer'] as tf.Tensor2D), [T, N]);
      const penalised = tf.add(energy, tf.reshape(penalty(mask), [T, N]));
      // Written out because soft-max in TensorFlow.js works on the last axis alone, and time is the first.
      const raised = tf.exp(tf.sub(penalised, tf.max(penalised, 0, true)));
      return weightedSum(states, tf.div(raised, tf.sum(raised, 0, true)));
    },
  };
}

/** Σₜ weight·state. states: T×N×D, weight: T×N → N×D. */
function weightedSum(states: tf.Tensor3D, weight: tf.Tensor): tf.Tensor2D {
  return tf.sum(tf.mul(states, tf.expandDims(weight, 2)), 0);
}

/** T×N×1: 0 for a token, far below any state for padding. */
function penalty(mask: tf.Tensor2D): tf.Tensor3D {
  return tf.expandDims(tf.mul(tf.sub(mask, 1), 1e4), 2);
}
