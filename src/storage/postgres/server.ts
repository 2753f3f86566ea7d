/** A PostgreSQL server by its address. The only file that imports `pg`, and only once it is asked. */
import type { Pool } from 'pg';
import { GemelError } from '../../errors.ts';
import type { Database, Statements } from './database.ts';

/**
 * Connects to a server. What the address leaves out comes from where PostgreSQL's own tools look: `PGPASSWORD`, `~/.pgpass`.
 *
 * @throws GemelError `bad-usage` where no server answers, or it does not let us in.
 *
 * @example
 * const database = await connectToServer('postgres://reader@db.example/shop');
 */
export async function connectToServer(address: string): Promise<Database> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: address, application_name: 'gemel', connectionTimeoutMillis: PATIENCE });
  // A connection that breaks while nobody uses it is replaced when next needed.
  pool.on('error', () => {});
  const explained = (error: unknown) => explain(error, address);
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    throw explained(error);
  }
  return {
    query: async (sql, parameters) => (await pool.query(sql, toValues(parameters)).catch(throwing(explained))).rows,
    transaction: (work) => inTransaction(pool, work).catch(throwing(explained)),
    end: () => pool.end(),
  };
}

async function inTransaction<Result>(pool: Pool, work: (statements: Statements) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  client.on('error', ignore);
  try {
    await client.query('BEGIN');
    const result = await work({
      query: async (sql, parameters) => (await client.query(sql, toValues(parameters))).rows,
    });
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((reason) => {
      broken = reason;
    });
    throw error;
  } finally {
    client.off('error', ignore);
    client.release(broken);
  }
}

/** What the user can put right, in one line that does not show the password. */
function explain(error: unknown, address: string): unknown {
  if (error instanceof GemelError || !(error instanceof Error)) return error;
  const { host, pathname } = new URL(address);
  const where = `${host}${pathname}`;
  const code = 'code' in error ? String(error.code) : '';
  const reason = REASONS[code] ?? MESSAGES.find(([message]) => message.test(error.message))?.[1];
  if (!reason) return error;
  return new GemelError('bad-usage', `expected a PostgreSQL database at ${where}, found ${reason}`, { cause: error });
}

/** By the codes of Node.js and of PostgreSQL. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no server there: check host and port, and that it is running',
  ENOTFOUND: 'no such host: check the address',
  EAI_AGAIN: 'no such host: check the address and the network',
  ECONNRESET: 'that the connection broke: run the command again, it goes on where it stopped',
  ETIMEDOUT: 'none that answers: check host, port and firewall',
  EHOSTUNREACH: 'no way to that host: check the address and the network',
  '28P01': 'that it refuses the password: check it, or set PGPASSWORD',
  '28000': 'that it refuses this user: check the name, and pg_hba.conf on the server',
  '3D000': 'no database of that name: make it with createdb',
  '42501': 'that this user may not do so: let one who may create the tables, or grant the rights',
  '53100': 'that its disk is full',
  '53300': 'that it has no connection left: try again later',
  '57P01': 'that it was shut down: run the command again, it goes on where it stopped',
  '57P03': 'that it is still starting: try again',
};

/** For what `pg` gives no code. */
const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/password must be a string/, 'that it asks for a password: set PGPASSWORD, or write it into ~/.pgpass'],
  [/timeout/i, 'none that answers: check host, port and firewall'],
  [/terminated/i, 'that the connection broke: run the command again, it goes on where it stopped'],
];

function throwing(explained: (error: unknown) => unknown): (error: unknown) => never {
  return (error) => {
    throw explained(error);
  };
}

function toValues(parameters: readonly unknown[] | undefined): unknown[] | undefined {
  return parameters && [...parameters];
}

function ignore(): void {}

/** Milliseconds until a server that does not answer is given up. */
const PATIENCE = 10_000;
