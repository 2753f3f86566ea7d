import { describe, expect, it } from 'vitest';
import { compile, type Program } from '../../src/compile/compile.ts';
import { onBackend, tf } from '../../src/compile/tf.ts';
import { trace } from '../../src/compile/trace.ts';

const program = (body: Program['body'], shape: readonly number[] = [2, 3]): Program => ({
  inputs: { x: { shape, dtype: 'float32' } },
  body,
});

async function operatorsOf(body: Program['body'], shape?: readonly number[]): Promise<string[]> {
  const { nodes } = await trace(program(body, shape));
  return nodes.map(({ operator }) => operator).filter((operator) => operator !== 'Identity');
}

describe('trace folds what costs nothing', () => {
  it.each<[string, Program['body'], string[]]>([
    ['a reshape of a reshape', ({ x }) => ({ y: tf.neg(tf.reshape(tf.reshape(x, [6]), [3, 2])) }), ['Reshape', 'Neg']],
    ['a reshape there and back', ({ x }) => ({ y: tf.neg(tf.reshape(tf.reshape(x, [6]), [2, 3])) }), ['Neg']],
    ['a reshape of a constant', ({ x }) => ({ y: tf.add(x, tf.reshape(tf.tensor1d([1, 2, 3]), [1, 3])) }), ['Add']],
    [
      'a cast of a constant',
      ({ x }) => ({ y: tf.add(x, tf.cast(tf.tensor1d([1, 0, 1], 'bool'), 'float32')) }),
      ['Add'],
    ],
    ['a transpose past an axis of one', ({ x }) => ({ y: tf.transpose(tf.reshape(x, [6, 1])) }), ['Reshape']],
    ['a slice of everything', ({ x }) => ({ y: tf.neg(tf.slice(x, [0, 0])) }), ['Neg']],
    ['a tensor used twice', ({ x }) => ({ y: tf.add(tf.exp(x), tf.exp(x)) }), ['Exp', 'Add']],
    ['work for nothing', ({ x }) => ({ y: [tf.exp(x), tf.neg(x)][1] }), ['Neg']],
  ])('%s', async (_, body, expected) => {
    expect(await operatorsOf(body)).toEqual(expected);
  });

  it('names a large constant once, however often it is cloned', async () => {
    const big = Float32Array.from({ length: 300 }, (_, i) => i);
    const { initializers } = await trace(
      program(({ x }) => {
        const constant = tf.tensor2d(big, [100, 3]);
        return { y: tf.add(tf.matMul(x, constant, false, true), tf.sum(tf.clone(constant))) };
      }),
    );
    expect(initializers.filter(({ data }) => data.length === 300)).toHaveLength(1);
  });
});

describe('trace and gradients', () => {
  // Once, a kernel that handed its input back returned the very same tensor, and the tape counted it twice.
  it.each<[string, (x: tf.Tensor) => tf.Tensor]>([
    ['clone', (x) => tf.square(tf.clone(x))],
    ['cast', (x) => tf.square(tf.cast(x, 'float32'))],
    ['reshape', (x) => tf.square(tf.reshape(x, x.shape))],
    ['slice', (x) => tf.square(tf.slice(x, [0, 0]))],
    ['sum over no axis', (x) => tf.square(tf.sum(x, []))],
    ['square itself', (x) => tf.square(x)],
  ])('a square has the slope 2x, through %s', async (_, square) => {
    const executable = await compile(program(({ x }) => ({ slope: tf.grad(square)(x) })));
    const { slope } = await executable.run({ x: Float32Array.of(1, 2, 3, -4, 5, 6) });
    expect([...slope]).toEqual([2, 4, 6, -8, 10, 12]);
    await executable.dispose();
  });

  it('takes gradients of gradients', async () => {
    const cube = (x: tf.Tensor) => tf.mul(tf.square(x), x);
    const executable = await compile(program(({ x }) => ({ y: tf.grad((z) => tf.sum(tf.grad(cube)(z)))(x) }), [2]));
    expect([...(await executable.run({ x: Float32Array.of(2, -1) })).y]).toEqual([12, -6]);
    await executable.dispose();
  });
});

describe('trace says what went wrong', () => {
  const stray: { tensor?: tf.Tensor } = {};

  it.each<[string, Program['body'], RegExp]>([
    [
      'reading a result',
      ({ x }) => ({ y: tf.fill([1], tf.softmax(x).dataSync()[0]) }),
      /read the values of the result of Softmax/,
    ],
    [
      'reading an input',
      ({ x }) => ({ y: tf.fill([1], x.arraySync() as number) }),
      /read the values of an input or a constant/,
    ],
    ['a string tensor', () => ({ y: tf.tensor1d(['a']) }), /string tensor: expected float32, int32 or bool/],
    [
      'an op without a kernel',
      ({ x }) => ({ y: tf.unique(tf.reshape(x, [6])).values }),
      /the TensorFlow.js op Unique cannot be compiled/,
    ],
    [
      'channels first',
      ({ x }) => ({
        y: tf.conv2d(
          tf.reshape(x, [1, 1, 2, 3]) as tf.Tensor4D,
          tf.ones([1, 1, 1, 1]) as tf.Tensor4D,
          1,
          'valid',
          'NCHW',
        ),
      }),
      /expected images with channels last/,
    ],
    ['one name for two things', ({ x }) => ({ x: tf.neg(x) }), /"x" names both an input and an output/],
    [
      'a tensor from another trace',
      ({ x }) => ({ y: tf.add(x, stray.tensor as tf.Tensor) }),
      /a tensor made outside it: pass it as an input/,
    ],
  ])('%s', async (_, body, message) => {
    await onBackend('cpu', () => {
      stray.tensor = tf.tensor1d([1, 2, 3]);
    });
    await expect(trace(program(body))).rejects.toThrow(message);
    await expect(trace(program(body))).rejects.toMatchObject({ name: 'GemelError' });
    stray.tensor?.dispose();
    expect(await operatorsOf(({ x }) => ({ y: tf.neg(x) }))).toEqual(['Neg']);
  });

  it('an async body', async () => {
    const body = (async ({ x }: { x: tf.Tensor }) => ({
      y: tf.scalar((await x.data())[0]),
    })) as unknown as Program['body'];
    await expect(trace(program(body))).rejects.toThrow(
      'compile: expected a body that returns tensors, found an async function',
    );
  });

  it('using a tensor after its function has returned', async () => {
    const kept: tf.Tensor[] = [];
    await trace(
      program(({ x }) => {
        kept.push(tf.keep(tf.exp(x)));
        return { y: x };
      }),
    );
    const used = onBackend('gemel-trace', () => tf.neg(kept[0]));
    await expect(used).rejects.toThrow('a traced tensor was used after its function had returned');
    await expect(trace(program(() => ({ y: tf.neg(kept[0]) })))).rejects.toThrow('a tensor made outside it');
    kept[0].dispose();
  });
});
