/** A kernel of the tracing backend: it computes nothing and records what would be computed. One file beside this one for each group of ops. */
import type { Recorder, TensorInfo } from '../recorder.ts';

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
