/**
 * The tracing backend: a TensorFlow.js backend whose kernels record an ONNX operator each. A program run once on it
 * becomes a graph, gradients included, since TensorFlow.js differentiates by calling more kernels.
 */
import { GemelError } from '../errors.ts';
import type { Program } from './compile.ts';
import type { Graph, GraphValue } from './graph.ts';
import { elementwise } from './kernels/elementwise.ts';
import type { Kernels } from './kernels/kernel.ts';
import { matrix } from './kernels/matrix.ts';
import { reduction } from './kernels/reduction.ts';
import { shape } from './kernels/shape.ts';
import { elementType, Recorder, type TensorInfo } from './recorder.ts';
import { onBackend, tf } from './tf.ts';

const BACKEND = 'gemel-trace';

/** The TensorFlow.js ops that can be traced. */
export const kernels: Kernels = { ...elementwise, ...matrix, ...reduction, ...shape };

/** Runs a program once on symbolic tensors and returns the graph that it computes. */
export function trace(program: Program): Promise<Graph> {
  return onBackend(BACKEND, () => {
    const recorder = new Recorder();
    backend.recorder = recorder;
    tf.engine().startScope();
    try {
      return record(program, recorder);
    } finally {
      tf.engine().endScope();
      backend.recorder = undefined;
    }
  });
}

function record(program: Program, recorder: Recorder): Graph {
  const tensors: Record<string, tf.Tensor> = {};
  for (const [name, spec] of Object.entries(program.inputs)) {
    const info = recorder.input({ name, shape: spec.shape, type: elementType(spec.dtype) }, spec.dtype);
    tensors[name] = toTensor(info);
  }
  for (const [name, { shape, dtype, data }] of Object.entries(program.constants ?? {})) {
    const weight = recorder.graph.weight({ name, shape, type: elementType(dtype), data });
    tensors[name] = toTensor(recorder.tensor(weight, shape, dtype));
  }
  const outputs = new Map<GraphValue, string>();
  for (const [name, tensor] of Object.entries(program.body(tensors))) {
    outputs.set({ name, shape: tensor.shape, type: elementType(tensor.dtype) }, recorder.name(tensor));
  }
  return recorder.graph.finish(outputs);
}

function toTensor(info: TensorInfo): tf.Tensor {
  return tf.engine().makeTensorFromTensorInfo(info);
}

class TraceBackend extends tf.KernelBackend {
  /** Where the trace under way is recorded. */
  recorder: Recorder | undefined;

  /** Called for every tensor that model code makes from plain values. */
  override write(values: tf.backend_util.BackendValues, shape: number[], dtype: tf.DataType): tf.DataId {
    return this.active().constant(values, shape, dtype).dataId;
  }

  override readSync(): never {
    throw new GemelError(
      'unsupported',
      'a compiled function read the values of a tensor (data, dataSync, array, print): they are known only when it runs',
    );
  }

  override async read(): Promise<never> {
    return this.readSync();
  }

  active(): Recorder {
    if (!this.recorder) throw new GemelError('unsupported', 'a traced tensor was used after its function had returned');
    return this.recorder;
  }

  override floatPrecision(): 32 {
    return 32;
  }
  override epsilon(): number {
    return 1e-7;
  }
  override numDataIds(): number {
    return 0;
  }
  override refCount(): number {
    return 1;
  }
  override incRef(): void {}
  decRef(): void {}
  override disposeData(): boolean {
    return true;
  }
  override timerAvailable(): boolean {
    return false;
  }
  override dispose(): void {}
}

const backend = new TraceBackend();
tf.registerBackend(BACKEND, () => backend, 0);
for (const [kernelName, kernel] of Object.entries(kernels)) {
  tf.registerKernel({
    kernelName,
    backendName: BACKEND,
    kernelFunc: ({ inputs, attrs }) => {
      const call = { inputs: inputs as Record<string, TensorInfo>, attrs: attrs as never, recorder: backend.active() };
      const output = kernel(call);
      return Array.isArray(output) ? output.map(fresh) : fresh(output);
    },
  });
}

/** A kernel that hands its input back must not hand back the same object: the gradient tape would count it twice. */
function fresh({ dataId, shape, dtype }: TensorInfo): TensorInfo {
  return { dataId, shape, dtype };
}
