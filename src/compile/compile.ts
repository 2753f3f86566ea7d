/** The one interface behind which a tensor function runs: compiled to ONNX Runtime, or eagerly in TensorFlow.js. */
import type { tf } from './tf.ts';

/** The shape and element type of a tensor; `[]` is a scalar. */
export interface TensorSpec {
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32';
}

/** The numbers of one tensor, row by row. */
export type TensorData = Float32Array | Int32Array;

/** A tensor whose values are known when the program is compiled: trained weights. */
export interface Constant extends TensorSpec {
  readonly data: TensorData;
}

/** Tensors by name, as a program receives and returns them. */
export type Tensors = Readonly<Record<string, tf.Tensor>>;

/** A function of named tensors with fixed shapes: what is compiled, exported and run. */
export interface Program {
  readonly inputs: Readonly<Record<string, TensorSpec>>;
  readonly constants?: Readonly<Record<string, Constant>>;
  /** Called with one tensor for each input and each constant. Must not read a tensor's values. */
  readonly body: (tensors: Tensors) => Tensors;
}

/** A program ready to run. */
export interface Executable {
  readonly outputs: Readonly<Record<string, TensorSpec>>;
  /**
   * Runs once. Input arrays are read, not kept. The returned arrays belong to the executable and are overwritten by its
   * next run: copy what must outlive it.
   */
  run(inputs: Readonly<Record<string, TensorData>>): Promise<Readonly<Record<string, TensorData>>>;
  dispose(): Promise<void>;
}

export type EngineName = 'onnx' | 'tfjs';

export interface EngineOptions {
  /** `onnx` compiles the program and is the default; `tfjs` runs it eagerly and is the oracle. */
  readonly engine?: EngineName;
  /** Threads inside one op; ONNX Runtime's own choice when absent. */
  readonly threads?: number;
  /** ONNX Runtime's execution provider (`cpu`, `webgpu`, `cuda`, `coreml`, `dml`), or the tfjs backend (`cpu`, `wasm`, `tensorflow`). */
  readonly provider?: string;
}

/** Arrays that results are written into, by name and shape. Programs that share them must take turns, and what one returns is overwritten by all. */
export type ResultArrays = Map<string, TensorData>;

/**
 * Compiles a program for an engine, which writes into `results` where they are given.
 *
 * @example
 * const twice = await compile({
 *   inputs: { x: { shape: [2], dtype: 'float32' } },
 *   body: ({ x }) => ({ y: tf.mul(x, 2) }),
 * });
 * (await twice.run({ x: Float32Array.of(1, 2) })).y; // Float32Array [2, 4]
 */
export async function compile(
  program: Program,
  options: EngineOptions = {},
  results?: ResultArrays,
): Promise<Executable> {
  if (options.engine === 'tfjs') {
    const { runEagerly } = await import('./tfjs-engine.ts');
    return runEagerly(program, options);
  }
  const [{ trace }, { runGraph }] = await Promise.all([import('./trace.ts'), import('./onnx-engine.ts')]);
  return runGraph(await trace(program), options, results);
}
