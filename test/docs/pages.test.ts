import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const pages = readdirSync(new URL('docs/', root)).filter((file) => file.endsWith('.md'));
const read = (page: string) => readFileSync(new URL(`docs/${page}`, root), 'utf8');

describe.each(pages)('docs/%s', (page) => {
  const text = read(page);

  it('links to pages that there are', () => {
    const targets = Array.from(text.matchAll(/\]\(([^)#]+)[^)]*\)/g), ([, target]) => target);
    const missing = targets.filter((target) => !existsSync(new URL(target, new URL('docs/', root))));
    expect(missing).toEqual([]);
  });

  it('names no path of a machine', () => {
    expect(text).not.toMatch(/\/(?:home|work|root|Users|tmp)\//);
  });
});

describe('docs/architecture.md', () => {
  const text = read('architecture.md');

  it('knows every folder of src', () => {
    const folders = readdirSync(new URL('src/', root), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).filter((name) => !text.includes(`\n      ${name}/`))).toEqual([]);
  });

  it('names files that there are', () => {
    const named = Array.from(text.matchAll(/`(?:src\/)?([\w-]+\/[\w-]+\.ts)`/g), ([, file]) => file);
    expect(named.length).toBeGreaterThan(0);
    expect(
      named.filter((file) => !existsSync(new URL(`src/${file}`, root)) && !existsSync(new URL(file, root))),
    ).toEqual([]);
  });
});

describe('docs/concepts.md', () => {
  it('knows every encoder, head and loss', () => {
    const files = readdirSync(new URL('src/config/', root)).map((name) => new URL(`src/config/${name}`, root));
    const config = files.map((file) => readFileSync(file, 'utf8')).join('');
    const kinds = Array.from(config.matchAll(/kind: z\.literal\('([\w-]+)'\)/g), ([, kind]) => kind);
    expect(kinds.length).toBeGreaterThan(0);
    expect(kinds.filter((kind) => !read('concepts.md').includes(`\`${kind}\``))).toEqual([]);
  });
});
