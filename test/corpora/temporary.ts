/** A folder of files for one test file, removed afterwards, and what the tests of corpora share. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { Pair } from '../../src/data/pair.ts';
import { normaliseForIdentity } from '../../src/text/normalise.ts';

export interface TemporaryFolder {
  readonly path: string;
  /** Writes a file and gives its path. */
  write(name: string, content: string | Uint8Array): string;
  /** Makes a folder of its own with these files, whose names may begin with a folder, and gives its path. */
  folder(name: string, files: Readonly<Record<string, string | Uint8Array>>): string;
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
    folder(name, files) {
      mkdirSync(join(path, name));
      for (const [file, content] of Object.entries(files)) {
        mkdirSync(dirname(join(path, name, file)), { recursive: true });
        writeFileSync(join(path, name, file), content);
      }
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

/** Where the real corpora lie for whoever has them: beside the repository, never in it. */
export function sharedFolder(corpus: string): string {
  return fileURLToPath(new URL(`../../../shared/data/${corpus}`, import.meta.url));
}

/** How many pairs a side holds, and how many of them match. */
export function countPairs(pairs: readonly Pair[]): { pairs: number; matches: number } {
  return { pairs: pairs.length, matches: pairs.filter(({ label }) => label === 1).length };
}

/** Every text of some pairs, in the form in which two texts count as the same. */
export function identitiesOf(pairs: readonly Pair[]): Set<string> {
  return new Set(pairs.flatMap(({ left, right }) => [left, right]).map(normaliseForIdentity));
}
