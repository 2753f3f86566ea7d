/** Runs a graph in ONNX Runtime. The one place that makes its sessions. */
import * as ort from 'onnxruntime-node';
import { GemelError } from '../errors.ts';
import { count } from '../weights.ts';
import type { EngineOptions, Executable, ResultArrays, TensorData, TensorSpec } from './compile.ts';
import type { Graph, GraphValue } from './graph.ts';
import { encodeOnnx } from './onnx-file.ts';

/** Makes a session for a graph and the tensors that its runs write into. */
export async function runGraph(
  graph: Graph,
  options: EngineOptions = {},
  arrays: ResultArrays = new Map(),
): Promise<Executable> {
  const session = await createSession(graph, options);
  const results = Object.fromEntries(graph.outputs.map((output) => [output.name, allocate(output, arrays)]));
  const outputs = Object.fromEntries(
    graph.outputs.map(({ name, shape, type }) => [name, { shape, dtype: dtypeOf(type) }]),
  );
  const data = Object.fromEntries(Object.entries(results).map(([name, tensor]) => [name, tensor.data as TensorData]));
  return {
    outputs,
    async run(inputs) {
      const feeds: Record<string, ort.Tensor> = {};
      for (const { name, shape, type } of graph.inputs) feeds[name] = new ort.Tensor(type, inputs[name], shape);
      await session.run(feeds, results);
      return data;
    },
    dispose: () => session.release(),
  };
}

/** From so many numbers among inputs and weights on, memory counts for more than the little time that planning it ahead saves. */
const LARGE = 4_000_000;

async function createSession(graph: Graph, { threads, provider = 'cpu' }: EngineOptions) {
  const numbers = [...graph.inputs, ...graph.initializers].reduce((sum, { shape }) => sum + count(shape), 0);
  try {
    return await ort.InferenceSession.create(encodeOnnx(graph), {
      enableMemPattern: numbers < LARGE,
      executionProviders: [provider],
      ...(threads && { intraOpNumThreads: threads }),
      logSeverityLevel: 3,
      // One session a length bucket is alive: pools that spin while idle would steal the cores from each other.
      extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
    });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new GemelError('unsupported', `onnx: could not prepare the model for provider "${provider}": ${why}`, {
      cause,
    });
  }
}

function allocate({ name, shape, type }: GraphValue, arrays: ResultArrays): ort.Tensor {
  const size = count(shape);
  const dtype = dtypeOf(type);
  const key = `${name} ${dtype}[${shape}]`;
  const data = arrays.get(key) ?? (dtype === 'int32' ? new Int32Array(size) : new Float32Array(size));
  arrays.set(key, data);
  return new ort.Tensor(dtype, data, shape);
}

function dtypeOf(type: GraphValue['type']): TensorSpec['dtype'] {
  if (type === 'float32' || type === 'int32') return type;
  throw new GemelError('unsupported', `a compiled function returned a ${type} tensor: expected float32 or int32`);
}
