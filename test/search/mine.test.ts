import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Metric } from '../../src/heads/head.ts';
import { Random } from '../../src/random.ts';
import { type MiningProgress, minePairs } from '../../src/search/mine.ts';
import { toVectors } from '../../src/search/vectors.ts';
import { clusteredVectors, METRICS, minePairsByBruteForce, thresholdFor, withBiases } from './oracle.ts';

describe.each(METRICS)('minePairs by %s', (metric) => {
  it.each([
    { count: 0, dimension: 3, share: 0 },
    { count: 1, dimension: 3, share: 0 },
    { count: 2, dimension: 3, share: 1 },
    { count: 2, dimension: 1, share: 0 },
    { count: 17, dimension: 5, share: 0.2 },
    { count: 512, dimension: 4, share: 0.01 },
    { count: 700, dimension: 16, share: 0.003 },
    { count: 300, dimension: 130, share: 1 },
  ])('finds what brute force finds, ties at the threshold included: N = $count, D = $dimension', async (shape) => {
    const vectors = clusteredVectors(shape.count, shape.dimension);
    const threshold = shape.count < 2 ? 0 : thresholdFor(vectors, metric, shape.share);
    const found = await minePairs(vectors, { metric, threshold });
    expect(found).toEqual(minePairsByBruteForce(vectors, { metric, threshold }));
  });

  it('finds what brute force finds for any few vectors and any threshold', async () => {
    const numbers = fc.array(fc.float({ min: -8, max: 8, noNaN: true }), { minLength: 3, maxLength: 36 });
    await fc.assert(
      fc.asyncProperty(numbers, fc.double({ min: 0, max: 4, noNaN: true }), async (values, scale) => {
        const vectors = toVectors(Float32Array.from(values.slice(0, values.length - (values.length % 3))), 3);
        const threshold = metric === 'cosine' ? scale / 2 - 1 : scale;
        const found = await minePairs(vectors, { metric, threshold, engine: 'tfjs', provider: 'cpu' });
        expect(found).toEqual(minePairsByBruteForce(vectors, { metric, threshold }));
      }),
      { numRuns: 40 },
    );
  });

  it('finds the same with one thread, two threads and eagerly', async () => {
    const vectors = clusteredVectors(600, 24);
    const threshold = thresholdFor(vectors, metric, 0.01);
    const found = await minePairs(vectors, { metric, threshold, threads: 1 });
    expect(await minePairs(vectors, { metric, threshold, threads: 2 })).toEqual(found);
    expect(await minePairs(vectors, { metric, threshold, engine: 'tfjs', provider: 'cpu' })).toEqual(found);
  });

  it('keeps its exactness far from the origin and at the ends of the range of float32', async () => {
    for (const [factor, offset] of [
      [1, 1000],
      [1e-30, 0],
      [5e37, 0],
      [-5e37, 1e38],
    ]) {
      const near = clusteredVectors(90, 6);
      const vectors = toVectors(
        near.data.map((value) => value * factor + offset),
        6,
      );
      const threshold = thresholdFor(vectors, metric, 0.05);
      const found = await minePairs(vectors, { metric, threshold });
      expect(found).toEqual(minePairsByBruteForce(vectors, { metric, threshold }));
    }
  });

  it('counts equal vectors as the best there is', async () => {
    const vectors = toVectors(Float32Array.of(0.1, 0.7, 0.3, 0.3, 0.1, 0.7), 2);
    const found = await minePairs(vectors, { metric, threshold: metric === 'cosine' ? 1 : 0 });
    expect([...found.left, ...found.right]).toEqual([0, 2]);
  });

  it('stops with a threshold to try when more pairs pass than may be kept', async () => {
    const random = Random.fromSeed(5);
    const vectors = toVectors(
      Float32Array.from({ length: 1200 * 8 }, () => random.normal()),
      8,
    );
    const threshold = metric === 'cosine' ? -1 : 1e6;
    const refusal = minePairs(vectors, { metric, threshold, limit: 5000 });
    await expect(refusal).rejects.toMatchObject({
      code: 'bad-usage',
      message: expect.stringMatching(
        /expected at most 5,000 pairs, found more with .* the threshold \(about 5,000 pairs/,
      ),
    });
    const advised = await refusal.catch((error: Error) => Number(/are [≥≤] ([\d.e+-]+)\)/.exec(error.message)?.[1]));
    const kept = await minePairs(vectors, { metric, threshold: advised as number });
    expect(kept.left.length).toBeGreaterThan(2500);
    expect(kept.left.length).toBeLessThan(10_000);
  });
});

describe('minePairs', () => {
  it('covers several tiles in both directions', async () => {
    const vectors = clusteredVectors(4700, 3);
    const options = { metric: 'euclidean' as Metric, threshold: 0.05 };
    expect(await minePairs(vectors, options)).toEqual(minePairsByBruteForce(vectors, options));
  });

  it.each([3, 130])('adds what each vector brings with it to the cosine (D = %i)', async (dimension) => {
    const vectors = withBiases(clusteredVectors(700, dimension));
    const threshold = thresholdFor(vectors, 'cosine', 0.01);
    const found = await minePairs(vectors, { metric: 'cosine', threshold });
    expect(found).toEqual(minePairsByBruteForce(vectors, { metric: 'cosine', threshold }));
    const without = await minePairs({ ...vectors, biases: undefined }, { metric: 'cosine', threshold });
    expect(without.left).not.toEqual(found.left);
  });

  it('takes the cosine with a zero vector as 0', async () => {
    const vectors = toVectors(Float32Array.of(0, 0, 0, 0, 1, 0), 2);
    expect((await minePairs(vectors, { metric: 'cosine', threshold: 0.1 })).left).toHaveLength(0);
    expect([...(await minePairs(vectors, { metric: 'cosine', threshold: 0 })).values]).toEqual([0, 0, 0]);
  });

  it('tells how far it is, up to all pairs', async () => {
    const events: MiningProgress[] = [];
    const onProgress = (event: MiningProgress) => events.push(event);
    const found = await minePairs(clusteredVectors(1100, 4), { metric: 'cosine', threshold: 0.99, onProgress });
    expect(events).toHaveLength(3);
    expect(events.map(({ compared }) => compared)).toEqual(
      events.map(({ compared }) => compared).sort((a, b) => a - b),
    );
    expect(events[2]).toEqual({ compared: 604_450, total: 604_450, found: found.left.length });
  });

  it('stops when the signal is aborted', async () => {
    const stop = new AbortController();
    const mining = minePairs(clusteredVectors(1100, 4), {
      metric: 'cosine',
      threshold: 0.99,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(mining).rejects.toMatchObject({
      code: 'interrupted',
      message: 'search: stopped at row 512 of 1100',
    });
  });

  it('refuses a threshold that is no number', async () => {
    await expect(minePairs(clusteredVectors(4, 2), { metric: 'cosine', threshold: Number.NaN })).rejects.toThrow(
      'mining: expected a threshold, found NaN',
    );
  });
});
