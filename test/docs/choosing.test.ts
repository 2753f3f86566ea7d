import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpusNames } from '../../corpora/catalogue.ts';
import { choosingEntries, choosingPage } from '../../docs/choosing/page.ts';
import { readMembers, SETTING_FILES } from '../../docs/choosing/settings.ts';
import { parseConfig } from '../../src/config.ts';

const root = new URL('../../', import.meta.url);
const config = SETTING_FILES.map((file) => readFileSync(new URL(`src/${file}`, root), 'utf8')).join('\n');
const page = readFileSync(new URL('docs/choosing.md', root), 'utf8');
const entries = choosingEntries();

describe('docs/choosing.md', () => {
  it('is what the sources say: npx tsx docs/generate-choosing.ts, or npx vitest run test/docs -u, renews it', async () => {
    await expect(await choosingPage()).toMatchFileSnapshot('../../docs/choosing.md');
  });

  it('has an entry for every member that src/config/ names', () => {
    const named = Array.from(config.matchAll(/kind: z\.literal\('([\w-]+)'\)/g), ([, kind]) => kind);
    const found = readMembers().map(({ kind }) => kind);
    expect(named.length).toBeGreaterThan(0);
    expect(found.sort()).toEqual(named.sort());
    const [, architectures = ''] = /architecture: z\.enum\(\[(.*)\]\)/.exec(config) ?? [];
    expect(entries.matchers.flatMap(({ kinds }) => kinds).sort()).toEqual(
      Array.from(architectures.matchAll(/'([\w-]+)'/g), ([, name]) => name).sort(),
    );
    for (const { kinds } of Object.values(entries).flat()) {
      expect(page).toContain(`\n### ${kinds.map((kind) => `\`${kind}\``).join(', ')}\n`);
    }
  });

  it.each(
    Object.entries(entries).flatMap(([family, members]) =>
      members.map(({ kinds, text }) => ({ name: `${family}: ${kinds.join(', ')}`, text })),
    ),
  )('says when to prefer $name', ({ text }) => {
    expect(text).toMatch(/\*\*[Pp]refer\*\* /);
  });

  it('tells what every setting means', () => {
    const rows = Array.from(
      page.matchAll(/^\| `([\w.]+)` \| [^|]* \| ((?:[^|]|\\\|)*) \|$/gm),
      ([, name, meaning]) => ({
        name,
        meaning,
      }),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ meaning }) => meaning === '')).toEqual([]);
  });

  it('tells the defaults that are filled in', () => {
    const parts = [{ kind: 'bag' }, { kind: 'lstm' }];
    const usual = { head: { kind: 'cosine' }, loss: { kind: 'contrastive' } };
    const filledIn = {
      encoders: (encoder: object) => parseConfig({ ...usual, encoder }, '').encoder,
      interactions: (joint: object) => parseConfig({ architecture: 'two-channel', joint, loss: usual.loss }, '').joint,
      heads: (head: object) => parseConfig({ ...usual, encoder: { kind: 'bag' }, head }, '').head,
      losses: (loss: object) => parseConfig({ ...usual, encoder: { kind: 'bag' }, loss }, '').loss,
    };
    for (const { family, kind, settings } of readMembers()) {
      if (kind === 'joined') continue;
      const told = settings.flatMap((one) => (one.default ? [[one.name, JSON.parse(one.default)] as const] : []));
      expect(filledIn[family]({ kind, ...(settings.some(({ name }) => name === 'parts') && { parts }) })).toMatchObject(
        {
          kind,
          ...Object.fromEntries(told),
        },
      );
    }
  });

  it('names presets and corpora that there are', () => {
    const presets = readdirSync(new URL('pipelines/presets/', root)).map((file) => file.replace('.json', ''));
    const [, , table] = page.split('\n## ');
    const known = new Set([...presets, ...corpusNames]);
    const rows = (table ?? '')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const [, , , , , , preset, shown] = row.split(' | ').map((cell) => cell.replace(/ \|$/, ''));
      const names = Array.from(`${preset} ${shown}`.matchAll(/`([a-z][\w-]+)`/g), ([, name]) => name);
      expect(names.filter((name) => !known.has(name))).toEqual([]);
    }
  });
});
