import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnionFind } from '../../src/data/union-find.ts';

describe('UnionFind', () => {
  it('finds the components that a walk over the edges finds', () => {
    const edge = fc.tuple(fc.integer({ min: 0, max: 19 }), fc.integer({ min: 0, max: 19 }));
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 25 }), (edges) => {
        const sets = UnionFind.ofSize(20);
        // The oracle: everyone takes the smallest number in reach until nothing changes.
        const smallest = Array.from({ length: 20 }, (_, i) => i);
        for (const [a, b] of edges) {
          expect(sets.union(a, b)).toBe(smallest[a] !== smallest[b]);
          const [from, to] = [Math.max(smallest[a], smallest[b]), Math.min(smallest[a], smallest[b])];
          for (let i = 0; i < 20; i++) if (smallest[i] === from) smallest[i] = to;
        }
        const groups = [...new Set(smallest)]
          .sort((a, b) => a - b)
          .map((root) => smallest.flatMap((at, i) => (at === root ? [i] : [])));
        expect(sets.groups()).toEqual(groups);
        for (const group of groups) for (const item of group) expect(sets.sizeOf(item)).toBe(group.length);
      }),
    );
  });

  it('may be empty', () => {
    expect(UnionFind.ofSize(0).groups()).toEqual([]);
  });
});
