import { beforeAll, describe, expect, it } from 'vitest';
import { gemel, gemelJson, tinyWorld } from './tiny.ts';

const world = tinyWorld();
const { path, write, text } = world;
const QUESTIONS = [
  'where is tea in paris',
  'tea paris, which place?',
  'who knows boats near rome',
  'where is snow in oslo',
  'snow oslo, which place?',
  'where is snow in oslo',
];

beforeAll(async () => {
  await gemelJson(world.training('model'));
  const { text: settings, training } = JSON.parse(text('tiny.json'));
  const loss = { kind: 'binary-cross-entropy' };
  const joint = { architecture: 'two-channel', joint: { kind: 'kernels' }, hidden: 4, loss, text: settings };
  write('joint.json', JSON.stringify({ ...joint, training: { ...training, epochs: 1 } }));
  await gemelJson(world.training('joint').map((part) => (part === path('tiny.json') ? path('joint.json') : part)));
  write('questions.txt', QUESTIONS.join('\n'));
}, 60_000);

const find = (input: string, ...more: string[]) =>
  gemelJson(['duplicates', '--model', path('model'), '--input', path(input), '--output', path('groups.csv'), ...more]);

describe('gemel duplicates', () => {
  it.each([
    { name: 'one text', lines: ['tea'], texts: 1, groups: 0, grouped: 0 },
    { name: 'equal texts', lines: ['tea', 'tea', 'tea'], texts: 3, groups: 1, grouped: 3 },
  ])('takes $name, by each way of searching', async ({ lines, name: _, ...expected }) => {
    write('few.csv', ['text', ...lines].join('\n'));
    for (const more of [[], ['--search', 'approximate'], ['--rerank', path('joint')]]) {
      expect(await find('few.csv', ...more)).toMatchObject(expected);
    }
    expect(text('groups.csv').trimEnd().split('\n')).toHaveLength(1 + expected.grouped);
  });

  it('finds the same approximately, and says how much it may have missed', async () => {
    const exact = await find('questions.txt', '--threshold', '0.9');
    const groups = text('groups.csv');
    const { exactSample, ...approximate } = await find(
      'questions.txt',
      '--threshold',
      '0.9',
      '--search',
      'approximate',
    );
    expect(text('groups.csv')).toBe(groups);
    expect(approximate).toMatchObject({ search: 'approximate', pairs: exact.pairs });
    expect(exact).toMatchObject({ search: 'exact', seconds: { encode: expect.any(Number) } });
    expect(exactSample).toMatchObject({ texts: 5, pairs: exact.pairs, missed: 0, recall: 1 });
  });

  it('lets a second model have the last word', async () => {
    const none = await find('questions.txt', '--rerank', path('joint'), '--threshold', '2');
    // Equal texts are duplicates whatever a model says.
    expect(none).toMatchObject({ pairs: 0, groups: 1, grouped: 2, threshold: 2 });
    expect(none.candidates).toBeGreaterThan(4);
    const all = await find('questions.txt', '--rerank', path('joint'), '--threshold', '-100');
    expect(all).toMatchObject({ pairs: all.candidates });
  });

  it('writes a page to look through the groups', async () => {
    await find('questions.txt', '--threshold', '0.9', '--report', path('review.html'));
    expect(text('review.html')).toContain('<h1>questions.txt</h1>');
    expect(text('review.html')).toContain('"where is snow in oslo"');
  });

  it('says which texts a file has already', async () => {
    write('known.txt', ['where is tea in paris', 'who knows maps near lima'].join('\n'));
    const against = ['--against', path('known.txt'), '--threshold', '2'];
    expect(await find('questions.txt', ...against)).toMatchObject({ texts: 6, matched: 1 });
    const [header, row] = text('groups.csv').split('\n');
    expect(header).toBe('text,similarity,match');
    expect(row).toMatch(/^where is tea in paris,[\d.]+,where is tea in paris$/);
  });

  it('adds to an index the texts that it has not yet', async () => {
    write('first.txt', QUESTIONS.slice(0, 2).join('\n'));
    const index = ['--input', path('first.txt'), '--model', path('model'), '--out', path('index')];
    expect((await gemel(['index', ...index])).err).toBe('');
    const add = ['duplicates', '--against', path('index'), '--input', path('questions.txt'), '--threshold', '2'];
    const output = ['--output', path('known.csv')];
    expect(await gemelJson([...add, ...output, '--add'])).toMatchObject({ matched: 2, added: 3 });
    expect(text('known.csv')).toMatch(
      /^text,similarity,match,key\nwhere is tea in paris,(1|0\.9999\d*),where is tea in paris,[0-9a-f]{16}\n/,
    );
    expect(await gemelJson([...add, ...output])).toMatchObject({ matched: 6 });
  });

  it('refuses an empty file in one line', async () => {
    const args = [
      'duplicates',
      '--model',
      path('model'),
      '--output',
      path('no.csv'),
      '--input',
      write('empty.txt', ''),
    ];
    expect(await gemel(args)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^gemel duplicates: .*empty file.*\n$/),
    });
  });

  it.each([
    { flags: ['--search', 'quick'], says: '--search: expected exact or approximate, found "quick"' },
    { flags: ['--report', 'page.pdf'], says: '--report: expected an .html file' },
    { flags: ['--add'], says: '--add: expected --against INDEX beside it' },
    { flags: ['--against', 'questions.txt', '--chains'], says: '--chains means nothing beside --against' },
  ])('refuses $flags', async ({ flags, says }) => {
    const base = ['duplicates', '--model', path('model'), '--input', path('questions.txt'), '--output', path('no.csv')];
    const { code, err } = await gemel([...base, ...flags]);
    expect(code).toBe(2);
    expect(err).toContain(says);
    expect(world.exists('no.csv')).toBe(false);
  });
});
