import { beforeAll, describe, expect, it } from 'vitest';
import type { Files } from '../../notebooks/markdown.ts';
import { findStale, listNotebooks, renderNotebook } from '../../notebooks/render.ts';

describe.each(await listNotebooks())('notebook %s', (name) => {
  let files: Files;
  beforeAll(async () => {
    files = await renderNotebook(name);
  }, 120_000);

  it('shows what its committed rendering says: npm run notebooks renews it', async () => {
    expect(await findStale(files)).toEqual([]);
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
