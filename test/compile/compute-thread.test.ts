import { describe, expect, it } from 'vitest';
import type { Program } from '../../src/compile/compile.ts';
import { ComputeThread } from '../../src/compile/compute-thread.ts';
import { tf } from '../../src/compile/tf.ts';

const twice: Program = {
  inputs: { x: { shape: [2], dtype: 'float32' } },
  body: ({ x }) => ({ y: tf.mul(x, 2) }),
};

describe('ComputeThread', () => {
  it('runs programs beside the calling thread, in the order asked', async () => {
    const thread = ComputeThread.start();
    const [doubled, negated] = await Promise.all([
      thread.compile(twice),
      thread.compile({ ...twice, body: ({ x }) => ({ z: tf.neg(x) }) }),
    ]);
    const [first, second] = await Promise.all([
      doubled.run({ x: Float32Array.of(1, 2) }).then(({ y }) => [...y]),
      negated.run({ x: Float32Array.of(3, 4) }).then(({ z }) => [...z]),
    ]);
    expect(first).toEqual([2, 4]);
    expect(second).toEqual([-3, -4]);
    expect([...(await doubled.run({ x: Float32Array.of(5, 6) })).y]).toEqual([10, 12]);
    await doubled.dispose();
    await expect(doubled.run({ x: Float32Array.of(0, 0) })).rejects.toThrow('no program 0 in this thread');
    await thread.dispose();
  });

  it('answers in the order asked, also where a program is loaded in between', async () => {
    const thread = ComputeThread.start();
    const doubled = await thread.compile(twice);
    const run = (a: number) => doubled.run({ x: Float32Array.of(a, a) }).then(({ y }) => [...y]);
    expect(await run(1)).toEqual([2, 2]);
    const loading = thread.compile({ ...twice, body: ({ x }) => ({ z: tf.neg(x) }) });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(await run(2)).toEqual([4, 4]);
    expect([...(await (await loading).run({ x: Float32Array.of(3, 3) })).z]).toEqual([-3, -3]);
    await thread.dispose();
  });

  it('ends after what it has been asked', async () => {
    const thread = ComputeThread.start();
    const doubled = await thread.compile(twice);
    const running = doubled.run({ x: Float32Array.of(1, 2) }).then(({ y }) => [...y]);
    await thread.dispose();
    expect(await running).toEqual([2, 4]);
  });

  it('hands on what ONNX Runtime says against a provider', async () => {
    const thread = ComputeThread.start();
    await expect(thread.compile(twice, { provider: 'nowhere' })).rejects.toThrow('provider "nowhere"');
    await thread.dispose();
  });
});
