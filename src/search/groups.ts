/** Groups what the found pairs connect, and names the member that stands for each group: the groups of duplicates. */
import { UnionFind } from '../data/union-find.ts';
import type { Pairs } from './pairs.ts';

/** Rows that belong together. */
export interface Group {
  /** At least two row numbers, ascending. */
  readonly members: Int32Array;
  /** The member that is nearest to the others. */
  readonly representative: number;
  /** For each member the exact value between it and the representative, also where that is short of the threshold. */
  readonly values: Float64Array;
}

export interface GroupingRequest {
  /** N. */
  readonly count: number;
  readonly pairs: Pairs;
  /** The value of any two rows (`pairValue`). */
  readonly compare: (left: number, right: number) => number;
  /**
   * Whether a chain A~B~C is one group even where A and C are far apart: then the groups are the connected components. Without
   * chains every member is in a found pair with its representative, and a row whose representatives are taken stays out.
   */
  readonly chains?: boolean;
}

/**
 * Groups the rows 0..count−1, the largest group first, groups of one size by their first members.
 *
 * The representative is the medoid: the member with the best mean value to the others, where a pair that was not found counts
 * as being right at the threshold; of equal ones, the first.
 *
 * @example
 * const pairs = await minePairs(vectors, { metric: 'cosine', threshold: 0.9 });
 * const compare = (i: number, j: number) => pairValue(vectors, 'cosine', i, j);
 * groupPairs({ count: vectors.count, pairs, compare })[0].members; // Int32Array [0, 2]
 */
export function groupPairs({ count, pairs, compare, chains = false }: GroupingRequest): Group[] {
  const nearness = nearnessOf(count, pairs);
  const groups = chains ? components(count, pairs) : stars(pairs, nearness);
  return groups
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

/** How far each row's pairs lie beyond the threshold, all together. */
function nearnessOf(count: number, { left, right, values, threshold }: Pairs): Float64Array {
  const nearness = new Float64Array(count);
  for (let p = 0; p < left.length; p++) {
    const beyondThreshold = Math.abs(values[p] - threshold);
    nearness[left[p]] += beyondThreshold;
    nearness[right[p]] += beyondThreshold;
  }
  return nearness;
}

function components(count: number, { left, right }: Pairs): number[][] {
  const sets = UnionFind.ofSize(count);
  for (let p = 0; p < left.length; p++) sets.union(left[p], right[p]);
  return sets.groups();
}

/** The nearest row takes all that it is paired with, then the nearest of those that are left, and so on. Members ascend. */
function stars({ left, right }: Pairs, nearness: Float64Array): number[][] {
  const { starts, neighbours } = neighboursOf(left, right, nearness.length);
  const paired = Int32Array.from(nearness.keys()).filter((row) => starts[row + 1] > starts[row]);
  const order = paired.sort((a, b) => nearness[b] - nearness[a] || a - b);
  const taken = new Uint8Array(nearness.length);
  const groups: number[][] = [];
  for (const centre of order) {
    if (taken[centre]) continue;
    taken[centre] = 1;
    const members = [centre];
    for (const neighbour of neighbours.subarray(starts[centre], starts[centre + 1])) {
      if (taken[neighbour]) continue;
      taken[neighbour] = 1;
      members.push(neighbour);
    }
    groups.push(members.sort((a, b) => a - b));
  }
  return groups;
}

/** For each row where its neighbours begin in one list of all. */
function neighboursOf(left: Int32Array, right: Int32Array, count: number) {
  const starts = new Int32Array(count + 1);
  for (const side of [left, right]) for (const row of side) starts[row + 1]++;
  for (let row = 0; row < count; row++) starts[row + 1] += starts[row];
  const next = starts.slice();
  const neighbours = new Int32Array(2 * left.length);
  for (let p = 0; p < left.length; p++) {
    neighbours[next[left[p]]++] = right[p];
    neighbours[next[right[p]]++] = left[p];
  }
  return { starts, neighbours };
}
