import { describe, expect, it } from 'vitest';
import type { Metric } from '../../src/heads/head.ts';
import { topNeighbours } from '../../src/search/neighbours.ts';
import { comparisons, toVectors, type Vectors } from '../../src/search/vectors.ts';
import { clusteredVectors, METRICS, withBiases } from './oracle.ts';

describe.each(METRICS)('topNeighbours by %s', (metric) => {
  it.each([
    { queryCount: 1, count: 1, dimension: 2, k: 1 },
    { queryCount: 3, count: 5, dimension: 2, k: 9 },
    { queryCount: 600, count: 40, dimension: 8, k: 3 },
    { queryCount: 20, count: 4500, dimension: 12, k: 25 },
  ])('finds what sorting finds: $queryCount queries, $count vectors, k = $k', async (shape) => {
    const queries = clusteredVectors(shape.queryCount, shape.dimension, 3);
    const vectors = clusteredVectors(shape.count, shape.dimension, 4);
    const expected = sortAll(queries, vectors, { metric, k: shape.k });
    expect(await topNeighbours(queries, vectors, { metric, k: shape.k })).toEqual(expected);
  });

  it('puts the lower row first where vectors are equally near', async () => {
    const vectors = toVectors(new Float32Array(100 * 3).fill(0.3), 3);
    const { rows } = await topNeighbours(vectors, vectors, { metric, k: 4 });
    expect([...rows.slice(-4)]).toEqual([0, 1, 2, 3]);
  });
});

describe('topNeighbours', () => {
  const vectors = clusteredVectors(10, 4);

  it.each([
    { name: 'k below 1', queries: vectors, k: 0, message: 'at least 1, found 0' },
    { name: 'another dimension', queries: clusteredVectors(2, 3), k: 1, message: "the vectors' dimension, 4, found 3" },
  ])('refuses $name', async ({ queries, k, message }) => {
    await expect(topNeighbours(queries, vectors, { metric: 'cosine', k })).rejects.toThrow(message);
  });

  it('adds what queries and vectors bring with them to the cosine', async () => {
    const [queries, vectors] = [withBiases(clusteredVectors(30, 8, 3), 1), withBiases(clusteredVectors(500, 8, 4), 2)];
    const expected = sortAll(queries, vectors, { metric: 'cosine', k: 5 });
    expect(await topNeighbours(queries, vectors, { metric: 'cosine', k: 5 })).toEqual(expected);
  });

  it('has none in an empty set', async () => {
    const { k, rows } = await topNeighbours(vectors, toVectors(new Float32Array(0), 4), { metric: 'cosine', k: 3 });
    expect([k, rows.length]).toEqual([0, 0]);
  });

  it('stops when the signal is aborted', async () => {
    const search = topNeighbours(vectors, vectors, { metric: 'cosine', k: 1, signal: AbortSignal.abort() });
    await expect(search).rejects.toMatchObject({ code: 'interrupted' });
  });
});

function sortAll(queries: Vectors, vectors: Vectors, { metric, k: asked }: { metric: Metric; k: number }) {
  const k = Math.min(asked, vectors.count);
  const sign = metric === 'cosine' ? -1 : 1;
  const nearest = Array.from({ length: queries.count }, (_, query) =>
    Array.from({ length: vectors.count }, (_, row) => ({
      row,
      value: comparisons[metric](queries, query, vectors, row),
    }))
      .sort((a, b) => sign * (a.value - b.value) || a.row - b.row)
      .slice(0, k),
  ).flat();
  return {
    k,
    rows: Int32Array.from(nearest, ({ row }) => row),
    values: Float64Array.from(nearest, ({ value }) => value),
  };
}
