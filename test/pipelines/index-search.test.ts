import { cpSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseWhere } from '../../pipelines/index/where.ts';
import { gemel, gemelJson, tinyPairs, tinyWorld, toCsv } from './tiny.ts';

const world = tinyWorld();
await gemelJson(world.training('model'));

const texts = [...new Set(tinyPairs().map(({ a }) => a))];
const rows = texts.map((text, i) => ({ id: `r${i}`, text, kind: i % 2 ? 'odd, kind of' : 'even', note: `n${i}` }));
const list = world.write('list.txt', texts.join('\n'));
const table = world.write('table.csv', toCsv(rows));
const flags = ['--model', world.path('model'), '--threads', '1'];
const made = await gemelJson(['index', ...flags, '--input', list, '--out', world.path('list.index')]);
const madeOfTable = await gemelJson([
  ...['index', ...flags, '--input', table, '--out', world.path('table.index')],
  ...['--column', 'text', '--key', 'id', '--keep', 'kind,note'],
]);
const search = (...more: string[]) => ['search', '--threads', '1', '--index', world.path('list.index'), ...more];
const searchTable = (...more: string[]) => ['search', '--threads', '1', '--index', world.path('table.index'), ...more];
const change = (name: string, ...more: string[]) => ['index', '--threads', '1', '--index', world.path(name), ...more];

describe('gemel index', () => {
  it('tells what it has made', () => {
    expect(made).toMatchObject({
      rows: texts.length,
      entries: texts.length,
      segments: 1,
      metric: 'cosine',
      side: 'right',
    });
    expect(madeOfTable).toMatchObject({ entries: texts.length, tombstones: 0, withoutGraph: 0, dimension: 8 });
  });

  it('takes texts that differ in case and punctuation alone for one', async () => {
    const twice = world.write('twice.txt', `${texts[0]}\n${texts[0].toUpperCase()}!\n${texts[1]}`);
    const told = await gemelJson(['index', ...flags, '--input', twice, '--out', world.path('twice.index')]);
    expect(told).toMatchObject({ rows: 3, entries: 2 });
    const { out } = await gemel(['index', ...flags, '--input', twice, '--out', world.path('twice.index'), '--force']);
    expect(out).toMatch(/^2 entries in 1 segment, 0\.\d MB from 3 rows: .*twice.index\n$/);
  });

  it('changes nothing when a file is added twice, replaces by key, and removes keys or texts', async () => {
    cpSync(world.path('table.index'), world.path('changing.index'), { recursive: true });
    expect(await gemelJson(change('changing.index', '--add', table))).toMatchObject({
      ...{ added: 0, replaced: 0, unchanged: texts.length, segments: 1 },
    });
    const renewed = world.write(
      'renewed.csv',
      toCsv([
        { ...rows[0], note: 'new' },
        { ...rows[1], id: 'other' },
      ]),
    );
    expect(await gemelJson(change('changing.index', '--add', renewed))).toMatchObject({ added: 1, replaced: 1 });
    const gone = world.write('gone.txt', 'other\nr3\nunknown\n');
    const { removed, entries } = await gemelJson(change('changing.index', '--remove', gone));
    expect([removed, entries]).toEqual([2, texts.length - 1]);
    const compacted = await gemelJson(change('changing.index', '--compact', '--verify'));
    expect(compacted).toMatchObject({ segments: 1, tombstones: 0, whole: true });

    cpSync(world.path('list.index'), world.path('shrinking.index'), { recursive: true });
    const some = world.write('some.txt', `${texts[5].toUpperCase()}\n${texts[6]}\n`);
    const { out } = await gemel(change('shrinking.index', '--remove', some, '--add', some));
    expect(out).toMatch(/^removed 2 of 2 in .*some.txt\nadded 2, replaced 0, found 0 unchanged of .*some.txt\n/);
  });

  it('leaves nothing behind at Ctrl-C', async () => {
    const before = readdirSync(world.path('.'));
    const { code } = await gemel(
      ['index', ...flags, '--input', list, '--out', world.path('stopped.index')],
      AbortSignal.abort(),
    );
    expect([code, readdirSync(world.path('.'))]).toEqual([130, before]);
  });
});

describe('gemel search', () => {
  it("finds a text by itself first, with the matcher's own score, probability and decision", async () => {
    const { matches } = await gemelJson(search('--query', texts[7], '-k', '3'));
    expect(matches).toHaveLength(3);
    expect(matches[0]).toMatchObject({ text: texts[7], match: true, fields: {} });
    const pairs = world.write(
      'found.csv',
      toCsv(matches.map(({ text }: { text: string }) => ({ left: texts[7], right: text }))),
    );
    const columns = ['--left', 'left', '--right', 'right', '--output', world.path('scored.jsonl')];
    await gemelJson(['score', ...flags, '--input', pairs, ...columns]);
    const scored = world
      .text('scored.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(
      matches.map(({ score, probability, match }: Record<string, unknown>) => ({ score, probability, match })),
    ).toEqual(scored.map(({ score, probability, match }) => ({ score, probability, match })));
  });

  it('prints a table', async () => {
    const { out } = await gemel(searchTable('--query', texts[0], '-k2'));
    expect(out.split('\n')[0]).toMatch(/^score +probability +text +kind +note$/);
    expect(out.split('\n')[1]).toMatch(new RegExp(`^\\d.* +\\d+.\\d% +${texts[0].replace('?', '\\?')} +even +n0$`));
    expect(out.split('\n')).toHaveLength(4);
  });

  it('narrows by columns', async () => {
    const { matches } = await gemelJson(searchTable('--query', texts[0], '--where', 'kind=odd, kind of,note=n3'));
    expect(matches.map(({ key }: { key: string }) => key)).toEqual(['r3']);
    expect((await gemel(searchTable('--query', texts[0], '--where', 'kind=none'))).out).toBe('no entry\n');
  });

  it('writes the matches of many queries', async () => {
    const output = world.path('matches.csv');
    const told = await gemelJson(searchTable('--queries', list, '--k', '2', '--exact', '--output', output));
    expect(told).toEqual({ output, queries: texts.length, matches: 2 * texts.length });
    const [header, first] = world.text('matches.csv').split('\n');
    expect(header).toBe('query,rank,score,probability,text,key,kind,note');
    expect(first).toMatch(new RegExp(`^"?${texts[0]}"?,1,[\\d.]+,[\\d.]+,`));
  });

  it('lets another model judge the candidates', async () => {
    await gemelJson(world.training('second', '--epochs', '1', '--seed', '2'));
    const { matches } = await gemelJson(search('--query', texts[7], '-k', '4', '--rerank', world.path('second')));
    const scores = matches.map(({ score }: { score: number }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    const alone = await gemelJson(search('--query', texts[7], '-k', '4'));
    expect(scores).not.toEqual(alone.matches.map(({ score }: { score: number }) => score));
  });

  it('needs no model but the one in the index, and the same answers come without the original', async () => {
    const before = await gemelJson(search('--query', texts[9]));
    cpSync(world.path('list.index'), world.path('moved.index'), { recursive: true });
    const after = await gemelJson([
      'search',
      '--threads',
      '1',
      '--index',
      world.path('moved.index'),
      '--query',
      texts[9],
    ]);
    expect(after).toEqual(before);
  });
});

describe('an index that cannot be used: exit 2 and one line', () => {
  const damaged = (name: string, damage: (place: string) => void) => {
    cpSync(world.path('list.index'), world.path(name), { recursive: true });
    damage(name);
    return ['search', '--index', world.path(name), '--query', 'x'];
  };
  it.each<[string, string[], RegExp]>([
    [
      'none',
      search('--query', 'x').with(4, world.path('nothing')),
      /expected the folder of an index, found no such file/,
    ],
    [
      'cut off',
      damaged('cut', (name) => truncateSync(world.path(`${name}/segment-1/vectors.f32`), 64)),
      /found 64: the/,
    ],
    [
      'another model',
      damaged('foreign', (name) => {
        const manifest = world.text(`${name}/model-0/manifest.json`);
        world.write(`${name}/model-0/manifest.json`, manifest.replace('"seed": 1', '"seed": 3'));
      }),
      /model-0: expected the model that made the vectors, found another/,
    ],
    ['no model', damaged('bare', (name) => rmSync(world.path(`${name}/model-0`), { recursive: true })), /model-0/],
    [
      'there already',
      ['index', ...flags, '--input', list, '--out', world.path('list.index')],
      /replace it with --force/,
    ],
    [
      'a folder of something else',
      ['index', ...flags, '--input', list, '--out', world.path('model'), '--force'],
      /in it/,
    ],
    [
      'a file for a folder',
      ['index', ...flags, '--input', list, '--out', list],
      /list.txt: cannot be written, it is a file/,
    ],
    ['no index to add to', ['index', '--add', list], /expected --index DIR, found none/],
    ['nothing to do', change('list.index'), /expected --add, --remove, --compact or --verify/],
    [
      'a model beside an index',
      change('list.index', '--model', 'm', '--add', list),
      /--model means nothing beside --index/,
    ],
    [
      'an unknown side',
      ['index', ...flags, '--input', list, '--out', 'x', '--side', 'up'],
      /--side: expected left or right/,
    ],
    ['an unknown column', searchTable('--query', 'x', '--where', 'kid=odd'), /found "kid=odd": did you mean "kind"/],
    ['no query', search(), /expected --query TEXT or --queries FILE/],
    ['no hits', search('--query', 'x', '-k', '0'), /--k: expected a whole number of at least 1, found "0"/],
    [
      'a key that is missing',
      ['index', ...flags, '--input', list, '--out', 'x', '--key', 'id'],
      /column "id", found "text"/,
    ],
  ])('%s', async (_, args, message) => {
    const { code, out, err } = await gemel(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    expect(err.trim()).not.toContain('\n');
  });
});

describe('parseWhere', () => {
  it('takes commas for part of a value unless a column follows', () => {
    expect(parseWhere('a=1,2,b=x=y,c', ['a', 'b'])).toEqual({ a: '1,2', b: 'x=y,c' });
    expect(parseWhere('a=', ['a'])).toEqual({ a: '' });
    expect(() => parseWhere('a=1,a=2', ['a'])).toThrow('expected a once');
  });
});
