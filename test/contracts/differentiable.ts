/** What every differentiable piece promises: both engines give the same values and gradients, and these are true slopes. */
import { expect } from 'vitest';
import type { Program, TensorSpec, Tensors } from '../../src/compile/compile.ts';
import { tf } from '../../src/compile/tf.ts';
import { Random } from '../../src/random.ts';
import { distance, finiteDifference, runOnce } from '../compile/kernel-case.ts';

/** A function of named tensors and the point at which it is looked at. */
export interface Piece {
  readonly inputs: Readonly<Record<string, { readonly shape: readonly number[]; readonly data: Float32Array }>>;
  /** The inputs that have a gradient. */
  readonly slopes: readonly string[];
  readonly run: (tensors: Tensors) => tf.Tensor;
}

export interface Answer {
  readonly value: readonly number[];
  /** One for each of `slopes`: the gradient of a fixed random projection of the value (of a scalar: of itself). */
  readonly gradients: Readonly<Record<string, readonly number[]>>;
}

/** Value and gradients of a piece on one engine. */
export async function differentiate(piece: Piece, engine: 'onnx' | 'tfjs' = 'tfjs'): Promise<Answer> {
  const outputs = await runOnce(toProgram(piece), dataOf(piece), engine);
  const gradients = piece.slopes.map((name) => [name, outputs[`d${name}`].data]);
  return { value: outputs.value.data, gradients: Object.fromEntries(gradients) };
}

/** Compiled = eager to 1e-4, and both = central finite differences. */
export async function expectTrueGradients(piece: Piece, step?: number): Promise<void> {
  const [compiled, eager] = [await differentiate(piece, 'onnx'), await differentiate(piece, 'tfjs')];
  expect(distance(compiled.value, eager.value), 'value').toBeLessThan(1e-4);
  for (const name of piece.slopes) {
    expect(distance(compiled.gradients[name], eager.gradients[name]), `compiled gradient of ${name}`).toBeLessThan(
      1e-4,
    );
    const slopes = await finiteDifference(toProgram({ ...piece, slopes: [] }), dataOf(piece), name, step);
    expect(distance(eager.gradients[name], slopes), `finite differences of ${name}`).toBeLessThan(3e-3);
  }
}

function dataOf({ inputs }: Piece): Record<string, Float32Array> {
  return Object.fromEntries(Object.entries(inputs).map(([name, { data }]) => [name, data]));
}

function toProgram({ inputs, slopes, run }: Piece): Program {
  const specs = Object.entries(inputs).map(([name, { shape }]): [string, TensorSpec] => [
    name,
    { shape, dtype: 'float32' },
  ]);
  return {
    inputs: Object.fromEntries(specs),
    body(given) {
      const loss = (...values: tf.Tensor[]) =>
        project(run({ ...given, ...Object.fromEntries(slopes.map((name, i) => [name, values[i]])) }));
      const gradients = slopes.length > 0 ? tf.grads(loss)(slopes.map((name) => given[name])) : [];
      const value = run(given);
      return {
        value,
        loss: project(value),
        ...Object.fromEntries(slopes.map((name, i) => [`d${name}`, gradients[i]])),
      };
    },
  };
}

function project(value: tf.Tensor): tf.Scalar {
  if (value.rank === 0) return value as tf.Scalar;
  const random = Random.fromSeed(11);
  const weights = Float32Array.from({ length: value.size }, () => random.normal());
  return tf.sum(tf.mul(value, tf.tensor(weights, value.shape)));
}
