import { describe, expect, it } from 'vitest';
import { shareByChance, shareWithOwnClassNearest } from '../../src/projection/nearest-class.ts';
import { principalComponents } from '../../src/projection/pca.ts';
import { project } from '../../src/projection/project.ts';
import { tsne } from '../../src/projection/tsne.ts';
import { toVectors } from '../../src/search/vectors.ts';
import { clusters } from './clusters.ts';

const { vectors, classNames } = clusters({ groups: 3, each: 25, D: 6, noise: 0.3 });

describe('project', () => {
  it('keeps groups apart, better than the principal components do', async () => {
    const ten = clusters({ groups: 10, each: 12, D: 8, noise: 0.35 });
    const purity = (points: Float64Array) =>
      shareWithOwnClassNearest(toVectors(Float32Array.from(points), 2), 'euclidean', ten.classNames);
    expect(purity(principalComponents(ten.vectors))).toBeLessThan(0.9);
    expect(purity(await project(ten.vectors, { iterations: 300 }))).toBeGreaterThan(0.97);
  });

  it('keeps three separated groups whole', async () => {
    const points = toVectors(Float32Array.from(await project(vectors, { iterations: 300 })), 2);
    expect(shareWithOwnClassNearest(points, 'euclidean', classNames)).toBe(1);
  });

  it('gives the same to the bit', async () => {
    const once = await project(vectors, { iterations: 120 });
    expect(await project(vectors, { iterations: 120 })).toEqual(once);
    expect(once.every(Number.isFinite)).toBe(true);
  });

  it('begins where it is told to, at a deviation of 0.0001', async () => {
    const start = principalComponents(vectors);
    const still = await tsne(vectors, { start, iterations: 0 });
    const ratio = still[0] / start[0];
    for (const [i, value] of still.entries()) expect(value).toBeCloseTo(start[i] * ratio, 12);
    const firsts = still.filter((_, i) => i % 2 === 0);
    expect(Math.sqrt(firsts.reduce((sum, x) => sum + x * x, 0) / firsts.length)).toBeCloseTo(1e-4, 10);
    // Turned round, the picture is turned round.
    const turned = await tsne(vectors, { start: start.map((value) => -value), iterations: 60 });
    const straight = await tsne(vectors, { start, iterations: 60 });
    expect(Math.sign(turned[0])).toBe(-Math.sign(straight[0]));
  });

  it('tells how far it is, and stops where that throws', async () => {
    const told: string[] = [];
    await project(vectors, { iterations: 25, onProgress: (done, total) => told.push(`${done}/${total}`) });
    expect(told).toEqual(['10/25', '20/25', '25/25']);
    const stop = () => {
      throw new Error('stopped');
    };
    await expect(project(vectors, { onProgress: stop })).rejects.toThrow('stopped');
  });

  it.each([0, 1, 2, 3, 4, 5, 8])('takes %i vectors', async (N) => {
    const data = Float32Array.from({ length: 3 * N }, (_, i) => Math.sin(i));
    const points = await project(toVectors(data, 3), { iterations: 20 });
    expect(points.length).toBe(2 * N);
    expect(points.every(Number.isFinite)).toBe(true);
  });

  it.each([
    ['equal', 1, 1],
    ['huge', 1e18, 0],
    ['tiny', 1e-18, 0],
  ])('takes %s vectors', async (_, scale, equal) => {
    const data = Float32Array.from({ length: 40 }, (__, i) => scale * (equal || Math.cos(i)));
    expect((await project(toVectors(data, 2), { iterations: 20 })).every(Number.isFinite)).toBe(true);
  });
});

describe('shareWithOwnClassNearest', () => {
  it.each([
    ['euclidean', [1, 0, 10, 0, 0, 2], ['a', 'a', 'b'], 1 / 3],
    ['cosine', [1, 0, 10, 0, 0, 2], ['a', 'a', 'b'], 2 / 3],
    ['manhattan', [0, 0, 3, 3, 0, 5], ['a', 'b', 'a'], 2 / 3],
  ] as const)('by %s', (metric, numbers, names, share) => {
    expect(shareWithOwnClassNearest(toVectors(Float32Array.from(numbers), 2), metric, names)).toBe(share);
  });

  it('is beside what chance would give', () => {
    expect(shareByChance(['a', 'a', 'b', 'b'])).toBeCloseTo(1 / 3, 12);
    expect(shareByChance(['a', 'a', 'a'])).toBe(1);
  });
});
