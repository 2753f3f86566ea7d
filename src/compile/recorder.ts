/** What a kernel of the tracing backend works with: it names traced tensors and records operators on them. */
import { GemelError } from '../errors.ts';
import { count } from '../weights.ts';
import { type ElementType, GraphBuilder, type GraphData, type GraphNode, type GraphValue } from './graph.ts';
import type { tf } from './tf.ts';

/** A tensor as TensorFlow.js hands it to a kernel. */
export type TensorInfo = Pick<tf.TensorInfo, 'dataId' | 'shape' | 'dtype'>;

/** An operand: a traced tensor, or the name of something already in the graph. */
type Operand = TensorInfo | string;

/** Where a traced tensor comes from: a constant, a node's output, or another tensor seen in a new shape. */
type Source =
  | { readonly kind: 'constant'; readonly data: GraphData }
  | { readonly kind: 'node'; readonly name: string }
  | { readonly kind: 'reshape'; readonly of: TensorInfo };

/**
 * Records one trace. Reshapes and constants stay pending until an operator needs them, so that a reshape of a reshape
 * costs one node or none.
 */
export class Recorder {
  readonly graph = new GraphBuilder();
  readonly #sources = new WeakMap<object, Source>();
  readonly #names = new WeakMap<Source, string>();

  /** A tensor that an operator's output, or an input of the graph, stands for. */
  tensor(name: string, shape: readonly number[], dtype: tf.DataType): TensorInfo {
    return this.#track({ kind: 'node', name }, shape, dtype);
  }

  /** A tensor whose values are known now. */
  constant(
    values: tf.backend_util.BackendValues | readonly number[],
    shape: readonly number[],
    dtype: tf.DataType,
  ): TensorInfo {
    return this.#track({ kind: 'constant', data: toGraphData(values, dtype) }, shape, dtype);
  }

  /** A tensor of one repeated value. */
  filled(value: number, shape: readonly number[], dtype: tf.DataType): TensorInfo {
    return this.constant(new Array<number>(count(shape)).fill(value), shape, dtype);
  }

  /** The values of a constant, or undefined where they are known only when the graph runs. */
  values(tensor: TensorInfo): GraphData | undefined {
    const source = this.#sources.get(tensor.dataId);
    return source?.kind === 'constant' ? source.data : undefined;
  }

  /** The same values in another shape. */
  reshape(tensor: TensorInfo, shape: readonly number[]): TensorInfo {
    if (sameShape(tensor.shape, shape)) return tensor;
    const source = this.#source(tensor);
    if (source.kind === 'constant') return this.#track({ ...source }, shape, tensor.dtype);
    const of = source.kind === 'reshape' ? source.of : tensor;
    return sameShape(of.shape, shape) ? of : this.#track({ kind: 'reshape', of }, shape, tensor.dtype);
  }

  /** The same tensor under an identity of its own, as TensorFlow.js expects of every kernel's result. */
  alias(tensor: TensorInfo): TensorInfo {
    return this.#track(this.#source(tensor), tensor.shape, tensor.dtype);
  }

  /** The name by which operators refer to a tensor. */
  name(tensor: TensorInfo): string {
    const source = this.#source(tensor);
    const name = this.#names.get(source) ?? this.#materialise(source, tensor);
    this.#names.set(source, name);
    return name;
  }

  /** Records an operator with one output. */
  emit(
    operator: string,
    operands: readonly Operand[],
    output: { readonly shape: readonly number[]; readonly dtype: tf.DataType },
    attributes: GraphNode['attributes'] = {},
  ): TensorInfo {
    const name = this.graph.add(operator, this.#operandNames(operands), attributes);
    return this.tensor(name, output.shape, output.dtype);
  }

  /** Records an operator with several outputs, whose shapes are given. */
  emitMany(
    operator: string,
    operands: readonly Operand[],
    outputs: readonly { readonly shape: readonly number[]; readonly dtype: tf.DataType }[],
    attributes: GraphNode['attributes'] = {},
  ): TensorInfo[] {
    const names = this.graph.addMany(operator, this.#operandNames(operands), attributes, outputs.length);
    return outputs.map(({ shape, dtype }, i) => this.tensor(names[i], shape, dtype));
  }

  /** A scalar constant, for an operator that takes one. */
  scalar(value: number, dtype: tf.DataType = 'float32'): string {
    return this.name(this.constant([value], [], dtype));
  }

  /** An int64 vector, the form in which ONNX takes shapes, axes and indices. */
  integers(values: readonly number[]): string {
    return this.graph.integers(values);
  }

  /** Declares a graph input as a tensor. */
  input(value: GraphValue, dtype: tf.DataType): TensorInfo {
    return this.tensor(this.graph.input(value), value.shape, dtype);
  }

  #source(tensor: TensorInfo): Source {
    const source = this.#sources.get(tensor.dataId);
    if (source) return source;
    throw new GemelError('unsupported', 'a traced function used a tensor made outside it: pass it as an input');
  }

  #track(source: Source, shape: readonly number[], dtype: tf.DataType): TensorInfo {
    const dataId = {};
    this.#sources.set(dataId, source);
    return { dataId, shape: [...shape], dtype };
  }

  #materialise(source: Source, { shape, dtype }: TensorInfo): string {
    switch (source.kind) {
      case 'node':
        return source.name;
      case 'constant':
        return this.graph.constant(source.data, shape, elementType(dtype));
      case 'reshape':
        return this.graph.add('Reshape', [this.name(source.of), this.integers(shape)]);
    }
  }

  #operandNames(operands: readonly Operand[]): string[] {
    return operands.map((operand) => (typeof operand === 'string' ? operand : this.name(operand)));
  }
}

/** The element type by which the graph knows a TensorFlow.js dtype. */
export function elementType(dtype: tf.DataType): ElementType {
  if (dtype === 'float32' || dtype === 'int32' || dtype === 'bool') return dtype;
  throw new GemelError('unsupported', `a traced function made a ${dtype} tensor: expected float32, int32 or bool`);
}

function toGraphData(values: tf.backend_util.BackendValues | readonly number[], dtype: tf.DataType): GraphData {
  const numbers = values as ArrayLike<number>;
  switch (elementType(dtype)) {
    case 'bool':
      return Uint8Array.from(numbers, (value) => Number(value !== 0));
    case 'int32':
      return Int32Array.from(numbers);
    default:
      return Float32Array.from(numbers);
  }
}

function sameShape(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((size, axis) => size === right[axis]);
}
