/** The bytes of an `.onnx` file: a graph as ONNX's protocol buffers (IR version 8, operator set 17), written and read. */
import protobuf from 'protobufjs/light.js';
import { GemelError } from '../errors.ts';
import { count } from '../weights.ts';
import type { Attribute, ElementType, Graph, GraphData, GraphNode, GraphValue, Initializer } from './graph.ts';

const IR_VERSION = 8;
const OPERATOR_SET = 17;

/** The graph as the bytes of an `.onnx` file. */
export function encodeOnnx(graph: Graph): Uint8Array {
  return modelType
    .encode(
      modelType.create({
        irVersion: IR_VERSION,
        producerName: 'gemel',
        opsetImport: [{ domain: '', version: OPERATOR_SET }],
        graph: {
          name: 'gemel',
          node: graph.nodes.map(writeNode),
          initializer: graph.initializers.map(writeTensor),
          input: graph.inputs.map(writeValue),
          output: graph.outputs.map(writeValue),
        },
      }),
    )
    .finish();
}

/** The graph in the bytes of an `.onnx` file, where it uses what gemel writes. Throws `bad-model` where it does not. */
export function decodeOnnx(bytes: Uint8Array, fileName = 'model.onnx'): Graph {
  try {
    const { graph, opsetImport } = modelType.toObject(modelType.decode(bytes), {
      longs: Number,
      defaults: true,
      arrays: true,
    }) as ModelMessage;
    if (!graph?.node.length) throw new Error('it holds no graph');
    const version = opsetImport.find(({ domain }) => domain === '')?.version;
    if (version !== OPERATOR_SET) throw new Error(`its operator set is ${version}, not ${OPERATOR_SET}`);
    return {
      inputs: graph.input.map(readValue),
      outputs: graph.output.map(readValue),
      initializers: graph.initializer.map(readTensor),
      nodes: graph.node.map(readNode),
    };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new GemelError('bad-model', `${fileName}: expected an ONNX model as gemel writes it, but ${why}`, { cause });
  }
}

/**
 * The weights of any `.onnx` file by their names: those that are 32-bit floats and lie in the file itself, whatever its graph computes.
 * Throws `bad-model` where it is no such file.
 */
export function decodeOnnxWeights(bytes: Uint8Array, fileName = 'model.onnx'): Readonly<Record<string, Initializer>> {
  const tensors = readInitializers(bytes, fileName);
  const readable = tensors.filter(
    ({ dataType, dataLocation }) => dataType === ELEMENT_CODES.float32 && dataLocation === 0,
  );
  if (readable.length > 0) {
    return Object.fromEntries(
      readable.map(({ floatData, ...tensor }) => [tensor.name, readTensor(withRawData(tensor, floatData))]),
    );
  }
  const found = tensors.length > 0 ? `${tensors.length} in another file or of other types` : 'none';
  throw new GemelError(
    'bad-model',
    `${fileName}: expected an ONNX file with weights of 32-bit floats in it, found ${found}`,
  );
}

function readInitializers(bytes: Uint8Array, fileName: string): readonly TensorMessage[] {
  try {
    const model = modelType.toObject(modelType.decode(bytes), { longs: Number, defaults: true, arrays: true });
    return (model as ModelMessage).graph?.initializer ?? [];
  } catch (cause) {
    throw new GemelError('bad-model', `${fileName}: expected an ONNX file, found something else`, { cause });
  }
}

/** Numbers may be written as bytes or one by one. */
function withRawData(tensor: Omit<TensorMessage, 'floatData'>, floatData: readonly number[]): TensorMessage {
  const rawData = floatData.length > 0 ? new Uint8Array(Float32Array.from(floatData).buffer) : tensor.rawData;
  return { ...tensor, rawData, floatData: [] };
}

const ELEMENT_CODES = { float32: 1, int32: 6, int64: 7, bool: 9 } as const satisfies Record<ElementType, number>;
const ELEMENT_TYPES = new Map<number, ElementType>(
  Object.entries(ELEMENT_CODES).map(([type, code]) => [code, type as ElementType]),
);

/** The code by which ONNX's `Cast` names an element type. */
export function elementCode(type: ElementType): number {
  return ELEMENT_CODES[type];
}

const ATTRIBUTE_CODES = { float: 1, integer: 2, string: 3, tensor: 4, integers: 7 } as const;

function writeNode({ operator, inputs, outputs, attributes }: GraphNode) {
  return {
    opType: operator,
    name: `${operator}_${outputs[0]}`,
    input: inputs,
    output: outputs,
    attribute: Object.entries(attributes).map(([name, value]) => ({ name, ...writeAttribute(value) })),
  };
}

function writeAttribute(value: Attribute) {
  if (typeof value === 'number') return { i: value, type: ATTRIBUTE_CODES.integer };
  if (typeof value === 'string') return { s: new TextEncoder().encode(value), type: ATTRIBUTE_CODES.string };
  if ('float' in value) return { f: value.float, type: ATTRIBUTE_CODES.float };
  if ('tensor' in value) return { t: writeTensor(value.tensor), type: ATTRIBUTE_CODES.tensor };
  return { ints: value, type: ATTRIBUTE_CODES.integers };
}

function writeTensor({ name, shape, type, data }: Initializer) {
  return {
    name,
    dims: shape,
    dataType: ELEMENT_CODES[type],
    rawData: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  };
}

function writeValue({ name, shape, type }: GraphValue) {
  const dim = shape.map((size) => ({ dimValue: size }));
  return { name, type: { tensorType: { elemType: ELEMENT_CODES[type], shape: { dim } } } };
}

function readNode(message: NodeMessage): GraphNode {
  return {
    operator: message.opType,
    inputs: message.input,
    outputs: message.output,
    attributes: Object.fromEntries(message.attribute.map((attribute) => [attribute.name, readAttribute(attribute)])),
  };
}

function readAttribute(message: AttributeMessage): Attribute {
  switch (message.type) {
    case ATTRIBUTE_CODES.float:
      return { float: message.f };
    case ATTRIBUTE_CODES.integer:
      return message.i;
    case ATTRIBUTE_CODES.string:
      return new TextDecoder().decode(message.s);
    case ATTRIBUTE_CODES.tensor:
      return { tensor: readTensor(message.t) };
    case ATTRIBUTE_CODES.integers:
      return message.ints;
    default:
      throw new Error(`attribute "${message.name}" has the unknown type ${message.type}`);
  }
}

function readTensor({ name, dims, dataType, rawData }: TensorMessage): Initializer {
  const type = readType(dataType, name);
  // A copy of its own: the bytes may lie anywhere in the file's buffer.
  const bytes = new Uint8Array(rawData).buffer;
  const data: GraphData = {
    float32: () => new Float32Array(bytes),
    int32: () => new Int32Array(bytes),
    int64: () => new BigInt64Array(bytes),
    bool: () => new Uint8Array(bytes),
  }[type]();
  const expected = count(dims);
  if (data.length !== expected) {
    throw new Error(`tensor "${name}" of shape [${dims}] holds ${data.length} values`);
  }
  return { name, shape: dims, type, data };
}

function readValue({ name, type }: ValueMessage): GraphValue {
  const { elemType, shape } = type.tensorType;
  return { name, type: readType(elemType, name), shape: shape.dim.map(({ dimValue }) => dimValue) };
}

function readType(code: number, name: string): ElementType {
  const type = ELEMENT_TYPES.get(code);
  if (!type) throw new Error(`tensor "${name}" has the unknown element type ${code}`);
  return type;
}

// The part of onnx.proto that a graph of plain operators needs: field names, numbers and types are ONNX's own.
interface TensorMessage {
  name: string;
  dims: number[];
  dataType: number;
  rawData: Uint8Array;
  /** In place of `rawData`, in files of others. */
  floatData: number[];
  /** 1 where the numbers lie in another file. */
  dataLocation: number;
}
interface AttributeMessage {
  name: string;
  type: number;
  f: number;
  i: number;
  s: Uint8Array;
  t: TensorMessage;
  ints: number[];
}
interface NodeMessage {
  opType: string;
  input: string[];
  output: string[];
  attribute: AttributeMessage[];
}
interface ValueMessage {
  name: string;
  type: { tensorType: { elemType: number; shape: { dim: { dimValue: number }[] } } };
}
interface ModelMessage {
  opsetImport: { domain: string; version: number }[];
  graph?: { node: NodeMessage[]; initializer: TensorMessage[]; input: ValueMessage[]; output: ValueMessage[] };
}

const modelType = protobuf.Root.fromJSON({
  nested: {
    Dimension: { fields: { dimValue: { type: 'int64', id: 1 }, dimParam: { type: 'string', id: 2 } } },
    Shape: { fields: { dim: { rule: 'repeated', type: 'Dimension', id: 1 } } },
    TensorType: { fields: { elemType: { type: 'int32', id: 1 }, shape: { type: 'Shape', id: 2 } } },
    Type: { fields: { tensorType: { type: 'TensorType', id: 1 } } },
    Value: { fields: { name: { type: 'string', id: 1 }, type: { type: 'Type', id: 2 } } },
    Tensor: {
      fields: {
        dims: { rule: 'repeated', type: 'int64', id: 1 },
        dataType: { type: 'int32', id: 2 },
        name: { type: 'string', id: 8 },
        floatData: { rule: 'repeated', type: 'float', id: 4 },
        rawData: { type: 'bytes', id: 9 },
        dataLocation: { type: 'int32', id: 14 },
      },
    },
    Attribute: {
      fields: {
        name: { type: 'string', id: 1 },
        f: { type: 'float', id: 2 },
        i: { type: 'int64', id: 3 },
        s: { type: 'bytes', id: 4 },
        t: { type: 'Tensor', id: 5 },
        ints: { rule: 'repeated', type: 'int64', id: 8 },
        type: { type: 'int32', id: 20 },
      },
    },
    Node: {
      fields: {
        input: { rule: 'repeated', type: 'string', id: 1 },
        output: { rule: 'repeated', type: 'string', id: 2 },
        name: { type: 'string', id: 3 },
        opType: { type: 'string', id: 4 },
        attribute: { rule: 'repeated', type: 'Attribute', id: 5 },
      },
    },
    Graph: {
      fields: {
        node: { rule: 'repeated', type: 'Node', id: 1 },
        name: { type: 'string', id: 2 },
        initializer: { rule: 'repeated', type: 'Tensor', id: 5 },
        input: { rule: 'repeated', type: 'Value', id: 11 },
        output: { rule: 'repeated', type: 'Value', id: 12 },
      },
    },
    OperatorSet: { fields: { domain: { type: 'string', id: 1 }, version: { type: 'int64', id: 2 } } },
    Model: {
      fields: {
        irVersion: { type: 'int64', id: 1 },
        producerName: { type: 'string', id: 2 },
        graph: { type: 'Graph', id: 7 },
        opsetImport: { rule: 'repeated', type: 'OperatorSet', id: 8 },
      },
    },
  },
}).lookupType('Model');
