/**
 * The tracing backend: a TensorFlow.js backend whose kernels record an ONNX operator each. A program run once on it
 * becomes a graph, gradients included, since TensorFlow.js differentiates by calling more kernels.
 */
import { GemelError } from '../errors.ts';
import type { Program, Tensors } from './compile.ts';
import type { Graph, GraphValue } from './graph.ts';
import { choice } from './kernels/choice.ts';
import { convolution } from './kernels/convolution.ts';
import { creation } from './kernels/creation.ts';
import { elementwise } from './kernels/elementwise.ts';
import { indexing } from './kernels/indexing.ts';
import type { Kernels } from './kernels/kernel.ts';
import { matrix } from './kernels/matrix.ts';
import { normalisation } from './kernels/normalisation.ts';
import { pooling } from './kernels/pooling.ts';
import { recurrence } from './kernels/recurrence.ts';
import { reduction } from './kernels/reduction.ts';
import { resizing } from './kernels/resizing.ts';
import { shape } from './kernels/shape.ts';
import { elementType, Recorder, type TensorInfo } from './recorder.ts';
import { onBackend, tf } from './tf.ts';

const BACKEND = 'gemel-trace';

/** The TensorFlow.js ops that can be traced. */
export const kernels: Kernels = {
  ...creation,
  ...elementwise,
  ...choice,
  ...reduction,
  ...normalisation,
  ...matrix,
  ...shape,
  ...indexing,
  ...convolution,
  ...pooling,
  ...resizing,
  ...recurrence,
};

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
  for (const [name, tensor] of Object.entries(results(program, tensors))) {
    if (name in tensors) throw new GemelError('bad-usage', `compile: "${name}" names both an input and an output`);
    outputs.set({ name, shape: tensor.shape, type: elementType(tensor.dtype) }, recorder.name(tensor));
  }
  return recorder.graph.finish(outputs);
}

function results({ body }: Program, tensors: Tensors): Tensors {
  const returned = body(tensors);
  if (!(returned instanceof Promise)) return returned;
  // What it will fail with says less than what follows.
  returned.catch(() => {});
  throw new GemelError('bad-usage', 'compile: expected a body that returns tensors, found an async function');
}

function toTensor(info: TensorInfo): tf.Tensor {
  return tf.engine().makeTensorFromTensorInfo(info);
}

class TraceBackend extends tf.KernelBackend {
  /** Where the trace under way is recorded. */
  recorder: Recorder | undefined;
  /** The op behind each tensor, for messages. */
  readonly madeBy = new WeakMap<tf.DataId, string>();

  /** Called for every tensor that model code makes from plain values. */
  override write(values: tf.backend_util.BackendValues, shape: number[], dtype: tf.DataType): tf.DataId {
    return this.active().constant(values, shape, dtype).dataId;
  }

  override readSync(dataId: tf.DataId): never {
    const tensor = this.madeBy.has(dataId) ? `the result of ${this.madeBy.get(dataId)}` : 'an input or a constant';
    throw new GemelError(
      'unsupported',
      `a compiled function read the values of ${tensor} (data, array, print): they are known only when it runs`,
    );
  }

  override read(dataId: tf.DataId): never {
    return this.readSync(dataId);
  }

  override memory(): { unreliable: boolean } {
    return { unreliable: true };
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
  register(kernelName, ({ inputs, attrs }) => {
    const recorder = backend.active();
    const result = kernel({ inputs: inputs as Record<string, TensorInfo>, attrs: attrs as never, recorder });
    const outputs = [result].flat().map((tensor) => {
      // A kernel may hand back its input. As the same tensor the gradient tape would count it twice.
      const output = recorder.alias(tensor);
      backend.madeBy.set(output.dataId, kernelName);
      return output;
    });
    return Array.isArray(result) ? outputs : outputs[0];
  });
}
for (const { kernelName } of tf.getKernelsForBackend('cpu')) {
  if (kernelName in kernels) continue;
  register(kernelName, () => {
    throw new GemelError('unsupported', `onnx: the TensorFlow.js op ${kernelName} cannot be compiled yet: use others`);
  });
}

function register(kernelName: string, kernelFunc: tf.KernelFunc): void {
  tf.registerKernel({ kernelName, backendName: BACKEND, kernelFunc });
}
