/** Ranks within groups of rows: the best row of a question is its first. */

/** N rows in groups that need not stand together. */
export interface GroupOrder {
  /** N, the rank of each row in its group, from 1. */
  readonly ranks: Int32Array;
  /** N, the rows by group, in the order in which these first occur, the best of each first. */
  readonly order: readonly number[];
}

/** The rows of each group, in the order in which the groups first occur. */
export function rowsByGroup(groups: readonly string[]): number[][] {
  const rows = new Map<string, number[]>();
  for (const [row, group] of groups.entries()) {
    const known = rows.get(group);
    if (known) known.push(row);
    else rows.set(group, [row]);
  }
  return [...rows.values()];
}

/** Orders the rows of each group by a comparison that puts the better of two first; of equally good ones the earlier is ahead. */
export function orderGroups(
  groups: readonly (readonly number[])[],
  compare: (one: number, other: number) => number,
): GroupOrder {
  const order = groups.flatMap((rows) => rows.toSorted(compare));
  const ranks = new Int32Array(order.length);
  let at = 0;
  for (const rows of groups) for (let rank = 1; rank <= rows.length; rank++) ranks[order[at++]] = rank;
  return { ranks, order };
}
