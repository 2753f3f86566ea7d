import { describe, expect, it } from 'vitest';
import { orderGroups, rowsByGroup } from '../../pipelines/rank/order.ts';
import { PoolRecall } from '../../pipelines/rank/pool.ts';
import { gemel, gemelJson, tinyWorld, toCsv } from './tiny.ts';

const world = tinyWorld();
await gemelJson(world.training('model'));
const model = ['--model', world.path('model'), '--threads', '1'];

const QUESTIONS = ['where is tea in oslo', 'where is snow in lima', 'where is chess in rome'];
const RIGHT = ['tea oslo, which place?', 'snow lima, which place?', 'chess rome, which place?'];
/** Every question with every answer; those of one question do not stand together. */
const candidates = RIGHT.flatMap((a, i) =>
  QUESTIONS.map((q, j) => ({ id: 10 * i + j, q, a, right: i === j ? 'yes' : 'no', theme: `theme ${j}` })),
);
const input = world.write('candidates.csv', toCsv(candidates));
const columns = ['--input', input, '--question', 'q', '--answer', 'a'];

function rowsOf(name: string): Record<string, string>[] {
  const [header, ...lines] = world
    .text(name)
    .trim()
    .split('\n')
    .map((line) => line.match(/("[^"]*"|[^,]*)(,|$)/g) ?? []);
  const clean = (cell: string) => cell.replace(/,$/, '').replace(/^"|"$/g, '');
  return lines.map((cells) =>
    Object.fromEntries(header.filter(Boolean).map((name, i) => [clean(name), clean(cells[i])])),
  );
}

const rank = (out: string, ...flags: string[]) => ['rank', ...model, ...columns, '--output', world.path(out), ...flags];

describe('gemel rank on candidates', () => {
  it('keeps rows, columns and order, adds the scores of gemel score and a rank within each question', async () => {
    expect(await gemelJson(rank('ranked.csv'))).toEqual({ output: world.path('ranked.csv'), answers: 9, questions: 3 });
    const scored = [
      'score',
      ...model,
      '--input',
      input,
      '--left',
      'q',
      '--right',
      'a',
      '--output',
      world.path('scored.csv'),
    ];
    await gemelJson(scored);
    const rows = rowsOf('ranked.csv');
    expect(Object.keys(rows[0])).toEqual(['id', 'q', 'a', 'right', 'theme', 'score', 'rank']);
    expect(rows.map(({ id }) => Number(id))).toEqual(candidates.map(({ id }) => id));
    expect(rows.map(({ score }) => score)).toEqual(rowsOf('scored.csv').map(({ score }) => score));
    for (const question of QUESTIONS) {
      const own = rows.filter(({ q }) => q === question).sort((x, y) => Number(x.rank) - Number(y.rank));
      expect(own.map((row) => row.rank)).toEqual(['1', '2', '3']);
      expect(own.map(({ score }) => Number(score))).toEqual(
        own.map(({ score }) => Number(score)).sort((x, y) => y - x),
      );
      expect(own[0].right).toBe('yes');
    }
  });

  it('sorts by question in the order in which they first come, the best answer first', async () => {
    await gemelJson(rank('sorted.csv', '--sort'));
    const rows = rowsOf('sorted.csv');
    expect(rows.map((row) => row.rank)).toEqual(['1', '2', '3', '1', '2', '3', '1', '2', '3']);
    expect(rows.map(({ q }) => q)).toEqual(QUESTIONS.flatMap((q) => [q, q, q]));
  });

  it('measures where there are labels, and groups by another column', async () => {
    const told = await gemelJson(rank('judged.csv', '--label', 'right', '--label-match', 'yes', '--group', 'theme'));
    expect(told).toMatchObject({ questions: 3, judged: 3, map: 1, mrr: 1, precisionAt1: 1, ndcgAt10: 1 });
    expect(told.precisionAt5).toBeCloseTo(0.2);
    const { out } = await gemel(rank('judged.csv', '--label', 'right', '--label-match', 'yes'));
    expect(out).toMatch(/9 answers to 3 questions ranked: .*precision at 5 +20\.0%/s);
  });

  it('lets a second model order the first candidates anew and leaves the others behind them', async () => {
    await gemelJson(world.training('other', '--seed', '3', '--epochs', '1'));
    await gemelJson(rank('again.csv', '--rerank', world.path('other'), '--candidates', '2'));
    const first = rowsOf('ranked.csv');
    for (const [i, row] of rowsOf('again.csv').entries()) {
      expect(row.score).toBe(first[i].score);
      expect(row.reranked === '').toBe(first[i].rank === '3');
      if (first[i].rank === '3') expect(row.rank).toBe('3');
    }
    for (const q of QUESTIONS) {
      const two = rowsOf('again.csv').filter((row) => row.q === q && row.rank !== '3');
      const [best, second] = two.sort((x, y) => Number(x.rank) - Number(y.rank));
      expect(Number(best.reranked)).toBeGreaterThanOrEqual(Number(second.reranked));
    }
  });
});

describe('gemel rank on a pool', () => {
  const pool = world.write('pool.txt', [...RIGHT, 'maps delhi, which place?', RIGHT[0]].join('\n'));
  const find = (out: string, ...flags: string[]) => [
    'rank',
    ...model,
    '--output',
    world.path(out),
    '--pool',
    pool,
    ...flags,
  ];

  it('finds the best answers of each question, and says how often a right one', async () => {
    const told = await gemelJson(find('found.csv', ...columns, '--label', 'right', '--label-match', 'yes', '--k', '2'));
    expect(told).toMatchObject({ questions: 3, judged: 3, answers: 4, k: 2, recallAt1: 1, recallAt2: 1, mrr: 1 });
    const rows = rowsOf('found.csv');
    expect(Object.keys(rows[0])).toEqual(['question', 'rank', 'score', 'probability', 'answer']);
    expect(rows.map((row) => row.rank)).toEqual(['1', '2', '1', '2', '1', '2']);
    expect(rows.filter((row) => row.rank === '1').map(({ answer }) => answer)).toEqual(RIGHT);
  });

  it('takes questions of a text file, each once, and gives the same answers from an index', async () => {
    const questions = world.write('questions.txt', [...QUESTIONS, QUESTIONS[0]].join('\n'));
    const told = await gemelJson(find('texts.csv', '--input', questions, '--k', '2'));
    expect(told).toEqual({ output: world.path('texts.csv'), questions: 3, answers: 4, k: 2 });
    expect(world.text('texts.csv')).toBe(world.text('found.csv'));
    await gemelJson(['index', ...model, '--input', pool, '--out', world.path('pool.index')]);
    const asked = ['rank', '--index', world.path('pool.index'), '--input', questions, '--k', '2', '--threads', '1'];
    expect(await gemelJson([...asked, '--output', world.path('indexed.csv')])).toMatchObject({ answers: 4 });
    expect(world.text('indexed.csv')).toBe(world.text('found.csv'));
  });

  it.each<[string, string[], RegExp]>([
    ['a pool with --sort', find('x.csv', '--input', input, '--sort'), /--sort means nothing beside --pool/],
    ['--k without a pool', rank('x.csv', '--k', '3'), /--k needs --pool/],
    ['--candidates alone', rank('x.csv', '--candidates', '3'), /--candidates needs --rerank/],
    ['--label-match alone', rank('x.csv', '--label-match', 'yes'), /--label-match needs --label/],
    [
      'no --answer',
      ['rank', ...model, '--input', input, '--question', 'q', '--output', world.path('x.csv')],
      /expected --answer COL/,
    ],
    ['no --model', ['rank', ...columns, '--output', world.path('x.csv')], /expected --model DIR/],
    [
      'standard input',
      ['rank', ...model, '--input', '-', '--question', 'q', '--answer', 'a', '--output', world.path('x.csv')],
      /read twice/,
    ],
    ['a label of another word', rank('x.csv', '--label', 'right'), /found "yes" \(line 2 of .*candidates\.csv\)/],
    [
      'a column that is there already',
      [
        'rank',
        ...model,
        '--input',
        world.path('ranked.csv'),
        '--question',
        'q',
        '--answer',
        'a',
        '--output',
        world.path('x.csv'),
      ],
      /no column "score"/,
    ],
    ['a column that is not there', rank('x.csv', '--group', 'them'), /found .*did you mean "theme"/],
    [
      'labels of no answers',
      find('x.csv', '--input', input, '--question', 'q', '--label', 'right'),
      /--label needs --answer/,
    ],
  ])('refuses %s: exit 2, one line, nothing written', async (_, args, message) => {
    const { code, err } = await gemel(args);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(message);
    expect(code).toBe(2);
    expect(world.files().filter((name) => name.startsWith('x.csv'))).toEqual([]);
  });

  it('stops at Ctrl-C without a trace', async () => {
    const { code } = await gemel(rank('x.csv'), AbortSignal.abort());
    expect(code).toBe(130);
    expect(world.files().filter((name) => name.startsWith('x.csv'))).toEqual([]);
  });
});

describe('orderGroups', () => {
  it('ranks the rows of each group, equal ones in their order', () => {
    const scores = [1, 5, 3, 5, 3];
    const groups = rowsByGroup(['a', 'b', 'a', 'b', 'a']);
    expect(groups).toEqual([
      [0, 2, 4],
      [1, 3],
    ]);
    expect(orderGroups(groups, (one, other) => scores[other] - scores[one])).toEqual({
      ranks: Int32Array.of(3, 1, 1, 2, 2),
      order: [2, 4, 0, 1, 3],
    });
  });
});

describe('PoolRecall', () => {
  it('counts the first right answer of the questions that have one, whatever its case', () => {
    const recall = new PoolRecall(
      new Map([
        ['q', new Set(['Yes.', 'no'])],
        ['r', new Set(['x'])],
      ]),
      2,
    );
    recall.add('q', [{ text: 'what' }, { text: 'yes.' }]);
    recall.add('r', [{ text: 'what' }]);
    recall.add('unknown', [{ text: 'x' }]);
    expect(recall.metrics).toEqual({ questions: 2, recallAt1: 0, recallAt2: 0.5, mrr: 0.25 });
  });
});
