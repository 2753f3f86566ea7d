import { describe, expect, it } from 'vitest';
import { compile, type EngineOptions, type Program } from '../../src/compile/compile.ts';
import { onBackend, tf } from '../../src/compile/tf.ts';

const engines: [string, EngineOptions][] = [
  ['onnx', { engine: 'onnx' }],
  ['onnx, one thread', { engine: 'onnx', threads: 1, provider: 'cpu' }],
  ['tfjs, cpu', { engine: 'tfjs', provider: 'cpu' }],
  ['tfjs, wasm', { engine: 'tfjs', provider: 'wasm' }],
];

const affine: Program = {
  inputs: { x: { shape: [2, 3], dtype: 'float32' } },
  constants: { w: { shape: [3, 2], dtype: 'float32', data: Float32Array.of(1, 2, 3, 4, 5, 6) } },
  body: ({ x, w }) => {
    const y = tf.add(tf.matMul(x, w), 1);
    return { y, best: tf.argMax(y, 1), total: tf.sum(y) };
  },
};

const x = Float32Array.of(1, 0, 0, 0, 1, -1);

describe.each(engines)('compile: %s', (_, options) => {
  it('runs a program of named tensors', async () => {
    const executable = await compile(affine, options);
    const { y, best, total } = await executable.run({ x });
    expect([...y]).toEqual([2, 3, -1, -1]);
    expect([...best]).toEqual([1, 0]);
    expect([...total]).toEqual([3]);
    expect(best).toBeInstanceOf(Int32Array);
    expect(executable.outputs).toEqual({
      y: { shape: [2, 2], dtype: 'float32' },
      best: { shape: [2], dtype: 'int32' },
      total: { shape: [], dtype: 'float32' },
    });
    await executable.dispose();
  });

  it('keeps no input: the same arrays may be filled again', async () => {
    const executable = await compile(affine, options);
    const input = Float32Array.from(x);
    await executable.run({ x: input });
    input.fill(0);
    expect([...(await executable.run({ x: input })).y]).toEqual([1, 1, 1, 1]);
    await executable.dispose();
  });

  it('leaves no tensor behind', async () => {
    const before = tf.engine().state.numTensors;
    const executable = await compile(affine, options);
    await executable.run({ x });
    await executable.run({ x });
    await executable.dispose();
    expect(tf.engine().state.numTensors).toBe(before);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('compile', () => {
  it('takes the best TensorFlow.js backend that is installed', async () => {
    const executable = await compile(affine, { engine: 'tfjs' });
    await executable.run({ x });
    expect(tf.getBackend()).toBe('wasm');
    await executable.dispose();
  });

  it.each<[string, EngineOptions, string, RegExp]>([
    [
      'tfjs',
      { engine: 'tfjs', provider: 'abacus' },
      'bad-usage',
      /expected provider cpu, wasm or tensorflow, found "abacus"$/,
    ],
    ['tfjs', { engine: 'tfjs', provider: 'tensorflow' }, 'bad-usage', /npm install @tensorflow\/tfjs-node/],
    ['onnx', { engine: 'onnx', provider: 'abacus' }, 'unsupported', /^onnx: .*"abacus"/],
  ])('names an unknown provider of %s', async (_, options, code, message) => {
    await expect(compile(affine, options)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('serves engines side by side', async () => {
    const before = tf.engine().state.numTensors;
    const rounds = Array.from({ length: 3 }, () => engines).flat();
    const results = await Promise.all(
      rounds.map(async ([, options]) => {
        const executable = await compile(affine, options);
        const { y } = await executable.run({ x });
        const copy = [...y];
        await executable.dispose();
        return copy;
      }),
    );
    for (const y of results) expect(y).toEqual([2, 3, -1, -1]);
    expect(tf.engine().state.numTensors).toBe(before);
  });

  it('switches backends for each piece of work', async () => {
    const names = await Promise.all(
      ['cpu', 'wasm', 'cpu', 'gemel-trace', 'wasm'].map((backend) => onBackend(backend, () => tf.getBackend())),
    );
    expect(names).toEqual(['cpu', 'wasm', 'cpu', 'gemel-trace', 'wasm']);
  });
});
