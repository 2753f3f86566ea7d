/** A set of vectors with names that can be searched, wherever it is kept: in a folder of one's own, or in a database that many share. */
import type { Metric } from '../heads/head.ts';

/** What is kept beside a vector. */
export interface Entry {
  /** Its name: an entry that is added under a key replaces the one before it, so that adding twice changes nothing. */
  readonly key: string;
  /** What the vector was made of: a text, or the path of a picture. */
  readonly text: string;
  /** Further columns, by which a search can be narrowed. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface Hit extends Entry {
  /** The metric between the query and the entry, as `pairValue` gives it. */
  readonly value: number;
}

/** The values that columns must have; all of them. */
export type Filter = Readonly<Record<string, string>>;

export interface SearchOptions {
  /** Hits a query; fewer where there are fewer entries. */
  readonly k: number;
  readonly filter?: Filter;
  /** Whether every vector is looked at: slower, and nothing is missed. */
  readonly exact?: boolean;
}

export interface VectorIndex {
  readonly metric: Metric;
  /** D */
  readonly dimension: number;
  count(): Promise<number>;
  /**
   * Adds entries, or replaces those whose key is known. vectors: N×D. All of them are there when this resolves, and none of them where it fails.
   *
   * @throws GemelError `bad-input` where the vectors are no N×D finite numbers.
   */
  add(entries: readonly Entry[], vectors: Float32Array): Promise<void>;
  /** Removes entries by key, and gives the number of those that there were. */
  remove(keys: readonly string[]): Promise<number>;
  /** For each of Q queries, Q×D, its nearest entries, nearest first; of equally near ones, the smaller key first. */
  search(queries: Float32Array, options: SearchOptions): Promise<readonly (readonly Hit[])[]>;
  close(): Promise<void>;
}
