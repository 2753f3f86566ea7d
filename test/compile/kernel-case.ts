/** How a traced kernel is tested: one case an op, run on both engines with the same seeded inputs. */
import { compile, type Program, type TensorData, type TensorSpec } from '../../src/compile/compile.ts';
import { tf } from '../../src/compile/tf.ts';
import { Random } from '../../src/random.ts';
import { count } from '../../src/weights.ts';

/** An argument of an op: its shape and where its values are drawn from. */
export interface Argument extends TensorSpec {
  readonly draw: (random: Random) => number;
}

export interface KernelCase {
  /** The kernels of TensorFlow.js that the case calls, forward or in its gradient. */
  readonly kernels: readonly string[];
  readonly what: string;
  readonly inputs: readonly Argument[];
  readonly run: (...inputs: tf.Tensor[]) => tf.Tensor | tf.Tensor[];
  /**
   * What the traced gradient is compared with: TensorFlow.js' own eager gradient, finite differences where that is in
   * doubt, both, or nothing where TensorFlow.js has no gradient.
   */
  readonly gradient: 'eager' | 'finite' | 'both' | 'none';
  readonly tolerance?: number;
}

/** Away from zero, where many ops have a kink or a pole. */
export const float = (...shape: number[]): Argument => ({
  shape,
  dtype: 'float32',
  draw: (random) => (0.2 + 1.3 * random.uniform()) * (random.uniform() < 0.5 ? -1 : 1),
});

export const between = (low: number, high: number, ...shape: number[]): Argument => ({
  shape,
  dtype: 'float32',
  draw: (random) => low + (high - low) * random.uniform(),
});

export const integer = (low: number, limit: number, ...shape: number[]): Argument => ({
  shape,
  dtype: 'int32',
  draw: (random) => low + random.integer(limit - low),
});

export function drawInputs({ inputs }: KernelCase, seed = 7): Record<string, TensorData> {
  const random = Random.fromSeed(seed);
  return Object.fromEntries(
    inputs.map(({ shape, dtype, draw }, i) => {
      const values = Array.from({ length: count(shape) }, () => draw(random));
      return [`x${i}`, dtype === 'int32' ? Int32Array.from(values) : Float32Array.from(values)];
    }),
  );
}

/** The op's results, a random projection of them on one number, and that number's gradient for each fractional input. */
export function toProgram({ inputs, run, gradient }: KernelCase): Program {
  return {
    inputs: Object.fromEntries(inputs.map((spec, i) => [`x${i}`, spec])),
    body: (tensors) => {
      const all = inputs.map((_, i) => tensors[`x${i}`]);
      const results: Record<string, tf.Tensor> = {};
      [run(...all)].flat().forEach((result, i) => {
        results[`y${i}`] = result.dtype === 'bool' ? tf.cast(result, 'int32') : result;
      });
      if (gradient === 'none') return results;
      const floats = inputs.flatMap(({ dtype }, i) => (dtype === 'float32' ? [i] : []));
      const loss = (...values: tf.Tensor[]) =>
        project([run(...all.map((x, i) => values[floats.indexOf(i)] ?? x))].flat());
      const gradients = tf.grads(loss)(floats.map((i) => all[i]));
      gradients.forEach((value, i) => {
        results[`d${floats[i]}`] = value;
      });
      return { ...results, loss: project([run(...all)].flat()) };
    },
  };
}

function project(results: tf.Tensor[]): tf.Scalar {
  const random = Random.fromSeed(11);
  const parts = results.map((result) => {
    const weights = Float32Array.from({ length: result.size }, () => random.normal());
    return tf.sum(tf.mul(result, tf.tensor(weights, result.shape)));
  });
  return tf.addN(parts) as tf.Scalar;
}

/** Runs a program once and copies what it returns. */
export async function runOnce(program: Program, inputs: Record<string, TensorData>, engine: 'onnx' | 'tfjs') {
  const executable = await compile(program, { engine, threads: 1, provider: 'cpu' });
  const results = await executable.run(inputs);
  const outputs = Object.fromEntries(
    Object.entries(results).map(([name, data]) => [name, { ...executable.outputs[name], data: Array.from(data) }]),
  );
  await executable.dispose();
  return outputs;
}

/** The gradient of the program's output `loss` for one input, by central differences. */
export async function finiteDifference(
  program: Program,
  inputs: Record<string, TensorData>,
  name: string,
  step = 1e-2,
) {
  const executable = await compile(program, { threads: 1 });
  const lossAt = async (i: number, move: number) => {
    const moved = Float32Array.from(inputs[name]);
    moved[i] += move;
    return (await executable.run({ ...inputs, [name]: moved })).loss[0];
  };
  const gradient: number[] = [];
  for (let i = 0; i < inputs[name].length; i++) {
    gradient.push(((await lossAt(i, step)) - (await lossAt(i, -step))) / (2 * step));
  }
  await executable.dispose();
  return gradient;
}

/** The largest difference, as a share of the values' own size where that is above one. */
export function distance(found: readonly number[], expected: readonly number[]): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < found.length; i++) {
    if (Object.is(found[i], expected[i]) || found[i] === expected[i]) continue;
    const gap = Math.abs(found[i] - expected[i]) / Math.max(1, Math.abs(expected[i]));
    largest = Math.max(largest, Number.isNaN(gap) ? Number.POSITIVE_INFINITY : gap);
  }
  return largest;
}
