/** A folder of files for one test file, removed afterwards. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export interface TemporaryFolder {
  readonly path: string;
  /** Writes a file and gives its path. */
  write(name: string, content: string | Uint8Array): string;
}

export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'gemel-corpora-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    write(name, content) {
      writeFileSync(join(path, name), content);
      return join(path, name);
    },
  };
}

export async function collect<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const collected: Value[] = [];
  for await (const value of values) collected.push(value);
  return collected;
}

/** What came before an error, and the error. */
export async function collectUntilError<Value>(
  open: () => AsyncIterable<Value> | Promise<AsyncIterable<Value>>,
): Promise<{ values: Value[]; error: unknown }> {
  const values: Value[] = [];
  try {
    for await (const value of await open()) values.push(value);
  } catch (error) {
    return { values, error };
  }
  return { values, error: undefined };
}
