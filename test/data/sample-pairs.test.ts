import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClassItem } from '../../src/data/class-item.ts';
import { KnownMatches } from '../../src/data/example.ts';
import { samplePairs, sampleTriplets } from '../../src/data/sample-pairs.ts';
import { Random } from '../../src/random.ts';

/** `{ a: 2, b: 3 }` as a1 a2 b1 b2 b3. */
const itemsOf = (sizes: Readonly<Record<string, number>>): ClassItem[] =>
  Object.entries(sizes).flatMap(([className, size]) =>
    Array.from({ length: size }, (_, i) => ({ item: `${className}${i + 1}`, className })),
  );
const classOf = (item: string) => item.replace(/\d+$/, '');
const keyOf = ({ left, right }: { left: string; right: string }) => [left, right].sort().join();
const random = () => Random.fromSeed(5);
const even = { a: 10, b: 10, c: 10 };

describe('samplePairs', () => {
  const sizes = fc.array(fc.integer({ min: 2, max: 8 }), { minLength: 2, maxLength: 6 });
  const items = sizes.map((counts) => itemsOf(Object.fromEntries(counts.map((n, i) => ['abcdef'[i], n]))));

  it('labels rightly, half of one class and half of two, none twice and none with itself', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 9 }), fc.nat(), (sample, perItem, seed) => {
        const pairs = samplePairs(sample, { perItem, random: Random.fromSeed(seed) });
        for (const { left, right, label } of pairs) {
          expect(left).not.toBe(right);
          expect(classOf(left) === classOf(right)).toBe(label === 1);
        }
        expect(new Set(pairs.map(keyOf)).size).toBe(pairs.length);
        expect(2 * pairs.filter(({ label }) => label === 1).length).toBe(pairs.length);
      }),
    );
  });

  it.each([
    ['perItem 1', { perItem: 1 }, 60],
    ['perItem 4', { perItem: 4 }, 240],
    ['perItem beyond what there is: all 3 × 45 matches', { perItem: 20 }, 270],
    ['nothing: all of them', {}, 270],
    ['an even count', { count: 100 }, 100],
    ['an odd count', { count: 99 }, 100],
  ])('gives as many as asked for: %s', (_, asked, expected) => {
    expect(samplePairs(itemsOf(even), { ...asked, random: random() })).toHaveLength(expected);
  });

  it('uses each item equally often for matches, and about so for non-matches', () => {
    const pairs = samplePairs(itemsOf(even), { perItem: 3, random: random() });
    for (const { item } of itemsOf(even)) {
      const uses = (label: number) =>
        pairs.filter((pair) => pair.label === label && [pair.left, pair.right].includes(item)).length;
      expect(uses(1)).toBe(6);
      expect(Math.abs(uses(0) - 6)).toBeLessThanOrEqual(3);
    }
  });

  it('links each class, so that it is one group of known matches', () => {
    fc.assert(
      fc.property(items, (sample) => {
        const known = KnownMatches.fromPairs(samplePairs(sample, { perItem: 1, random: random() }));
        const groups = new Set(sample.map(({ item }) => `${classOf(item)}${known.groupOf(item)}`));
        expect(groups.size).toBe(new Set(sample.map(({ className }) => className)).size);
      }),
    );
  });

  it('is a function of the generator, and mixes labels and classes', () => {
    const draw = (seed: number) => samplePairs(itemsOf(even), { perItem: 2, random: Random.fromSeed(seed) });
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    const start = draw(1).slice(0, 30);
    expect(new Set(start.map(({ label }) => label)).size).toBe(2);
    expect(new Set(start.map(({ left }) => classOf(left))).size).toBe(3);
  });

  it.each([
    [
      'a class with one item',
      { a: 2, b: 1 },
      'pairs: expected at least two items of each class, found one of class "b" (b1): add another or leave it out',
    ],
    ['several such', { a: 1, b: 1, c: 1, d: 2 }, 'found one of class "a" (a1), and 2 more such classes: add another'],
    ['one class', { a: 5 }, 'pairs: expected items of at least two classes, found only "a": add another class'],
    ['nothing', {}, 'pairs: expected items of at least two classes, found none: add another class'],
  ])('refuses %s', (_, sizes, message) => {
    for (const sample of [samplePairs, sampleTriplets]) {
      expect(() => sample(itemsOf(sizes as Record<string, number>), { perItem: 1, random: random() })).toThrow(message);
    }
  });
});

describe('sampleTriplets', () => {
  it('has an anchor of the class of its match and of another than its non-match, which all serve about equally often', () => {
    const triplets = sampleTriplets(itemsOf(even), { perItem: 2, random: random() });
    expect(triplets).toHaveLength(60);
    const uses = new Map<string, number>();
    for (const { anchor, positive, negative } of triplets) {
      expect(anchor).not.toBe(positive);
      expect(classOf(anchor)).toBe(classOf(positive));
      expect(classOf(anchor)).not.toBe(classOf(negative));
      uses.set(negative, (uses.get(negative) ?? 0) + 1);
    }
    expect(uses.size).toBe(30);
    expect(Math.max(...uses.values())).toBeLessThanOrEqual(3);
  });

  it('ends where one class is far larger than the others', () => {
    expect(sampleTriplets(itemsOf({ a: 50, b: 2 }), { count: 30, random: random() })).toHaveLength(30);
  });
});
