/** What is asked of a PostgreSQL database: statements and transactions. `server.ts` reaches one over the network. */

/** Statements that run one after the other. */
export interface Statements {
  /** The rows of one statement, whose parameters are called $1, $2 … */
  query(sql: string, parameters?: readonly Parameter[]): Promise<readonly Row[]>;
}

export interface Database extends Statements {
  /** Does all of the work or, where it fails, none of it. */
  transaction<Result>(work: (statements: Statements) => Promise<Result>): Promise<Result>;
  end(): Promise<void>;
}

export type Parameter = string | number | Uint8Array | readonly string[];

/** A row by the names of its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** A column that the statement says is a text. */
export function textOf(row: Row, column: string): string {
  return String(row[column]);
}

/** A column that the statement says is a number; undefined where it is null. */
export function numberOf(row: Row, column: string): number | undefined {
  return row[column] === null ? undefined : Number(row[column]);
}
