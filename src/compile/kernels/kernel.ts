/** A kernel of the tracing backend: it computes nothing and records what would be computed. One file beside this one for each group of ops. */
import type { Recorder, TensorInfo } from '../recorder.ts';
import { tf } from '../tf.ts';

/** A call as TensorFlow.js makes it: inputs by name (by number for variadic ops) and the op's settings. */
export interface KernelCall<Attributes> {
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly attrs: Attributes;
  readonly recorder: Recorder;
}

export type Kernel = (call: KernelCall<never>) => TensorInfo | TensorInfo[];

/** Kernels by TensorFlow.js' own names. */
export type Kernels = Readonly<Record<string, Kernel>>;

/** A kernel whose settings have a known form. */
export function kernel<Attributes>(record: (call: KernelCall<Attributes>) => TensorInfo | TensorInfo[]): Kernel {
  return record as Kernel;
}

/** The shape in which two tensors meet. */
export function broadcast(a: TensorInfo, b: TensorInfo): number[] {
  return tf.broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape);
}

/** An axis counted from the front. */
export function axisOf(axis: number, x: TensorInfo): number {
  return axis < 0 ? x.shape.length + axis : axis;
}
