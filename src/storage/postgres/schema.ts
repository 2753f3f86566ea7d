/** The tables of gemel in a PostgreSQL database: one of all indexes, and one of entries for each of them. */
import { GemelError } from '../../errors.ts';
import type { Metric } from '../../heads/head.ts';
import type { SideName } from '../../matchers/matcher.ts';
import type { EncoderInfo } from '../index-folder/manifest.ts';
import { type Database, numberOf, type Statements, textOf } from './database.ts';

/** What an index is made for: vectors of another kind do not belong in it. */
export interface IndexKind {
  readonly metric: Metric;
  /** D */
  readonly dimension: number;
  /** The fingerprint of the model that makes the vectors. */
  readonly model: string;
  /** Which of the model's sides read the entries. */
  readonly side: SideName;
  /** The columns of the file that the entries came from; without one of keys, equal texts have equal keys. */
  readonly columns: EncoderInfo['columns'];
}

/** How a metric is called in pgvector. */
export const OPERATORS: Readonly<Record<Metric, { readonly distance: string; readonly graph: string }>> = {
  cosine: { distance: '<=>', graph: 'vector_cosine_ops' },
  euclidean: { distance: '<->', graph: 'vector_l2_ops' },
  manhattan: { distance: '<+>', graph: 'vector_l1_ops' },
};

/** The identifiers of one index, quoted. Names hold nothing that could end a quotation, since `checkName` has seen them. */
export interface IndexNames {
  readonly entries: string;
  readonly fields: string;
  readonly graph: string;
}

/**
 * The tables and indexes that an index of a name consists of.
 *
 * @throws GemelError `bad-usage` for a name that is no plain word.
 *
 * @example
 * namesOf('shop').entries; // '"gemel_entries_shop"'
 */
export function namesOf(name: string): IndexNames {
  checkName(name);
  return { entries: `"gemel_entries_${name}"`, fields: `"gemel_fields_${name}"`, graph: `"gemel_graph_${name}"` };
}

/**
 * Makes the tables of an index unless they are there. Several machines may do so at once.
 *
 * @throws GemelError `bad-usage` where the extension is missing, or the index is there and is of another kind.
 */
export async function createTables(database: Database, name: string, kind: IndexKind): Promise<void> {
  const { entries, fields } = namesOf(name);
  checkDimension(kind.dimension);
  await checkExtension(database);
  await database.transaction(async (statements) => {
    // Of two that make a table at the same moment, one would fail.
    await statements.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await statements.query(
      `CREATE TABLE IF NOT EXISTS ${INDEXES} (
         name text PRIMARY KEY, version int NOT NULL, metric text NOT NULL, dimension int NOT NULL, model text NOT NULL,
         side text NOT NULL, columns jsonb NOT NULL)`,
    );
    await statements.query(
      `INSERT INTO ${INDEXES} VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb) ON CONFLICT (name) DO NOTHING`,
      [name, VERSION, kind.metric, kind.dimension, kind.model, kind.side, JSON.stringify(kind.columns)],
    );
    checkKind(name, await readKind(statements, name), kind);
    await statements.query(
      `CREATE TABLE IF NOT EXISTS ${entries} (key text PRIMARY KEY, text text NOT NULL, fields jsonb NOT NULL, embedding vector(${kind.dimension}) NOT NULL)`,
    );
    await statements.query(`CREATE INDEX IF NOT EXISTS ${fields} ON ${entries} USING gin (fields jsonb_path_ops)`);
  });
}

/** Removes an index with all that is in it, if it is there. */
export async function dropTables(database: Database, name: string): Promise<void> {
  const { entries } = namesOf(name);
  await database.transaction(async (statements) => {
    await statements.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await statements.query(`DROP TABLE IF EXISTS ${entries}`);
    if (await hasIndexes(statements)) await statements.query(`DELETE FROM ${INDEXES} WHERE name = $1`, [name]);
  });
}

/**
 * What an index is made for.
 *
 * @throws GemelError `bad-usage` where there is no such index, or the extension is missing.
 */
export async function findKind(database: Database, name: string): Promise<IndexKind> {
  checkName(name);
  await checkExtension(database);
  if (await hasIndexes(database)) return readKind(database, name);
  throw new GemelError('bad-usage', `expected an index "${name}" in the database, found none: ${MAKE_ONE}`);
}

async function hasIndexes(statements: Statements): Promise<boolean> {
  const [{ found }] = await statements.query('SELECT to_regclass($1) IS NOT NULL AS found', [INDEXES]);
  return found === true;
}

async function readKind(statements: Statements, name: string): Promise<IndexKind> {
  const rows = await statements.query(`SELECT * FROM ${INDEXES} ORDER BY name`);
  const row = rows.find((row) => row.name === name);
  if (!row) {
    const others = rows.map((row) => `"${row.name}"`).join(', ') || 'none';
    throw new GemelError('bad-usage', `expected an index "${name}" in the database, found ${others}: ${MAKE_ONE}`);
  }
  if (numberOf(row, 'version') !== VERSION) {
    throw new GemelError(
      'bad-usage',
      `index "${name}": expected version ${VERSION}, found ${row.version}: update gemel, or make the index again under another name`,
    );
  }
  return {
    metric: textOf(row, 'metric') as Metric,
    dimension: Number(row.dimension),
    model: textOf(row, 'model'),
    side: textOf(row, 'side') as SideName,
    columns: row.columns as IndexKind['columns'],
  };
}

function checkKind(name: string, found: IndexKind, expected: IndexKind): void {
  const parts = (kind: IndexKind) => ({
    dimension: kind.dimension,
    metric: kind.metric,
    model: kind.model.slice(0, 12),
    side: kind.side,
    'key column': kind.columns.key ?? 'none',
    'kept columns': kind.columns.keep.join(',') || 'none',
  });
  const [there, asked] = [parts(found), parts(expected)];
  const other = (Object.keys(there) as (keyof typeof there)[]).find((part) => there[part] !== asked[part]);
  if (!other) return;
  throw new GemelError(
    'bad-usage',
    `index "${name}": expected ${other} ${asked[other]}, found ${there[other]}: what was made in two ways does not belong together, so choose another name with ?index=NAME, or replace the index with --force`,
  );
}

function checkName(name: string): void {
  if (/^[a-z][a-z0-9_]{0,39}$/.test(name)) return;
  throw new GemelError(
    'bad-usage',
    `expected an index name of at most 40 small letters, digits and _, that begins with a letter, found ${JSON.stringify(name)}`,
  );
}

function checkDimension(dimension: number): void {
  if (Number.isInteger(dimension) && dimension >= 1 && dimension <= 16_000) return;
  throw new GemelError(
    'bad-usage',
    `expected vectors of at most 16,000 numbers, which is pgvector's limit, found ${dimension}`,
  );
}

async function checkExtension(database: Database): Promise<void> {
  const [row] = await database.query(`SELECT extversion AS version FROM pg_extension WHERE extname = 'vector'`);
  if (!row) {
    throw new GemelError(
      'bad-usage',
      'expected a database with the extension pgvector, found none: run CREATE EXTENSION vector in it, as one who may',
    );
  }
  const [major, minor] = textOf(row, 'version').split('.').map(Number);
  // Since 0.8 a search goes on until enough of what it finds passes the filter.
  if (major > 0 || minor >= 8) return;
  throw new GemelError(
    'bad-usage',
    `expected pgvector 0.8 or later, found ${row.version}: install it, then run ALTER EXTENSION vector UPDATE`,
  );
}

const INDEXES = 'gemel_indexes';
const VERSION = 1;
const MAKE_ONE = 'check ?index=NAME, or make one with gemel index';
/** An arbitrary number that stands for making tables of gemel. */
const LOCK = 71_639_504;
