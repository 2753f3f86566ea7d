/** Judges the groups of duplicates that were found against known pairs, pair by pair. */
import { UnionFind } from '../data/union-find.ts';
import { GemelError } from '../errors.ts';

/** A known pair; without a label it is a match. */
export interface KnownPair {
  readonly left: string;
  readonly right: string;
  readonly label?: 0 | 1;
}

/** What `gemel duplicates --truth` prints. */
export interface GroupMetrics {
  /** Of the found pairs that the truth can judge, the share that matches; 0 where there are none. */
  readonly precision: number;
  /** Of the known matches within the input, the share found; NaN where there are none. */
  readonly recall: number;
  /** Found pairs that the truth can judge. */
  readonly judged: number;
  /** Known matches both of whose texts are in the input. */
  readonly matches: number;
  /** Pairs that are both found and known to match. */
  readonly found: number;
}

/**
 * Pairwise precision and recall: every two texts of one group are a found pair.
 *
 * - **Labelled truth** is a sample: a found pair is judged only if the truth lists it, precision is over the judged pairs,
 *   recall over the pairs labelled 1.
 * - **Truth without labels** lists the matches, all of them: what is connected through it matches (its transitive closure), every
 *   other found pair is wrong.
 *
 * Known pairs with a text outside the input, or of a text with itself, do not count. Texts are compared as they are: normalise first.
 *
 * @throws GemelError `bad-input` for truth of which some pairs have labels and others none.
 *
 * @example
 * evaluateGroups({ texts: ['a', 'b', 'c'], groups: [['a', 'b', 'c']], truth: [{ left: 'a', right: 'b' }] });
 * // { precision: 1/3, recall: 1, judged: 3, matches: 1, found: 1 }
 */
export function evaluateGroups({
  texts,
  groups,
  truth,
}: {
  /** The input. */
  readonly texts: Iterable<string>;
  /** The groups found in it: no text in two groups. */
  readonly groups: readonly (readonly string[])[];
  readonly truth: readonly KnownPair[];
}): GroupMetrics {
  const input = new Set(texts);
  const known = truth.filter(({ left, right }) => left !== right && input.has(left) && input.has(right));
  const labelled = truth.filter(({ label }) => label !== undefined).length;
  if (labelled !== 0 && labelled !== truth.length) {
    throw new GemelError(
      'bad-input',
      `truth: expected a label for every pair or for none, found ${labelled} labels for ${truth.length} pairs`,
    );
  }
  return labelled > 0 ? judgeByLabels(known, groups) : judgeByClosure(known, groups);
}

function judgeByLabels(known: readonly KnownPair[], groups: readonly (readonly string[])[]): GroupMetrics {
  const groupOf = new Map(groups.flatMap((group, g) => group.map((text) => [text, g] as const)));
  // A pair listed twice, or the other way round, counts once.
  const distinct = new Map(known.map((pair) => [[pair.left, pair.right].sort().join('\0'), pair]));
  let judged = 0;
  let matches = 0;
  let found = 0;
  for (const { left, right, label } of distinct.values()) {
    const together = groupOf.has(left) && groupOf.get(left) === groupOf.get(right);
    if (together) judged++;
    if (label === 1) matches++;
    if (together && label === 1) found++;
  }
  return summarize({ judged, matches, found });
}

function judgeByClosure(known: readonly KnownPair[], groups: readonly (readonly string[])[]): GroupMetrics {
  const rootOf = connect(known);
  const matches = pairsWithin(rootOf.values());
  let judged = 0;
  let found = 0;
  for (const group of groups) {
    const members = [...new Set(group)];
    judged += pairsAmong(members.length);
    found += pairsWithin(members.flatMap((text) => rootOf.get(text) ?? []));
  }
  return summarize({ judged, matches, found });
}

function summarize({ judged, matches, found }: Pick<GroupMetrics, 'judged' | 'matches' | 'found'>): GroupMetrics {
  return { precision: found / Math.max(judged, 1), recall: found / matches, judged, matches, found };
}

/** The transitive closure: for every text a number that all texts connected to it share. */
function connect(pairs: readonly KnownPair[]): Map<string, number> {
  const items = new Map<string, number>();
  for (const text of pairs.flatMap(({ left, right }) => [left, right])) {
    if (!items.has(text)) items.set(text, items.size);
  }
  const sets = UnionFind.ofSize(items.size);
  for (const { left, right } of pairs) sets.union(items.get(left) ?? 0, items.get(right) ?? 0);
  return new Map([...items].map(([text, item]) => [text, sets.find(item)]));
}

/** How many pairs have equal keys. */
function pairsWithin(keys: Iterable<number>): number {
  const sizes = new Map<number, number>();
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + pairsAmong(size), 0);
}

function pairsAmong(size: number): number {
  return (size * (size - 1)) / 2;
}
