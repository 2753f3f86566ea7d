/** The entries of a PostgreSQL index that are nearest to a vector: by its graph, or by looking at all. */
import type { Metric } from '../../heads/head.ts';
import type { Filter, Hit, SearchOptions } from '../../search/vector-index.ts';
import { comparisons, type Vectors } from '../../search/vectors.ts';
import { numberOf, type Parameter, type Row, type Statements, textOf } from './database.ts';
import { readVectors, toParameters } from './parameters.ts';
import { OPERATORS } from './schema.ts';

/** Where to look and what for. */
export interface Looking extends SearchOptions {
  /** The table's name, quoted. */
  readonly entries: string;
  readonly metric: Metric;
}

/** How a transaction has to search: call it once at the beginning. */
export async function prepareSearch(statements: Statements, { k, exact }: SearchOptions): Promise<void> {
  await statements.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  // With iterative scans a filter takes no hits away: the search goes on until it has k that pass.
  await statements.query(
    `SELECT set_config('hnsw.ef_search', $1, true), set_config('hnsw.iterative_scan', 'strict_order', true), set_config('enable_indexscan', $2, true)`,
    [String(Math.min(MOST_BREADTH, Math.max(BREADTH, k + SLACK))), exact ? 'off' : 'on'],
  );
}

/** The hits of one query, row `q` of the queries. */
export async function findNearest(
  statements: Statements,
  queries: Vectors,
  q: number,
  looking: Looking,
): Promise<readonly Hit[]> {
  const { k, metric } = looking;
  const likely = looking.exact ? [] : await likelyRows(statements, queries, q, looking);
  // A graph lacks zero vectors, and gives up early where few entries pass the filter.
  const rows = likely.length >= k ? likely : await everyNearRow(statements, queries, q, looking);
  const found = readVectors(rows, 'embedding', queries.dimension);
  return rows
    .map((row, i) => ({ ...toEntry(row), value: comparisons[metric](queries, q, found, i) }))
    .sort(metric === 'cosine' ? (a, b) => b.value - a.value || byKey(a, b) : (a, b) => a.value - b.value || byKey(a, b))
    .slice(0, k);
}

/** A few more than k, since the database measures in rounded numbers. */
async function likelyRows(
  statements: Statements,
  queries: Vectors,
  q: number,
  { entries, metric, k, filter }: Looking,
): Promise<readonly Row[]> {
  const { distance } = OPERATORS[metric];
  return statements.query(
    `SELECT ${COLUMNS} FROM ${entries} WHERE ${conditionOf(filter, '$3')} ORDER BY embedding ${distance} $1::text::vector LIMIT $2`,
    [queryOf(queries, q), k + SLACK, ...fieldsOf(filter)],
  );
}

/** All that may be among the k nearest once they are measured exactly; of equal vectors, those with the k smallest keys. */
async function everyNearRow(
  statements: Statements,
  queries: Vectors,
  q: number,
  { entries, metric, k, filter }: Looking,
): Promise<readonly Row[]> {
  const { distance } = OPERATORS[metric];
  const passing = conditionOf(filter, '$3');
  // pgvector's cosine with a zero vector is no number; ours is 0.
  const measured = `coalesce(nullif(embedding ${distance} $1::text::vector, 'NaN'), 1)`;
  const given: Parameter[] = [queryOf(queries, q), k, ...fieldsOf(filter)];
  const [kth] = await statements.query(
    `SELECT ${measured} AS distance FROM ${entries} WHERE ${passing} ORDER BY distance LIMIT 1 OFFSET $2::int - 1`,
    given,
  );
  const bound = kth && withRounding(metric, numberOf(kth, 'distance') ?? 0, queries.dimension);
  return statements.query(
    `SELECT ${COLUMNS} FROM (
       SELECT *, row_number() OVER (PARTITION BY embedding ORDER BY key COLLATE "C") AS place
       FROM ${entries} WHERE ${passing} AND ${measured} <= $${given.length + 1}::float8) AS near
     WHERE place <= $2`,
    [...given, String(bound ?? Number.POSITIVE_INFINITY)],
  );
}

/** No condition where nothing is asked: the planner would take one for a strict filter. */
function conditionOf(filter: Filter | undefined, parameter: string): string {
  return fieldsOf(filter).length > 0 ? `fields @> ${parameter}::text::jsonb` : 'true';
}

function fieldsOf(filter: Filter = {}): string[] {
  return Object.keys(filter).length > 0 ? [JSON.stringify(filter)] : [];
}

/** pgvector adds up D products in 32-bit floats: whatever is this far beyond a distance may in truth be as near. */
function withRounding(metric: Metric, distance: number, dimension: number): number {
  const rounding = (dimension + 8) * 2 ** -22;
  return metric === 'cosine' ? distance + rounding : distance * (1 + rounding);
}

function queryOf({ data, dimension }: Vectors, q: number): string {
  return toParameters(data.subarray(q * dimension, (q + 1) * dimension), dimension)[0];
}

function toEntry(row: Row): Omit<Hit, 'value'> {
  return { key: textOf(row, 'key'), text: textOf(row, 'text'), fields: row.fields as Record<string, string> };
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : Number(a.key > b.key);
}

const COLUMNS = 'key, text, fields, embedding::text AS embedding';
/** Entries that a search of the graph holds in view; pgvector allows at most a thousand. */
const BREADTH = 100;
const MOST_BREADTH = 1000;
const SLACK = 16;
