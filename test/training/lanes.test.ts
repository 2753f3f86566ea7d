import { describe, expect, it } from 'vitest';
import { tf } from '../../src/compile/tf.ts';
import { averageInto, Lanes, laneCount, partCount } from '../../src/training/lanes.ts';

describe('laneCount', () => {
  it.each([
    ['a lane for each thread', 64, { threads: 2 }, 2],
    ['none too small', 64, { threads: 8 }, 4],
    ['one where there is one thread', 64, { threads: 1 }, 1],
    ['equal shares alone', 48, { threads: 2 }, 2],
    ['fewer where the shares would not be equal', 63, { threads: 2 }, 1],
    ['fewer where most threads do not divide the batch', 64, { threads: 3 }, 2],
    ['one for a small batch', 16, { threads: 2 }, 1],
    ['one for the eager engine', 64, { threads: 2, engine: 'tfjs' }, 1],
    ['one for an accelerator', 64, { threads: 2, provider: 'webgpu' }, 1],
  ] as const)('takes %s: %i pairs, %j', (_, batchSize, engine, lanes) => {
    expect(laneCount(batchSize, engine)).toBe(lanes);
  });

  it('takes one where there are millions of weights', () => {
    expect(laneCount(64, { threads: 2 }, 100_000)).toBe(2);
    expect(laneCount(64, { threads: 2 }, 10_000_000)).toBe(1);
  });
});

describe('partCount', () => {
  it.each([
    [64, 1, 1],
    [64, 4, 4],
    [12, 5, 4],
    [7, 3, 1],
    [2, 8, 2],
  ])('cuts %i examples into at most %i equal parts: %i', (share, wanted, parts) => {
    expect(partCount(share, wanted)).toBe(parts);
  });
});

describe('averageInto', () => {
  it('writes the mean of all lanes into the first', () => {
    const first = Float32Array.of(1, 2);
    expect(averageInto(first, [Float32Array.of(4, 2), Float32Array.of(1, -1)])).toBe(first);
    expect([...first]).toEqual([2, 1]);
  });
});

describe('Lanes', () => {
  it('gives each lane its own inputs, run after run', async () => {
    const lanes = new Lanes(2, { threads: 2 });
    const program = await lanes.compile({
      inputs: { x: { shape: [2], dtype: 'float32' } },
      body: ({ x }) => ({ y: tf.mul(x, 2) }),
    });
    for (const shift of [0, 10]) {
      const inputs = [1, 2].map((lane) => ({ x: Float32Array.of(lane + shift, -lane) }));
      const results = await program.run(inputs);
      expect(results.map(({ y }) => [...y])).toEqual([
        [2 * (1 + shift), -2],
        [2 * (2 + shift), -4],
      ]);
    }
    await lanes.dispose();
  });

  it('goes through more inputs than lanes in rounds', async () => {
    for (const count of [1, 2]) {
      const lanes = new Lanes(count, { threads: count });
      const program = await lanes.compile({
        inputs: { x: { shape: [1], dtype: 'float32' } },
        body: ({ x }) => ({ y: tf.mul(x, 2) }),
      });
      const results = await program.run([1, 2, 3, 4].map((x) => ({ x: Float32Array.of(x) })));
      expect(results.map(({ y }) => y[0])).toEqual([2, 4, 6, 8]);
      await lanes.dispose();
    }
  });
});
