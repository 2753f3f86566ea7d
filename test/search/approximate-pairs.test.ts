import { describe, expect, it } from 'vitest';
import { canApproximate, minePairsApproximately, shareVectors } from '../../src/search/approximate-pairs.ts';
import { sampleExactly, wilsonInterval } from '../../src/search/exact-sample.ts';
import { createGraph } from '../../src/search/graph.ts';
import { minePairs } from '../../src/search/mine.ts';
import { toVectors } from '../../src/search/vectors.ts';
import { clusteredVectors, METRICS, thresholdFor } from './oracle.ts';

const available = await canApproximate();

describe.skipIf(!available)('minePairsApproximately', () => {
  it.each(METRICS)(
    'finds nearly all of what an exact search finds, with the same values and order, by %s',
    async (metric) => {
      const vectors = clusteredVectors(800, 16);
      const threshold = thresholdFor(vectors, metric, 0.001);
      const exact = await minePairs(vectors, { metric, threshold });
      const found = await minePairsApproximately(vectors, { metric, threshold });
      const valueByPair = new Map(Array.from(exact.left, (left, p) => [`${left} ${exact.right[p]}`, exact.values[p]]));
      expect(Array.from(found.left, (left, p) => valueByPair.get(`${left} ${found.right[p]}`))).toEqual([
        ...found.values,
      ]);
      const keys = Array.from(found.left, (left, p) => left * vectors.count + found.right[p]);
      expect(keys).toEqual([...new Set(keys)].sort((a, b) => a - b));
      expect(found.left.length / exact.left.length).toBeGreaterThan(0.95);
    },
  );

  it('finds the same again', async () => {
    const vectors = clusteredVectors(800, 16);
    const options = { metric: 'cosine', threshold: 0.9 } as const;
    expect(await minePairsApproximately(vectors, options)).toEqual(await minePairsApproximately(vectors, options));
  });

  it('looks further where all candidates pass', async () => {
    // 60 vectors within a degree of each other, far more than are looked at first, and 200 in all directions.
    const vectors = clusteredVectors(260, 8);
    for (let row = 0; row < 60; row++) {
      for (let d = 0; d < 8; d++) vectors.data[row * 8 + d] = d === 0 ? 1 : ((row * (d + 3)) % 7) / 1000;
    }
    const options = { metric: 'cosine', threshold: 0.999 } as const;
    const within = ({ left, right }: { left: Int32Array; right: Int32Array }) =>
      left.filter((row, p) => row < 60 && right[p] < 60).length;
    expect(within(await minePairsApproximately(vectors, options))).toBe(within(await minePairs(vectors, options)));
  });

  it.each([0, 1, 2])('takes %i vectors', async (count) => {
    const vectors = toVectors(new Float32Array(count * 3).fill(1), 3);
    const { right } = await minePairsApproximately(vectors, { metric: 'cosine', threshold: 0.9 });
    expect([...right]).toEqual(count === 2 ? [1] : []);
  });

  it('stops when there are too many pairs, and when the signal is aborted', async () => {
    const vectors = clusteredVectors(300, 4);
    const mining = minePairsApproximately(vectors, { metric: 'cosine', threshold: -1, limit: 50 });
    await expect(mining).rejects.toMatchObject({
      code: 'bad-usage',
      message: expect.stringContaining('at most 50 pairs'),
    });
    const stop = new AbortController();
    const onProgress = () => stop.abort();
    await expect(
      minePairsApproximately(vectors, { metric: 'cosine', threshold: 0.9, signal: stop.signal, onProgress }),
    ).rejects.toMatchObject({ code: 'interrupted' });
  });

  it('can be stopped at any moment without ending the process', async () => {
    const vectors = clusteredVectors(6000, 16);
    for (let ms = 0; ms < 20; ms++) {
      const signal = AbortSignal.timeout(40 + 17 * ms);
      const stopped = minePairsApproximately(vectors, { metric: 'cosine', threshold: 0.99, signal });
      await stopped.catch((error) => expect(error).toMatchObject({ code: 'interrupted' }));
    }
  });

  it('shares vectors once', () => {
    const shared = shareVectors(clusteredVectors(4, 2));
    expect(shared.data.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(shareVectors(shared)).toBe(shared);
  });
});

describe.skipIf(!available)('createGraph', () => {
  it('says −1 where there are fewer than asked for', async () => {
    const graph = await createGraph({ metric: 'cosine', dimension: 2 });
    graph?.add(5, Float32Array.of(1, 0, 0, 1));
    expect([...(graph?.candidates(Float32Array.of(1, 0.1, 0.1, 1), 3) ?? [])]).toEqual([5, 6, -1, 6, 5, -1]);
  });
});

describe('sampleExactly', () => {
  it('counts what is missing', async () => {
    const vectors = clusteredVectors(400, 8);
    const pairs = await minePairs(vectors, { metric: 'cosine', threshold: 0.95 });
    const everything = { seed: 1, texts: 400 };
    const whole = { texts: 400, pairs: pairs.left.length, missed: 0, recall: 1 };
    expect(await sampleExactly(vectors, pairs, everything)).toMatchObject(whole);
    const odd = <T extends Int32Array | Float64Array>(values: T) => values.filter((_, p) => p % 2 === 1) as T;
    const half = { ...pairs, left: odd(pairs.left), right: odd(pairs.right), values: odd(pairs.values) };
    const { missed, recall } = await sampleExactly(vectors, half, everything);
    expect(missed).toBe(Math.ceil(pairs.left.length / 2));
    expect(recall).toBeCloseTo(0.5, 1);
  });
});

describe('wilsonInterval', () => {
  it.each([
    [0, 10, 0, 0.2775],
    [9, 10, 0.5958, 0.9821],
    [50, 100, 0.4038, 0.5962],
  ])('%i of %i', (successes, trials, low, high) => {
    expect(wilsonInterval(successes, trials)[0]).toBeCloseTo(low, 4);
    expect(wilsonInterval(successes, trials)[1]).toBeCloseTo(high, 4);
  });
});
