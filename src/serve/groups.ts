/** The groups of a mined file, to be browsed page by page. */

export interface GroupMember {
  readonly text: string;
  readonly similarity: number;
}

export interface Group {
  readonly group: string;
  readonly representative: string;
  readonly members: readonly GroupMember[];
}

export interface GroupsPage {
  /** Groups that the query finds. */
  readonly total: number;
  readonly from: number;
  readonly groups: readonly Group[];
}

/** A row of the file that `gemel duplicates` writes. */
export interface GroupRow extends GroupMember {
  readonly group: string;
  readonly representative: string;
}

/** Rows → groups, in the order in which they begin. */
export async function gatherGroups(rows: AsyncIterable<GroupRow> | Iterable<GroupRow>): Promise<Group[]> {
  const groups = new Map<string, { group: string; representative: string; members: GroupMember[] }>();
  for await (const { group, representative, text, similarity } of rows) {
    const known = groups.get(group);
    if (known) known.members.push({ text, similarity });
    else groups.set(group, { group, representative, members: [{ text, similarity }] });
  }
  return [...groups.values()];
}

/**
 * Some of the groups in which a text holds the query, upper and lower case alike; of all groups where the query is empty.
 *
 * @example
 * const groups = await gatherGroups([{ group: '1', representative: 'Cook rice?', text: 'Rice, how?', similarity: 0.9 }]);
 * pageOfGroups(groups, { from: 0, count: 10, query: 'RICE' }).total; // 1
 */
export function pageOfGroups(
  groups: readonly Group[],
  { from, count, query }: { readonly from: number; readonly count: number; readonly query: string },
): GroupsPage {
  const wanted = query.trim().toLowerCase();
  const found =
    wanted === ''
      ? groups
      : groups.filter(({ members }) => members.some(({ text }) => text.toLowerCase().includes(wanted)));
  return { total: found.length, from, groups: found.slice(from, from + count) };
}
