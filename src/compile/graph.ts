/** A graph of ONNX operators as plain data: what the tracer records, `onnx-file.ts` writes and reads, and the engine runs. */

export type ElementType = 'float32' | 'int32' | 'int64' | 'bool';

export type GraphData = Float32Array | Int32Array | BigInt64Array | Uint8Array;

/** A tensor inside the graph: its name, shape and element type. */
export interface GraphValue {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: ElementType;
}

/** A tensor whose values the graph holds. `bool` is one byte an element. */
export interface Initializer extends GraphValue {
  readonly data: GraphData;
}

/** An operator's setting. A number is an integer; a fraction is written `{ float }`. */
export type Attribute =
  | number
  | string
  | readonly number[]
  | { readonly float: number }
  | { readonly tensor: Initializer };

export interface GraphNode {
  /** The operator's name in ONNX. */
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** Nodes in an order in which each input is known before it is read. */
export interface Graph {
  readonly inputs: readonly GraphValue[];
  readonly outputs: readonly GraphValue[];
  readonly initializers: readonly Initializer[];
  readonly nodes: readonly GraphNode[];
}

/** Collects a graph node by node. Equal small constants and equal nodes are recorded once. */
export class GraphBuilder {
  readonly #nodes: GraphNode[] = [];
  readonly #initializers: Initializer[] = [];
  readonly #inputs: GraphValue[] = [];
  readonly #known = new Map<string, readonly string[]>();
  #names = 0;

  /** Declares an input of the graph. */
  input(value: GraphValue): string {
    this.#inputs.push(value);
    return value.name;
  }

  /** Adds an operator and returns its first output's name. */
  add(operator: string, inputs: readonly string[], attributes: GraphNode['attributes'] = {}): string {
    return this.addMany(operator, inputs, attributes, 1)[0];
  }

  /** Adds an operator with several outputs. */
  addMany(
    operator: string,
    inputs: readonly string[],
    attributes: GraphNode['attributes'],
    outputCount: number,
  ): readonly string[] {
    const key = `${operator}(${inputs.join()})${attributeKey(attributes)}x${outputCount}`;
    const known = this.#known.get(key);
    if (known) return known;
    const outputs = Array.from({ length: outputCount }, () => this.#fresh());
    this.#nodes.push({ operator, inputs, outputs, attributes });
    this.#known.set(key, outputs);
    return outputs;
  }

  /** A named constant, such as a trained weight. */
  weight(initializer: Initializer): string {
    this.#initializers.push(initializer);
    return initializer.name;
  }

  /** A constant that came up in the computation. A large one with a single value is stored as that value. */
  constant(data: GraphData, shape: readonly number[], type: ElementType): string {
    if (data.length > SHARED_LENGTH && type !== 'int64' && data.every((value) => value === data[0])) {
      const value: Initializer = { name: 'value', shape: [1], type, data: data.slice(0, 1) };
      return this.add('ConstantOfShape', [this.integers(shape)], { value: { tensor: value } });
    }
    const key = data.length > SHARED_LENGTH ? undefined : `${type}[${shape}]${data.join()}`;
    const known = key && this.#known.get(key);
    if (known) return known[0];
    const name = this.#fresh();
    this.#initializers.push({ name, shape, type, data });
    if (key) this.#known.set(key, [name]);
    return name;
  }

  /** The int64 vector by which ONNX operators take shapes, axes and indices. */
  integers(values: readonly number[]): string {
    return this.constant(BigInt64Array.from(values, BigInt), [values.length], 'int64');
  }

  /** The graph that computes the outputs, without the nodes that none of them needs. */
  finish(outputs: ReadonlyMap<GraphValue, string>): Graph {
    const renamed = [...outputs].map(
      ([value, source]): GraphNode => ({
        operator: 'Identity',
        inputs: [source],
        outputs: [value.name],
        attributes: {},
      }),
    );
    const needed = new Set(outputs.values());
    const nodes: GraphNode[] = [];
    for (const node of this.#nodes.toReversed()) {
      if (!node.outputs.some((output) => needed.has(output))) continue;
      for (const input of node.inputs) needed.add(input);
      nodes.push(node);
    }
    return {
      inputs: this.#inputs,
      outputs: [...outputs.keys()],
      initializers: this.#initializers.filter(({ name }) => needed.has(name)),
      nodes: [...nodes.reverse(), ...renamed],
    };
  }

  #fresh(): string {
    return `_${this.#names++}`;
  }
}

const SHARED_LENGTH = 64;

function attributeKey(attributes: GraphNode['attributes']): string {
  // Numbers as text: JSON writes an infinity, a bigint or a NaN as nothing at all.
  return JSON.stringify(attributes, (_, value) =>
    typeof value === 'number' || ArrayBuffer.isView(value) ? `${value}` : value,
  );
}
