/** Connected components of a graph whose edges come one by one: the texts that pairs link, the questions that duplicate each other. */

/**
 * Disjoint sets of 0..size−1 (Tarjan 1975), with union by size and path halving: almost constant time an operation.
 *
 * @example
 * const sets = UnionFind.ofSize(4);
 * sets.union(0, 2);
 * sets.groups(); // [[0, 2], [1], [3]]
 */
export class UnionFind {
  readonly #parents: Int32Array;
  readonly #sizes: Int32Array;

  private constructor(parents: Int32Array) {
    this.#parents = parents;
    this.#sizes = new Int32Array(parents.length).fill(1);
  }

  static ofSize(size: number): UnionFind {
    return new UnionFind(Int32Array.from({ length: size }, (_, item) => item));
  }

  /** The item that stands for the group of this one; the same for every member. */
  find(item: number): number {
    const parents = this.#parents;
    let at = item;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /** Joins two groups; false where they were one already. */
  union(left: number, right: number): boolean {
    const [a, b] = [this.find(left), this.find(right)];
    if (a === b) return false;
    const [small, large] = this.#sizes[a] < this.#sizes[b] ? [a, b] : [b, a];
    this.#parents[small] = large;
    this.#sizes[large] += this.#sizes[small];
    return true;
  }

  /** How many items the group of this one has. */
  sizeOf(item: number): number {
    return this.#sizes[this.find(item)];
  }

  /** Every group, members ascending, groups in the order of their first members. */
  groups(): number[][] {
    const groups = new Map<number, number[]>();
    for (let item = 0; item < this.#parents.length; item++) {
      const root = this.find(item);
      const group = groups.get(root);
      if (group === undefined) groups.set(root, [item]);
      else group.push(item);
    }
    return [...groups.values()];
  }
}
