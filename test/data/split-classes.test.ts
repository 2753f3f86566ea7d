import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClassItem } from '../../src/data/class-item.ts';
import { splitByClass, splitWithinClasses } from '../../src/data/split-classes.ts';

const itemsOf = (sizes: readonly number[]): ClassItem[] =>
  sizes.flatMap((size, c) =>
    Array.from({ length: size }, (_, i) => ({ item: `/x/${c}/${i}`, className: `class ${c}` })),
  );
const classesOf = (items: readonly ClassItem[]) => new Set(items.map(({ className }) => className));
const sizesArbitrary = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 6, maxLength: 30 });

describe('splitByClass', () => {
  it('puts every item on one side, no class on two, and at least two classes on each', () => {
    fc.assert(
      fc.property(sizesArbitrary, fc.string(), (sizes, salt) => {
        const items = itemsOf(sizes);
        const { train, dev, test } = splitByClass(items, { fractions: { dev: 0.1, test: 0.2 }, salt });
        expect(new Set([...train, ...dev, ...test]).size).toBe(items.length);
        const counts = [train, dev, test].map((side) => classesOf(side).size);
        expect(counts[0] + counts[1] + counts[2]).toBe(sizes.length);
        expect(Math.min(...counts)).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  it('goes by names alone: neither the order nor where the items lie matters', () => {
    const items = itemsOf(Array(20).fill(3));
    const fractions = { dev: 0.2, test: 0.3 };
    const { dev, test } = splitByClass(items, { fractions });
    expect([classesOf(dev).size, classesOf(test).size]).toEqual([4, 6]);
    const moved = items.map((one) => ({ ...one, item: `elsewhere${one.item}` })).reverse();
    expect(classesOf(splitByClass(moved, { fractions }).test)).toEqual(new Set([...classesOf(test)].reverse()));
    expect(classesOf(splitByClass(items, { fractions, salt: 'other' }).test)).not.toEqual(classesOf(test));
  });

  it('is the same for ever', () => {
    expect([...classesOf(splitByClass(itemsOf(Array(20).fill(1)), { fractions: { dev: 0.1 } }).dev)]).toEqual([
      'class 2',
      'class 8',
    ]);
  });

  it('refuses too few classes', () => {
    expect(() => splitByClass(itemsOf([3, 3, 3]), { fractions: { dev: 0.1 } })).toThrow(
      'split: expected at least 4 classes, two for each side, found 3: add classes',
    );
  });
});

describe('splitWithinClasses', () => {
  it('puts every item on one side and every class that is large enough on all', () => {
    fc.assert(
      fc.property(sizesArbitrary, (sizes) => {
        const items = itemsOf(sizes);
        const { train, dev, test } = splitWithinClasses(items, { fractions: { dev: 0.1, test: 0.1 } });
        expect(new Set([...train, ...dev, ...test]).size).toBe(items.length);
        const large = classesOf(itemsOf(sizes).filter(({ className }) => sizes[Number(className.slice(6))] >= 6));
        expect(classesOf(train).size).toBe(sizes.length);
        for (const side of [dev, test]) {
          expect(classesOf(side)).toEqual(large);
          expect(side).toHaveLength(2 * large.size);
        }
      }),
    );
  });

  it('holds out a share of each class, the same wherever the items lie, in their order', () => {
    const items = itemsOf([100, 50, 8]);
    const { train, dev, test } = splitWithinClasses(items, { fractions: { dev: 0.1 } });
    expect([train.length, dev.length, test.length]).toEqual([141, 17, 0]);
    expect(dev).toEqual(items.filter((item) => dev.includes(item)));
    const moved = items.map((one) => ({ ...one, item: `elsewhere${one.item}` }));
    const again = splitWithinClasses(moved, { fractions: { dev: 0.1 } });
    expect(again.dev.map(({ item }) => item)).toEqual(dev.map(({ item }) => `elsewhere${item}`));
  });
});
