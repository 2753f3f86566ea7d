/** An index of vectors in a PostgreSQL database with pgvector, to which several machines can write, and which as many can search. */
import { GemelError } from '../../errors.ts';
import type { Entry, Hit, SearchOptions, VectorIndex } from '../../search/vector-index.ts';
import type { Database } from './database.ts';
import { findNearest, prepareSearch } from './nearest.ts';
import { checkVectors, toParameters } from './parameters.ts';
import { createTables, dropTables, findKind, type IndexKind, namesOf, OPERATORS } from './schema.ts';

/** `close` ends the connection to the database as well. */
export interface PostgresIndex extends VectorIndex, IndexKind {
  /** Of some entries the keys that are there already with the same text and fields: those need not be encoded again. */
  known(entries: readonly Entry[]): Promise<ReadonlySet<string>>;
  /** Builds the graph that likely neighbours are found by, unless it is there: best once most entries are. Until then, all are looked at. */
  buildGraph(): Promise<void>;
  /** What it takes on the server's disk, everything included. */
  bytes(): Promise<number>;
}

/**
 * Makes an index of a name, or opens the one that there is.
 *
 * @throws GemelError `bad-usage` where pgvector is missing, or the index is there for vectors of another kind.
 *
 * @example
 * const kind = { metric: 'cosine', dimension: 256, model: fingerprint, side: 'left', columns: { keep: [] } } as const;
 * const index = await createPostgresIndex(database, 'questions', kind);
 * await index.add([{ key: '1', text: 'who sells tea', fields: {} }], vectors);
 * await index.buildGraph();
 */
export async function createPostgresIndex(database: Database, name: string, kind: IndexKind): Promise<PostgresIndex> {
  await createTables(database, name, kind);
  return overTables(database, name, kind);
}

/**
 * Opens an index that is there.
 *
 * @throws GemelError `bad-usage` where pgvector is missing or there is no index of the name.
 */
export async function openPostgresIndex(database: Database, name: string): Promise<PostgresIndex> {
  return overTables(database, name, await findKind(database, name));
}

/** Removes an index with all that is in it, if it is there. */
export async function dropPostgresIndex(database: Database, name: string): Promise<void> {
  await dropTables(database, name);
}

function overTables(database: Database, name: string, kind: IndexKind): PostgresIndex {
  const { metric, dimension } = kind;
  const { entries: table, graph } = namesOf(name);
  return {
    ...kind,

    async count() {
      const [{ count }] = await database.query(`SELECT count(*)::float8 AS count FROM ${table}`);
      return Number(count);
    },

    async add(entries, vectors) {
      checkVectors(vectors, { count: entries.length, dimension, what: 'add' });
      entries.forEach(checkEntry);
      const rows = lastOfEachKey(entries);
      await database.transaction(async (statements) => {
        for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
          const chosen = rows.slice(start, start + ROWS_A_STATEMENT);
          const numbers = chosen.map((row) => vectors.subarray(row * dimension, (row + 1) * dimension));
          await statements.query(
            `INSERT INTO ${table} AS old (key, text, fields, embedding)
             SELECT key, text, fields::jsonb, embedding::vector
             FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS given (key, text, fields, embedding)
             ON CONFLICT (key) DO UPDATE SET text = excluded.text, fields = excluded.fields, embedding = excluded.embedding
             WHERE (old.text, old.fields, old.embedding) IS DISTINCT FROM (excluded.text, excluded.fields, excluded.embedding)`,
            [
              chosen.map((row) => entries[row].key),
              chosen.map((row) => entries[row].text),
              chosen.map((row) => JSON.stringify(entries[row].fields)),
              numbers.flatMap((vector) => toParameters(vector, dimension)),
            ],
          );
        }
      });
    },

    async remove(keys) {
      const [{ count }] = await database.query(
        `WITH gone AS (DELETE FROM ${table} WHERE key = ANY($1::text[]) RETURNING key) SELECT count(*)::float8 AS count FROM gone`,
        [keys],
      );
      return Number(count);
    },

    async search(queries, options) {
      checkK(options);
      const asked = checkVectors(queries, { dimension, what: 'search' });
      if (asked.count === 0) return [];
      return database.transaction(async (statements) => {
        await prepareSearch(statements, options);
        const hits: (readonly Hit[])[] = [];
        for (let q = 0; q < asked.count; q++) {
          hits.push(await findNearest(statements, asked, q, { ...options, entries: table, metric }));
        }
        return hits;
      });
    },

    async known(entries) {
      const rows = await database.query(
        `SELECT old.key FROM ${table} AS old
         JOIN unnest($1::text[], $2::text[], $3::text[]) AS given (key, text, fields)
           ON old.key = given.key AND old.text = given.text AND old.fields = given.fields::jsonb`,
        [
          entries.map(({ key }) => key),
          entries.map(({ text }) => text),
          entries.map(({ fields }) => JSON.stringify(fields)),
        ],
      );
      return new Set(rows.map(({ key }) => String(key)));
    },

    async buildGraph() {
      // pgvector's graphs end at 2,000 numbers a vector.
      if (dimension > 2000) return;
      await database.query(
        `CREATE INDEX IF NOT EXISTS ${graph} ON ${table} USING hnsw (embedding ${OPERATORS[metric].graph})`,
      );
      // Without figures of how often fields have a value, filters are taken for so strict that the graph is not worth while.
      await database.query(`ANALYZE ${table}`);
    },

    async bytes() {
      const [{ bytes }] = await database.query('SELECT pg_total_relation_size($1::regclass)::float8 AS bytes', [table]);
      return Number(bytes);
    },

    close: () => database.end(),
  };
}

/** The rows to write, by key: one statement cannot write a key twice, and two machines that write the same keys in one order never wait for each other in a ring. */
function lastOfEachKey(entries: readonly Entry[]): number[] {
  const rows = new Map(entries.map(({ key }, row) => [key, row]));
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function checkEntry({ key, text, fields }: Entry): void {
  if (![key, text, ...Object.entries(fields).flat()].some((value) => value.includes('\0'))) return;
  throw new GemelError(
    'bad-input',
    `expected texts that a database can hold, found a zero character in entry "${key}"`,
  );
}

function checkK({ k }: SearchOptions): void {
  if (Number.isInteger(k) && k >= 1) return;
  throw new GemelError('bad-usage', `search: expected a number of hits of at least 1, found ${k}`);
}

const ROWS_A_STATEMENT = 500;
