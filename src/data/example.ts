/** What a training step is made of: an anchor and its candidates, read and ready to be fed. */
import { normaliseForIdentity } from '../text/normalise.ts';
import type { Pair } from './pair.ts';
import type { Item } from './side.ts';
import { UnionFind } from './union-find.ts';

/** An anchor with R candidates: one of a pair, two of a triplet, the match first. All examples of a run have as many. */
export interface Example {
  readonly left: Item;
  readonly rights: readonly Item[];
  /** One for each candidate. */
  readonly labels: readonly number[];
  /** How much the comparisons count in losses that go by single pairs. */
  readonly weight: number;
  /** The groups of known matches that the items belong to. */
  readonly groups: { readonly left: number; readonly rights: readonly number[] };
  /** The vectors that a teacher gives the items, where a student learns from one. */
  readonly targets?: { readonly left: Float32Array; readonly rights: readonly Float32Array[] };
}

/** When two raw strings of a side are the same item: when they have the same key. */
export interface Identity {
  readonly left: (raw: string) => string;
  readonly right: (raw: string) => string;
}

/** Which items are known to match, directly or through others: the transitive closure of the labelled matches. */
export class KnownMatches {
  readonly #groups: ReadonlyMap<string, number>;

  private constructor(groups: ReadonlyMap<string, number>) {
    this.#groups = groups;
  }

  /** `identity` says of each side when two raw strings are the same item; of texts, spelling and punctuation are set aside. */
  static fromPairs(
    pairs: readonly Pair[],
    identity: Identity = { left: normaliseForIdentity, right: normaliseForIdentity },
  ): KnownMatches {
    const numbers = new Map<string, number>();
    const numberOf = (key: string) => {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, numbers.size);
      return numbers.size - 1;
    };
    const edges = pairs.map(({ left, right, label }) => ({
      left: numberOf(identity.left(left)),
      right: numberOf(identity.right(right)),
      label,
    }));
    const sets = UnionFind.ofSize(numbers.size);
    for (const { left, right, label } of edges) if (label >= 0.5) sets.union(left, right);
    const byRaw = new Map<string, number>();
    pairs.forEach(({ left, right }, i) => {
      byRaw.set(left, sets.find(edges[i].left));
      byRaw.set(right, sets.find(edges[i].right));
    });
    return new KnownMatches(byRaw);
  }

  /** The number of the group that an item of the pairs belongs to. */
  groupOf(raw: string): number {
    return this.#groups.get(raw) ?? -1;
  }
}
