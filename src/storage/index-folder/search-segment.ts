/** The nearest entries of one segment: the graph's candidates compared exactly, or all rows where there is no graph or few rows are asked for. */
import type { EngineOptions } from '../../compile/compile.ts';
import type { Metric } from '../../heads/head.ts';
import { BestRows } from '../../search/best-rows.ts';
import type { Graph } from '../../search/graph.ts';
import type { RowSet } from '../../search/row-set.ts';
import type { Filter, SearchOptions } from '../../search/vector-index.ts';
import { comparisons, type Vectors } from '../../search/vectors.ts';
import { pause, stopIfAsked } from './complete-segment.ts';
import { scanRows } from './scan.ts';
import type { Segment } from './segment.ts';

export interface SegmentSearch extends SearchOptions {
  readonly metric: Metric;
  /** Rows that no longer count. */
  readonly removed?: RowSet;
  readonly engine?: EngineOptions;
  readonly signal?: AbortSignal;
}

/** For each query its k nearest rows of a segment. */
export async function searchSegment(
  segment: Segment,
  queries: Vectors,
  { k, filter, exact, removed, ...options }: SegmentSearch,
): Promise<readonly BestRows[]> {
  const rankOf = (row: number) => segment.rankOf(row);
  const { metric, signal } = options;
  const best = Array.from({ length: queries.count }, () => new BestRows({ metric, k, rankOf }));
  const rows = await acceptedRows(segment, filter, removed);
  const accepted = rows?.length ?? segment.count;
  const few = rows !== undefined && accepted <= FEW_ROWS;
  const graph = exact || few ? undefined : await segment.graph();
  if (!graph) {
    await scanRows(segment, { ...options, k, rows, queries, best });
    return best;
  }
  const fetch = Math.min(Math.ceil((BREADTH * k * segment.count) / accepted), Math.max(MOST_CANDIDATES, k));
  const isAccepted = rows && membership(rows, segment.count);
  for (let start = 0; start < queries.count; start += QUERIES_AT_A_TIME) {
    stopIfAsked(signal);
    const some = sliceRows(queries, start, Math.min(QUERIES_AT_A_TIME, queries.count - start));
    compareCandidates(segment, { graph, queries: some, best: best.slice(start), fetch, metric, isAccepted });
    await pause();
  }
  // Where most candidates do not count, some queries may have found too little.
  for (let q = 0; q < queries.count; q++) {
    if (best[q].rows.length >= Math.min(k, accepted)) continue;
    best[q] = new BestRows({ metric, k, rankOf });
    await scanRows(segment, { ...options, k, rows, queries: sliceRows(queries, q, 1), best: [best[q]] });
  }
  return best;
}

/** Candidates for each hit: what their rounded numbers order wrongly, comparing puts right. */
const BREADTH = 4;
const MOST_CANDIDATES = 4096;
/** So many rows are compared as fast as enough candidates are found among all. */
const FEW_ROWS = 4096;
const QUERIES_AT_A_TIME = 64;

/** The rows that a search may find, ascending; undefined where these are all. */
async function acceptedRows(
  segment: Segment,
  filter: Filter = {},
  removed: RowSet | undefined,
): Promise<Int32Array | undefined> {
  const wanted = Object.entries(filter);
  if (wanted.length === 0 && !removed) return undefined;
  const columns: { readonly codes: Uint32Array; readonly code: number }[] = [];
  for (const [name, value] of wanted) {
    const column = await segment.column(name);
    const code = column?.numbers.get(value);
    if (!column || code === undefined) return new Int32Array(0);
    columns.push({ codes: column.codes, code });
  }
  const rows = new Int32Array(segment.count);
  let accepted = 0;
  for (let row = 0; row < segment.count; row++) {
    if (!removed?.has(row) && columns.every(({ codes, code }) => codes[row] === code)) rows[accepted++] = row;
  }
  return rows.subarray(0, accepted);
}

function membership(rows: Int32Array, count: number): Uint8Array {
  const member = new Uint8Array(count);
  for (const row of rows) member[row] = 1;
  return member;
}

function compareCandidates(
  segment: Segment,
  {
    graph,
    queries,
    best,
    fetch,
    metric,
    isAccepted,
  }: {
    readonly graph: Graph;
    readonly queries: Vectors;
    readonly best: readonly BestRows[];
    readonly fetch: number;
    readonly metric: Metric;
    readonly isAccepted: Uint8Array | undefined;
  },
): void {
  const compare = comparisons[metric];
  const vector = { data: new Float32Array(segment.dimension), count: 1, dimension: segment.dimension };
  const found = graph.candidates(queries.data, fetch);
  for (const [at, row] of found.entries()) {
    if (row < 0 || row >= segment.count || (isAccepted && isAccepted[row] === 0)) continue;
    const q = Math.floor(at / fetch);
    segment.rows.readVectors(row, vector.data);
    best[q].offer(row, compare(queries, q, vector, 0));
  }
}

function sliceRows({ data, dimension: D }: Vectors, first: number, count: number): Vectors {
  return { data: data.subarray(first * D, (first + count) * D), count, dimension: D };
}
