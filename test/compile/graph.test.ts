import { describe, expect, it } from 'vitest';
import { type Graph, GraphBuilder, type GraphValue } from '../../src/compile/graph.ts';
import { encodeOnnx } from '../../src/compile/onnx-file.ts';

const value = (name: string, ...shape: number[]): GraphValue => ({ name, shape, type: 'float32' });

/** A graph with one input `x` and the output `y` that `build` returns. */
function graphOf(build: (graph: GraphBuilder, x: string) => string): Graph {
  const graph = new GraphBuilder();
  const x = graph.input(value('x', 2));
  return graph.finish(new Map([[value('y', 2), build(graph, x)]]));
}

const operators = ({ nodes }: Graph) => nodes.map(({ operator }) => operator);

describe('GraphBuilder', () => {
  it('records equal nodes once', () => {
    const graph = graphOf((g, x) => g.add('Add', [g.add('Exp', [x]), g.add('Exp', [x])]));
    expect(operators(graph)).toEqual(['Exp', 'Add', 'Identity']);
  });

  it.each([
    ['a setting', { axis: 0 }, { axis: 1 }],
    ['a fraction', { alpha: { float: 0.1 } }, { alpha: { float: 0.2 } }],
    ['an infinity', { alpha: { float: Number.POSITIVE_INFINITY } }, { alpha: { float: Number.NEGATIVE_INFINITY } }],
    ['a list', { perm: [0, 1] }, { perm: [1, 0] }],
  ])('tells nodes apart by %s', (_, left, right) => {
    const graph = graphOf((g, x) => g.add('Add', [g.add('Op', [x], left), g.add('Op', [x], right)]));
    expect(operators(graph)).toEqual(['Op', 'Op', 'Add', 'Identity']);
  });

  it('shares small equal constants, by type and shape', () => {
    const graph = graphOf((g, x) => {
      const constants = [
        g.constant(Float32Array.of(1), [1], 'float32'),
        g.constant(Float32Array.of(1), [1], 'float32'),
        g.constant(Float32Array.of(1), [], 'float32'),
        g.constant(Int32Array.of(1), [1], 'int32'),
      ];
      return g.add('Op', [x, ...constants]);
    });
    expect(graph.initializers).toHaveLength(3);
  });

  it('keeps a large constant, and stores one of a single value as that value', () => {
    const large = new Float32Array(1_000_000);
    const uniform = graphOf((g, x) => g.add('Add', [x, g.constant(large, [1_000_000], 'float32')]));
    expect(operators(uniform)).toEqual(['ConstantOfShape', 'Add', 'Identity']);
    expect(encodeOnnx(uniform).length).toBeLessThan(1000);
    const varied = graphOf((g, x) => g.add('Add', [x, g.constant(large.with(3, 1), [1_000_000], 'float32')]));
    expect(varied.initializers[0].data).toHaveLength(1_000_000);
  });

  it('does not take one infinity for the other', () => {
    const filled = (g: GraphBuilder, x: number) => g.constant(new Float32Array(100).fill(x), [100], 'float32');
    const graph = graphOf((g) =>
      g.add('Add', [filled(g, Number.POSITIVE_INFINITY), filled(g, Number.NEGATIVE_INFINITY)]),
    );
    expect(operators(graph)).toEqual(['ConstantOfShape', 'ConstantOfShape', 'Add', 'Identity']);
  });

  it('leaves out nodes, constants and weights that no output needs', () => {
    const graph = graphOf((g, x) => {
      const unused = g.weight({ ...value('unused', 1), data: Float32Array.of(1) });
      g.add('Add', [g.add('Exp', [x]), unused]);
      g.add('Mul', [x, g.integers([7])]);
      return g.add('Neg', [x]);
    });
    expect(operators(graph)).toEqual(['Neg', 'Identity']);
    expect(graph.initializers).toEqual([]);
    expect(graph.inputs.map(({ name }) => name)).toEqual(['x']);
  });

  it('keeps a node of which only a later output is needed', () => {
    const graph = graphOf((g, x) => g.addMany('Split', [x], { axis: 0 }, 3)[2]);
    expect(graph.nodes[0].outputs).toHaveLength(3);
  });
});
