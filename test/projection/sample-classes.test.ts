import { describe, expect, it } from 'vitest';
import { sampleClasses } from '../../src/projection/sample-classes.ts';
import { Random } from '../../src/random.ts';

/** So many items of each class, the classes mixed. */
function items(sizes: Readonly<Record<string, number>>) {
  const all = Object.entries(sizes).flatMap(([className, size]) =>
    Array.from({ length: size }, (_, i) => ({ item: `${className}${i}`, className })),
  );
  return Random.fromSeed(5).shuffle(all);
}

function count(sampled: readonly { readonly className: string }[]) {
  const counts: Record<string, number> = {};
  for (const { className } of sampled) counts[className] = (counts[className] ?? 0) + 1;
  return counts;
}

describe('sampleClasses', () => {
  const sample = (sizes: Readonly<Record<string, number>>, most: number, perClass: number, seed = 1) =>
    sampleClasses(items(sizes), { most, perClass, random: Random.fromSeed(seed) });

  it.each([
    ['all there are', { a: 3, b: 2 }, 10, 2, { a: 3, b: 2 }],
    ['as many of each', { a: 50, b: 100, c: 70 }, 30, 5, { a: 10, b: 10, c: 10 }],
    ['of others what a small class leaves free', { a: 2, b: 100, c: 70 }, 30, 5, { a: 2, b: 14, c: 14 }],
  ])('takes %s', (_, sizes, most, perClass, expected) => {
    expect(count(sample(sizes, most, perClass))).toEqual(expected);
  });

  it('leaves classes out rather than all thinned', () => {
    const sizes = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`k${i}`, 20]));
    const counts = count(sample(sizes, 50, 10));
    expect(Object.values(counts)).toEqual([10, 10, 10, 10, 10]);
  });

  it('keeps the order, and draws by the seed', () => {
    const all = items({ a: 30, b: 30 });
    const places = sample({ a: 30, b: 30 }, 20, 5).map(({ item }) => all.findIndex((other) => other.item === item));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(sample({ a: 30, b: 30 }, 20, 5)).toEqual(sample({ a: 30, b: 30 }, 20, 5));
    expect(sample({ a: 30, b: 30 }, 20, 5, 2)).not.toEqual(sample({ a: 30, b: 30 }, 20, 5));
  });
});
