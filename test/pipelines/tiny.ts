/** A tiny world for the command line: pairs that can be learned in a second, settings that are small, and a terminal that remembers. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { runCommandLine } from '../../pipelines/cli.ts';

const TOPICS = ['tea', 'cats', 'boats', 'music', 'snow', 'bread', 'chess', 'trains', 'roses', 'maps'];
const PLACES = ['paris', 'oslo', 'rome', 'lima', 'cairo', 'delhi', 'quito', 'perth'];

/** 160 pairs: a match asks after the same topic and place in other words, the rest after another topic. */
export function tinyPairs(): { a: string; b: string; same: 0 | 1 }[] {
  return TOPICS.flatMap((topic, t) =>
    PLACES.flatMap((place, p) => {
      const other = TOPICS[(t + 1 + p) % TOPICS.length];
      return [
        { a: `where is ${topic} in ${place}`, b: `${topic} ${place}, which place?`, same: 1 as const },
        { a: `who knows ${topic} near ${place}`, b: `who knows ${other} near ${place}`, same: 0 as const },
      ];
    }),
  );
}

export function toCsv(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const columns = Object.keys(rows[0]);
  const line = (values: readonly unknown[]) => values.map((value) => `"${value}"`).join(',');
  return [columns.join(','), ...rows.map((row) => line(columns.map((column) => row[column])))].join('\n');
}

const TINY_PRESET = {
  encoder: { kind: 'bag' },
  head: { kind: 'cosine' },
  loss: { kind: 'contrastive', margin: 0.5 },
  text: { dimension: 8, lengths: [8], minimumCount: 1 },
  training: { epochs: 3, batchSize: 16, learningRate: 0.05 },
};

/** A folder with `pairs.csv` and `tiny.json`, and what the tests need of it. */
export function tinyWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'gemel-pipelines-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string) => join(folder, name);
  const write = (name: string, content: string | Uint8Array) => {
    writeFileSync(path(name), content);
    return path(name);
  };
  write('pairs.csv', toCsv(tinyPairs()));
  write('tiny.json', JSON.stringify(TINY_PRESET));
  return {
    path,
    write,
    read: (name: string) => readFileSync(path(name)),
    text: (name: string) => readFileSync(path(name), 'utf8'),
    exists: (name: string) => existsSync(path(name)),
    files: () => readdirSync(folder).sort(),
    filesOf: (name: string) => readdirSync(path(name)).sort(),
    /** The flags of a tiny training run. */
    training: (out: string, ...more: string[]) => [
      ...['train', '--pairs', path('pairs.csv'), '--left', 'a', '--right', 'b', '--label', 'same'],
      ...['--preset', path('tiny.json'), '--out', path(out), '--threads', '1', ...more],
    ],
  };
}

/** Runs a command line in this process. */
export async function gemel(args: readonly string[], signal: AbortSignal = new AbortController().signal) {
  let out = '';
  let err = '';
  const code = await runCommandLine(args, {
    print: (text) => {
      out += `${text}\n`;
    },
    tell: (text) => {
      err += text;
    },
    columns: () => undefined,
    clock: () => performance.now() / 1000,
    signal,
    debug: false,
  });
  return { code, out, err };
}

/** The same, where it has to succeed and to print one JSON object. */
export async function gemelJson(args: readonly string[]) {
  const { code, out, err } = await gemel([...args, '--json']);
  if (code !== 0) throw new Error(err);
  return JSON.parse(out);
}
