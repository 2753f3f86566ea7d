/** Groups what the found pairs connect, and names the member that stands for each group: the groups of duplicates. */
import { UnionFind } from '../data/union-find.ts';
import type { Pairs } from './pairs.ts';

/** Rows that pairs connect, directly or through others. */
export interface Group {
  /** At least two row numbers, ascending. */
  readonly members: Int32Array;
  /** The member that is nearest to the others. */
  readonly representative: number;
  /** For each member the exact value between it and the representative, also where that is short of the threshold. */
  readonly values: Float64Array;
}

/**
 * Groups the rows 0..count−1 by connected components, the largest group first, groups of one size by their first members.
 *
 * The representative is the medoid: the member with the best mean value to the others, where a pair that was not found counts
 * as being right at the threshold; of equal ones, the first. `compare` gives the value of any two rows (`pairValue`).
 *
 * A chain A~B~C ends in one group even where A and C are far apart: `values` shows it.
 *
 * @example
 * const pairs = await minePairs(vectors, { metric: 'cosine', threshold: 0.9 });
 * const compare = (i: number, j: number) => pairValue(vectors, 'cosine', i, j);
 * groupPairs({ count: vectors.count, pairs, compare })[0].members; // Int32Array [0, 2]
 */
export function groupPairs({
  count,
  pairs,
  compare,
}: {
  readonly count: number;
  readonly pairs: Pairs;
  readonly compare: (left: number, right: number) => number;
}): Group[] {
  const sets = UnionFind.ofSize(count);
  const nearness = new Float64Array(count);
  for (let p = 0; p < pairs.left.length; p++) {
    sets.union(pairs.left[p], pairs.right[p]);
    const beyondThreshold = Math.abs(pairs.values[p] - pairs.threshold);
    nearness[pairs.left[p]] += beyondThreshold;
    nearness[pairs.right[p]] += beyondThreshold;
  }
  return sets
    .groups()
    .filter((members) => members.length > 1)
    .sort((a, b) => b.length - a.length || a[0] - b[0])
    .map((members) => {
      const representative = members.reduce((best, member) => (nearness[member] > nearness[best] ? member : best));
      return {
        members: Int32Array.from(members),
        representative,
        values: Float64Array.from(members, (member) => compare(representative, member)),
      };
    });
}
