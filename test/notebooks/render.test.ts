import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCells } from '../../notebooks/cells.ts';
import type { Files } from '../../notebooks/markdown.ts';
import { findStale, listNotebooks, renderNotebook } from '../../notebooks/render.ts';

const folder = new URL('../../notebooks/', import.meta.url);
const notebooks = await listNotebooks();
/** The others train for a minute each: `npm run check` runs them, and here their committed renderings are read. */
const quick = ['01-what-a-match-is'];

describe.each(quick)('notebook %s, run', (name) => {
  let files: Files;
  beforeAll(async () => {
    files = await renderNotebook(name);
  }, 120_000);

  it('shows what its committed rendering says: npm run notebooks renews it', async () => {
    expect(await findStale(files)).toEqual([]);
  });
});

describe.each(notebooks)('notebook %s, as committed', (name) => {
  let files: Files;
  beforeAll(async () => {
    files = await readRendered(name);
  });

  it('has the cells of its source: npm run notebooks renews it', async () => {
    const cells = readCells(await readFile(new URL(`${name}.ts`, folder), 'utf8'), []);
    const rendered = JSON.parse(files[`${name}.ipynb`]).cells;
    expect(rendered.map(({ source }: { source: string[] }) => source.join(''))).toEqual(cells.map(({ text }) => text));
    for (const { kind, text } of cells) {
      expect(files[`${name}.md`]).toContain(kind === 'code' ? `\`\`\`ts\n${text}\n\`\`\`` : text);
    }
  });

  it('has pictures in its Markdown, each with a file and a description', () => {
    const pictures = [...files[`${name}.md`].matchAll(/!\[(.*)\]\((.*)\)/g)];
    expect(pictures.length).toBeGreaterThan(0);
    for (const [, description, path] of pictures) {
      expect(description).not.toBe('');
      expect(files[path]).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      expect(files[path]).not.toMatch(/currentColor|var\(--plot-background\)/);
    }
  });

  it('is a Jupyter notebook of format 4.5', () => {
    const { cells, nbformat, nbformat_minor, metadata } = JSON.parse(files[`${name}.ipynb`]);
    expect([nbformat, nbformat_minor]).toEqual([4, 5]);
    expect(metadata.language_info.name).toBe('typescript');
    const ids = cells.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const cell of cells) expect(cell).toEqual(cell.cell_type === 'markdown' ? markdownCell : codeCell);
    const counts = cells.flatMap(({ execution_count }: { execution_count?: number }) => execution_count ?? []);
    expect(counts).toEqual(counts.map((_: number, i: number) => i + 1));
    for (const { outputs = [] } of cells) for (const output of outputs) expect(output).toEqual(display);
  });
});

/** The files of a committed rendering by their path below the folder of renderings. */
async function readRendered(name: string): Promise<Files> {
  const pictures = (await readdir(new URL(`rendered/${name}`, folder))).map((file) => `${name}/${file}`);
  const paths = [`${name}.md`, `${name}.ipynb`, ...pictures];
  const texts = paths.map((path) => readFile(new URL(`rendered/${path}`, folder), 'utf8'));
  const entries = (await Promise.all(texts)).map((text, i) => [paths[i], text]);
  return Object.fromEntries(entries);
}

const lines = expect.arrayContaining([expect.any(String)]);
const id = expect.stringMatching(/^[a-zA-Z0-9-_]{1,64}$/);
const markdownCell = { cell_type: 'markdown', id, metadata: {}, source: lines };
const codeCell = {
  cell_type: 'code',
  id,
  metadata: {},
  source: lines,
  execution_count: expect.any(Number),
  outputs: expect.any(Array),
};
const display = { output_type: 'display_data', data: expect.any(Object), metadata: {} };
