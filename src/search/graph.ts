/** Likely neighbours without comparing all: a graph of near vectors (HNSW, Malkov & Yashunin 2018) by usearch, which only this file imports. */
import type { Index } from 'usearch';
import type { Metric } from '../heads/head.ts';

/** Vectors by row number. What it finds are candidates: how near they are is for the caller to compute exactly. */
export interface Graph {
  /** N */
  readonly count: number;
  /** Adds vectors, N×D, whose rows are numbered from `firstRow` on. On one thread, so that the same vectors always make the same graph. */
  add(firstRow: number, vectors: Float32Array): void;
  /** The rows that are likely nearest to each of Q queries, Q×D → Q×k, likely nearest first, −1 where there are fewer. */
  candidates(queries: Float32Array, k: number): Int32Array;
  /** Writes the graph with its vectors. */
  save(path: string): void;
}

export interface GraphOptions {
  readonly metric: Metric;
  /** D */
  readonly dimension: number;
  /** Vectors held in view while adding and searching: more find more and take longer. */
  readonly breadth?: number;
}

/** An empty graph; undefined where usearch has no build for this machine. */
export async function createGraph(options: GraphOptions): Promise<Graph | undefined> {
  return (await newIndex(options))?.graph;
}

/** A saved graph, left on disk: pages come into memory as they are looked at. It cannot be added to. */
export async function viewGraph(path: string, options: GraphOptions): Promise<Graph | undefined> {
  const opened = await newIndex(options);
  opened?.index.view(path);
  return opened?.graph;
}

async function newIndex({
  metric,
  dimension,
  breadth = BREADTH,
}: GraphOptions): Promise<{ index: Index; graph: Graph } | undefined> {
  const usearch = await import('usearch').catch(() => undefined);
  if (!usearch) return undefined;
  const { Index, MetricKind, ScalarKind } = usearch;
  const index = new Index({
    dimensions: dimension,
    // Of the Manhattan distance usearch knows nothing; who is near in one of the two distances is hardly far in the other.
    metric: metric === 'cosine' ? MetricKind.Cos : MetricKind.L2sq,
    quantization: ScalarKind.BF16,
    connectivity: LINKS,
    expansion_add: breadth,
    expansion_search: breadth,
    multi: false,
  });
  const graph: Graph = {
    get count() {
      return index.size();
    },
    add(firstRow, vectors) {
      const rows = vectors.length / dimension;
      const keys = BigUint64Array.from({ length: rows }, (_, row) => BigInt(firstRow + row));
      index.add(keys, vectors as unknown as Float32Array[], 1);
    },
    candidates(queries, k) {
      const asked = queries.length / dimension;
      const rows = new Int32Array(asked * k).fill(-1);
      if (asked === 0 || index.size() === 0) return rows;
      const found: { readonly keys: BigUint64Array; readonly counts?: BigUint64Array } = index.search(
        queries,
        Math.min(k, index.size()),
        1,
      );
      const width = found.keys.length / asked;
      for (let q = 0; q < asked; q++) {
        // What lies behind the count is not −1 but 0, which is a row.
        const count = found.counts ? Number(found.counts[q]) : width;
        for (let i = 0; i < count; i++) rows[q * k + i] = Number(found.keys[q * width + i]);
      }
      return rows;
    },
    save: (path) => index.save(path),
  };
  return { index, graph };
}

/**
 * Links of a vector, and vectors in view. Of the ten nearest of 169,770 questions, encoded by a bag of words, these find 97%, and of
 * vectors that are more evenly spread (an LSTM's) 99%: with half the breadth 91% and 96%, twice as fast.
 */
const LINKS = 16;
const BREADTH = 128;
