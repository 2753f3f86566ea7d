import fc from 'fast-check';
import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import type { Graph } from '../../src/compile/graph.ts';
import { decodeOnnx, encodeOnnx } from '../../src/compile/onnx-file.ts';
import { tf } from '../../src/compile/tf.ts';
import { trace } from '../../src/compile/trace.ts';
import { GemelError } from '../../src/errors.ts';

/** Not a model that runs: one of everything that a file can hold. */
const everything: Graph = {
  inputs: [
    { name: 'x', shape: [2, 3], type: 'float32' },
    { name: 'scalar', shape: [], type: 'int32' },
  ],
  outputs: [{ name: 'y', shape: [2, 0], type: 'bool' }],
  initializers: [
    { name: 'floats', shape: [2, 2], type: 'float32', data: Float32Array.of(1, -2.5, Number.POSITIVE_INFINITY, 1e-30) },
    { name: 'whole', shape: [], type: 'int32', data: Int32Array.of(-7) },
    { name: 'long', shape: [2], type: 'int64', data: BigInt64Array.of(-(2n ** 40n), 3n) },
    { name: 'truth', shape: [3], type: 'bool', data: Uint8Array.of(1, 0, 1) },
    { name: 'empty', shape: [0, 4], type: 'float32', data: new Float32Array() },
  ],
  nodes: [
    {
      operator: 'Op',
      inputs: ['x', '', 'floats'],
      outputs: ['a', 'b'],
      attributes: {
        integer: -3,
        zero: 0,
        large: 2 ** 40,
        text: 'größer',
        list: [0, -1, 5],
        none: [],
        fraction: { float: 0.5 },
        tensor: { tensor: { name: 'value', shape: [1], type: 'float32', data: Float32Array.of(4) } },
      },
    },
    { operator: 'Identity', inputs: ['a'], outputs: ['y'], attributes: {} },
  ],
};

const learning = trace({
  inputs: { x: { shape: [4, 3], dtype: 'float32' } },
  constants: { w: { shape: [3, 2], dtype: 'float32', data: Float32Array.of(1, 2, 3, 4, 5, 6) } },
  body: ({ x, w }) => {
    const loss = (weights: tf.Tensor) => tf.sum(tf.square(tf.tanh(tf.matMul(x, weights))));
    return { loss: loss(w), slope: tf.grad(loss)(w) };
  },
});

describe('an .onnx file', () => {
  it('gives back the graph that was written, every kind of attribute and tensor', () => {
    expect(decodeOnnx(encodeOnnx(everything))).toEqual(everything);
  });

  it('reads from any view of a buffer', () => {
    const bytes = encodeOnnx(everything);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeOnnx(shifted.subarray(3))).toEqual(everything);
    expect(decodeOnnx(Buffer.from(bytes))).toEqual(everything);
  });

  it('gives back a traced graph with gradients', async () => {
    const graph = await learning;
    expect(decodeOnnx(encodeOnnx(graph))).toEqual(graph);
  });

  it('runs in a session that knows nothing of gemel', async () => {
    const session = await ort.InferenceSession.create(encodeOnnx(await learning));
    expect([session.inputNames, session.outputNames]).toEqual([['x'], ['loss', 'slope']]);
    const zeros = new ort.Tensor('float32', new Float32Array(12), [4, 3]);
    const { loss, slope } = await session.run({ x: zeros });
    expect([loss.dims, slope.dims]).toEqual([[], [3, 2]]);
    expect([...(slope.data as Float32Array)]).toEqual([0, 0, 0, 0, 0, 0]);
    await session.release();
  });

  it('refuses damaged bytes with one clear error', async () => {
    const bytes = encodeOnnx(await learning);
    const refuses = (damaged: Uint8Array) => {
      try {
        decodeOnnx(damaged, 'encoder.onnx');
      } catch (error) {
        expect(error).toBeInstanceOf(GemelError);
        expect(error).toMatchObject({
          code: 'bad-model',
          message: expect.stringMatching(/^encoder.onnx: expected an ONNX model/),
        });
        return true;
      }
      return false;
    };
    for (let length = 0; length < bytes.length; length++)
      expect(refuses(bytes.subarray(0, length)), `${length}`).toBe(true);
    // A changed byte may lie in a weight; where it does not, there is no other error than ours.
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        refuses(bytes.with(place, bytes[place] ^ change));
      }),
    );
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(), /it holds no graph/],
    ['text', new TextEncoder().encode('<html>not found</html>'), /expected an ONNX model as gemel writes it/],
    ['another operator set', Uint8Array.from(encodeOnnx(everything)).with(-1, 9), /its operator set is 9, not 17/],
  ])('says what it found instead: %s', (_, bytes, message) => {
    expect(() => decodeOnnx(bytes)).toThrow(message);
  });
});
