import { describe, expect, it } from 'vitest';
import { readTable } from '../../corpora/table.ts';
import { decidingSentences } from '../../pipelines/check/file.ts';
import { gemel, gemelJson, tinyPairs, tinyWorld, toCsv } from './tiny.ts';

const world = tinyWorld();
await gemelJson(world.training('model', '--epochs', '20'));
const model = ['--model', world.path('model'), '--threads', '1'];

/** Titles with bodies of two sentences; three rows have each other's titles. */
const WRONG = [2, 7, 11];
const topics = [...new Map(tinyPairs().map(({ a, b }) => [a, b]))].filter(([a]) => a.startsWith('where')).slice(0, 80);
const own = topics.filter((_, i) => i % 5 === 0);
const rows = own.map(([title, body], i) => {
  const at = WRONG.indexOf(i);
  return { id: i, title: at < 0 ? title : own[WRONG[(at + 1) % 3]][0], text: `${body} Who knows.` };
});
const input = world.write('titles.csv', toCsv(rows));
const columns = ['--input', input, '--title', 'title', '--body', 'text'];
const check = (out: string, ...flags: string[]) => [
  'check',
  ...model,
  ...columns,
  '--output',
  world.path(out),
  ...flags,
];

async function rowsOf(name: string): Promise<Readonly<Record<string, string>>[]> {
  const found = [];
  for await (const { values } of await readTable(world.path(name))) found.push(values);
  return found;
}

describe('gemel check', () => {
  it('keeps every row and column, and puts the most doubtful first', async () => {
    const told = await gemelJson(check('checked.csv'));
    const found = await rowsOf('checked.csv');
    expect(Object.keys(found[0])).toEqual([
      ...['id', 'title', 'text', 'score', 'probability', 'consistent', 'for', 'against', 'suggestion'],
    ]);
    expect(found.map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual(rows.map(({ id }) => id));
    const scores = found.map(({ score }) => Number(score));
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
    expect(
      found
        .slice(0, 3)
        .map(({ id }) => Number(id))
        .sort((a, b) => a - b),
    ).toEqual(WRONG);
    const doubtful = found.filter(({ consistent }) => consistent === 'false');
    expect(told).toMatchObject({ rows: 16, consistent: 16 - doubtful.length, doubtful: doubtful.length });
    expect(doubtful.map(({ id }) => Number(id))).toEqual(expect.arrayContaining(WRONG));
  });

  it('says which sentence speaks for and against, and which title would fit, of doubtful rows alone', async () => {
    const found = await rowsOf('checked.csv');
    for (const row of found) {
      if (row.consistent === 'true') expect([row.for, row.against, row.suggestion]).toEqual(['', '', '']);
      else for (const text of [row.for, row.against].filter(Boolean)) expect(row.text).toContain(text);
    }
    const wrong = found.filter(({ id }) => WRONG.includes(Number(id)));
    expect(wrong.map(({ suggestion }) => suggestion)).toEqual(wrong.map(({ id }) => own[Number(id)][0]));
    expect(wrong.every(({ against }) => against !== '')).toBe(true);
  });

  it('keeps the order, and has the scores of gemel score', async () => {
    await gemelJson(check('ordered.csv', '--keep-order'));
    const found = await rowsOf('ordered.csv');
    expect(found.map(({ id }) => Number(id))).toEqual(rows.map(({ id }) => id));
    await gemelJson([
      'score',
      ...model,
      '--input',
      input,
      '--left',
      'title',
      '--right',
      'text',
      '--output',
      world.path('scored.csv'),
    ]);
    const scored = await rowsOf('scored.csv');
    expect(found.map(({ score, probability }) => [score, probability])).toEqual(
      scored.map(({ score, probability }) => [score, probability]),
    );
    expect(found.map(({ consistent }) => consistent)).toEqual(scored.map(({ match }) => match));
  });

  it('takes another threshold, and explains as many as it is told', async () => {
    const none = await gemelJson(check('none.csv', '--threshold', '-2'));
    expect(none).toMatchObject({ consistent: 16, doubtful: 0, suggestions: 0, threshold: -2 });
    await gemelJson(check('all.csv', '--threshold', '2', '--explain', '1'));
    const found = await rowsOf('all.csv');
    expect(found.every(({ consistent }) => consistent === 'false')).toBe(true);
    expect(found.filter((row) => row.for !== '' || row.against !== '')).toHaveLength(1);
  });

  it('tells the most doubtful rows with their reasons, and writes a page of them', async () => {
    const { out } = await gemel(check('told.csv', '--report', world.path('told.html')));
    expect(out).toMatch(
      /^16 titles: \d+ fit \(.*may not\n3 of these would better have the title of another\n\nThe most doubtful\n/,
    );
    expect(out).toMatch(/ {2}row \d+, .*\n {4}against {2}/);
    const page = world.text('told.html');
    expect(page.match(/Fits better:/g)).toHaveLength(3);
    for (const row of WRONG) expect(page).toContain(`<bdi>${own[row][0]}</bdi>`);
  });

  it('suggests nothing by a model that reads both texts jointly', async () => {
    world.write(
      'joint.json',
      JSON.stringify({
        architecture: 'two-channel',
        joint: { kind: 'kernels' },
        hidden: 4,
        loss: { kind: 'binary-cross-entropy' },
        text: { dimension: 8, lengths: [8], minimumCount: 1 },
        training: { epochs: 1, batchSize: 16, learningRate: 0.05 },
      }),
    );
    const joint = world.training('joint').map((flag) => (flag.endsWith('tiny.json') ? world.path('joint.json') : flag));
    await gemelJson(joint);
    const args = ['check', '--model', world.path('joint'), '--threads', '1', ...columns, '--threshold', '2'];
    const told = await gemelJson([...args, '--output', world.path('jointly.csv')]);
    expect(told).toMatchObject({ doubtful: 16, suggestions: 0 });
    expect((await rowsOf('jointly.csv')).some((row) => row.for !== '' || row.against !== '')).toBe(true);
  });

  it.each<[string, string[], RegExp]>([
    [
      'standard input',
      ['check', ...model, '--input', '-', '--title', 't', '--body', 'b', '--output', world.path('x.csv')],
      /read twice/,
    ],
    ['a report of another kind', check('x.csv', '--report', world.path('x.pdf')), /ends in \.html, found .*x\.pdf/],
    [
      'a file that has been checked',
      [
        'check',
        ...model,
        '--input',
        world.path('checked.csv'),
        '--title',
        'title',
        '--body',
        'text',
        '--output',
        world.path('x.csv'),
      ],
      /no column "score"/,
    ],
    [
      'an empty body',
      [
        'check',
        ...model,
        '--input',
        world.write('empty.csv', 'title,text\na,b\nc,\n'),
        '--title',
        'title',
        '--body',
        'text',
        '--output',
        world.path('x.csv'),
      ],
      /column "text", found nothing \(line 3 of .*empty\.csv\)/,
    ],
    [
      'a wrong column',
      ['check', ...model, '--input', input, '--title', 'titel', '--body', 'text', '--output', world.path('x.csv')],
      /did you mean "title"/,
    ],
  ])('refuses %s: exit 2, one line, nothing written', async (_, args, message) => {
    const { code, err } = await gemel(args);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(message);
    expect(code).toBe(2);
    expect(world.files().filter((name) => name.startsWith('x.'))).toEqual([]);
  });

  it('stops at Ctrl-C without a trace', async () => {
    const { code } = await gemel(check('x.csv', '--report', world.path('x.html')), AbortSignal.abort());
    expect(code).toBe(130);
    expect(world.files().filter((name) => name.startsWith('x.'))).toEqual([]);
  });
});

describe('decidingSentences', () => {
  const sentence = (text: string, weight: number) => ({ text, start: 0, end: text.length, weight });

  it.each<[string, [string, number][], object]>([
    [
      'the strongest both ways',
      [
        ['a', 0.1],
        ['b', 0.3],
        ['c', -0.2],
        ['d', -0.1],
      ],
      { for: 'b', against: 'c' },
    ],
    [
      'none against',
      [
        ['a', 0.1],
        ['b', 0.3],
      ],
      { for: 'b' },
    ],
    [
      'none for',
      [
        ['a', -0.1],
        ['b', 0],
      ],
      { against: 'a' },
    ],
    ['a single sentence', [['a', 0.4]], {}],
    ['no sentence', [], {}],
  ])('%s', (_, sentences, expected) => {
    expect(decidingSentences(sentences.map(([text, weight]) => sentence(text, weight)))).toEqual(expected);
  });
});
