/** The files of a model in the database that holds its vectors, so that whoever searches needs no copy of the model's folder. */
import { type Database, textOf } from './database.ts';

/** The files of a model's folder by name. */
export type ModelFiles = Readonly<Record<string, Uint8Array>>;

/** Keeps a model's files under its fingerprint; a model that is there stays as it is. */
export async function storeModelFiles(database: Database, model: string, files: ModelFiles): Promise<void> {
  await database.transaction(async (statements) => {
    await statements.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await statements.query(
      'CREATE TABLE IF NOT EXISTS gemel_models (model text, file text, bytes bytea NOT NULL, PRIMARY KEY (model, file))',
    );
    for (const [file, bytes] of Object.entries(files)) {
      const known = await statements.query('SELECT 1 FROM gemel_models WHERE model = $1 AND file = $2', [model, file]);
      if (known.length > 0) continue;
      await statements.query('INSERT INTO gemel_models VALUES ($1, $2, $3)', [model, file, bytes]);
    }
  });
}

/** A model's files; none where nobody stored them. */
export async function fetchModelFiles(database: Database, model: string): Promise<ModelFiles> {
  const [{ found }] = await database.query(`SELECT to_regclass('gemel_models') IS NOT NULL AS found`);
  if (!found) return {};
  const rows = await database.query('SELECT file, bytes FROM gemel_models WHERE model = $1', [model]);
  return Object.fromEntries(rows.map((row) => [textOf(row, 'file'), Uint8Array.from(row.bytes as Uint8Array)]));
}

/** An arbitrary number that stands for making the table of models. */
const LOCK = 71_639_505;
