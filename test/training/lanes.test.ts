import { describe, expect, it } from 'vitest';
import { tf } from '../../src/compile/tf.ts';
import { Lanes, laneCount, partCount } from '../../src/training/lanes.ts';

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
});
