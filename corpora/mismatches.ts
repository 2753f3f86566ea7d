/** Non-matches for a corpus that holds matches only: each left side again, with the right side of another row. */
import type { Pair } from '../src/data/pair.ts';
import type { Random } from '../src/random.ts';
import { normaliseForIdentity } from '../src/text/normalise.ts';

export interface Match {
  readonly left: string;
  readonly right: string;
  /** Rows of one group lend each other their right sides: the nearer they are, the harder the non-matches. */
  readonly group: string;
}

/**
 * Each match with label 1 and, right after it, one non-match with label 0. The other row is drawn from the same group; none is taken whose
 * left side is the same, nor a right side that belongs to this left side too. A match whose group has no such row stays alone.
 */
export function withMismatches(matches: readonly Match[], random: Random): Pair[] {
  const groups = new Map<string, Match[]>();
  const rightsOf = new Map<string, Set<string>>();
  for (const match of matches) {
    const { left, right, group } = match;
    groups.set(group, groups.get(group) ?? []);
    groups.get(group)?.push(match);
    rightsOf.set(left, (rightsOf.get(left) ?? new Set()).add(normaliseForIdentity(right)));
  }
  return matches.flatMap(({ left, right, group }) => {
    const own = rightsOf.get(left);
    const others = groups.get(group) ?? [];
    const other = drawFrom(others, random, (row) => row.left !== left && !own?.has(normaliseForIdentity(row.right)));
    const match = { left, right, label: 1 };
    return other === undefined ? [match] : [match, { left, right: other.right, label: 0 }];
  });
}

/** The first row that serves, from a random place onwards and round: ends even where none does. */
function drawFrom(rows: readonly Match[], random: Random, serves: (row: Match) => boolean): Match | undefined {
  const start = random.integer(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[(start + i) % rows.length];
    if (serves(row)) return row;
  }
  return undefined;
}
