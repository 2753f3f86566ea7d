import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupPairs } from '../../src/search/groups.ts';
import { minePairs } from '../../src/search/mine.ts';
import type { Pairs } from '../../src/search/pairs.ts';
import { pairValue, toVectors } from '../../src/search/vectors.ts';
import { clusteredVectors, METRICS } from './oracle.ts';

describe('groupPairs', () => {
  const compare = (left: number, right: number) => (left === right ? 1 : 0.1);

  it('has no groups where there are no pairs', () => {
    expect(groupPairs({ count: 3, pairs: pairsOf([]), compare })).toEqual([]);
  });

  it('joins chains, orders by size and then by first member', () => {
    const pairs = pairsOf([
      [0, 7, 0.9],
      [1, 2, 0.9],
      [3, 6, 0.9],
      [5, 6, 0.9],
    ]);
    const groups = groupPairs({ count: 9, pairs, compare, chains: true });
    expect(groups.map(({ members }) => [...members])).toEqual([
      [3, 5, 6],
      [0, 7],
      [1, 2],
    ]);
  });

  it('is represented by the middle of a chain, compared exactly with each member', () => {
    // 10 is next to 8 and 12; 8 and 12 are not next to each other.
    const vectors = toVectors(Float32Array.of(12, 8, 10, 50), 1);
    const pairs: Pairs = {
      ...pairsOf([
        [0, 2, 2],
        [1, 2, 2],
      ]),
      metric: 'euclidean',
      threshold: 3,
    };
    const [group] = groupPairs({ count: 4, pairs, compare: (i, j) => pairValue(vectors, 'euclidean', i, j) });
    expect(group).toEqual({ members: Int32Array.of(0, 1, 2), representative: 2, values: Float64Array.of(2, 2, 0) });
  });

  it('prefers the first of equally central members', () => {
    expect(groupPairs({ count: 9, pairs: pairsOf([[4, 8, 0.9]]), compare })[0].representative).toBe(4);
  });

  it('gives the value also of a member whose pair with the representative was not found', () => {
    const pairs = pairsOf([
      [0, 1, 0.9],
      [1, 2, 0.99],
      [2, 3, 0.9],
    ]);
    const [group] = groupPairs({ count: 4, pairs, compare, chains: true });
    expect(group.representative).toBe(1);
    expect([...group.values]).toEqual([0.1, 1, 0.1, 0.1]);
  });

  it('lets no chain join what its centre is not paired with', () => {
    const pairs = pairsOf([
      [0, 1, 0.85],
      [1, 2, 0.99],
      [2, 3, 0.95],
      [3, 4, 0.9],
      [4, 5, 0.9],
    ]);
    const groups = groupPairs({ count: 6, pairs, compare });
    expect(groups.map(({ members, representative }) => [representative, ...members])).toEqual([
      [2, 1, 2, 3],
      [4, 4, 5],
    ]);
  });

  it('pairs every member with its representative, and puts no row in two groups', () => {
    const edges = fc.array(fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 11 })));
    fc.assert(
      fc.property(edges, (drawn) => {
        const found = drawn.filter(([a, b]) => a < b);
        const groups = groupPairs({ count: 12, pairs: pairsOf(found.map(([a, b]) => [a, b, 0.9])), compare });
        const rows = groups.flatMap(({ members }) => [...members]);
        expect(new Set(rows).size).toBe(rows.length);
        for (const { members, representative } of groups) {
          for (const member of members) {
            const linked = found.some(([a, b]) => [a, b].includes(member) && [a, b].includes(representative));
            expect(member === representative || linked).toBe(true);
          }
        }
      }),
    );
  });

  it('puts two rows in one group by chains exactly where found pairs connect them', () => {
    const edges = fc.array(fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 11 })));
    fc.assert(
      fc.property(edges, (drawn) => {
        const found = drawn.filter(([a, b]) => a < b);
        const drawnPairs = pairsOf(found.map(([a, b]) => [a, b, 0.9]));
        const groups = groupPairs({ count: 12, pairs: drawnPairs, compare, chains: true });
        const groupOf = new Map(groups.flatMap(({ members }, g) => [...members].map((member) => [member, g])));
        for (let start = 0; start < 12; start++) {
          const reached = reach(start, found);
          for (let row = 0; row < 12; row++) {
            if (row === start) continue;
            expect(groupOf.has(start) && groupOf.get(start) === groupOf.get(row)).toBe(reached.has(row));
          }
        }
      }),
    );
  });

  it.each(METRICS)('groups mined pairs by %s: every member is within the threshold of another', async (metric) => {
    const vectors = clusteredVectors(200, 6);
    const threshold = metric === 'cosine' ? 0.95 : 0.8;
    const pairs = await minePairs(vectors, { metric, threshold });
    const value = (i: number, j: number) => pairValue(vectors, metric, i, j);
    const groups = groupPairs({ count: vectors.count, pairs, compare: value, chains: true });
    expect(groups.length).toBeGreaterThan(0);
    for (const { members, representative, values } of groups) {
      expect([...values]).toEqual([...members].map((member) => value(representative, member)));
      for (const member of members) {
        const others = [...members].filter((other) => other !== member).map((other) => value(member, other));
        if (metric === 'cosine') expect(Math.max(...others)).toBeGreaterThanOrEqual(threshold);
        else expect(Math.min(...others)).toBeLessThanOrEqual(threshold);
      }
    }
  });
});

function pairsOf(found: readonly (readonly [number, number, number])[]): Pairs {
  return {
    metric: 'cosine',
    threshold: 0.8,
    left: Int32Array.from(found, ([left]) => left),
    right: Int32Array.from(found, ([, right]) => right),
    values: Float64Array.from(found, ([, , value]) => value),
  };
}

/** The rows that edges lead to from one row. */
function reach(start: number, edges: readonly (readonly [number, number])[]): Set<number> {
  const reached = new Set([start]);
  for (let round = 0; round < 12; round++) {
    for (const [a, b] of edges) {
      if (reached.has(a)) reached.add(b);
      if (reached.has(b)) reached.add(a);
    }
  }
  return reached;
}
