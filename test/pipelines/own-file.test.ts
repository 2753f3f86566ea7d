import { mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadUserPairs, loadUserTriplets } from '../../pipelines/own-file.ts';
import { loadModel } from '../../src/storage/model-folder.ts';
import { gemel, gemelJson, tinyPairs, tinyWorld, toCsv } from './tiny.ts';

const world = tinyWorld();
const preset = (name: string, settings: object) =>
  world.write(`${name}.json`, JSON.stringify({ ...JSON.parse(world.text('tiny.json')), ...settings }));
const graded = preset('tiny-graded', { loss: { kind: 'mean-squared-error' } });
const ranking = preset('tiny-ranking', { loss: { kind: 'listwise' } });
const triplet = preset('tiny-triplet', { architecture: 'triplet', loss: { kind: 'triplet' } });

/** The tiny pairs with grades from 1 to 5. */
const gradedFile = world.write(
  'graded.csv',
  toCsv(tinyPairs().map(({ a, b, same }, i) => ({ a, b, grade: same === 1 ? 4 + (i % 3) / 2 : 1 + (i % 3) / 2 }))),
);
const rankingFile = world.write(
  'ranking.csv',
  toCsv(
    tinyPairs()
      .filter(({ same }) => same === 1)
      .flatMap(({ a, b }, i, all) => [
        { a, b: all[(i + 9) % all.length].b, same: 0 },
        { a, b, same: 1 },
        { a, b: all[(i + 21) % all.length].b, same: 0 },
      ]),
  ),
);
const triplets = tinyPairs()
  .filter(({ same }) => same === 1)
  .map(({ a, b }) => ({ anchor: a, positive: b, negative: `${a} and nothing of the kind` }));
const tripletFile = world.write('triplets.csv', toCsv(triplets));

const columns = ['--left', 'a', '--right', 'b'];
const grades = ['--pairs', gradedFile, ...columns, '--label', 'grade'];
const candidates = ['--pairs', rankingFile, ...columns, '--label', 'same'];
const ofTriplets = (file = tripletFile) => {
  return ['--triplets', file, '--anchor', 'anchor', '--positive', 'positive', '--negative', 'negative'];
};
const train = (out: string, settings: string, ...flags: string[]) => [
  ...['train', '--out', world.path(out), '--preset', settings, '--threads', '1', ...flags],
];
const compare = (settings: string, ...flags: string[]) => [
  ...['compare', '--presets', settings, '--seeds', '1', '--budget', '20steps', '--threads', '1', ...flags],
];

describe('grades', async () => {
  const summary = await gemelJson(train('graded', graded, '--graded', ...grades));

  it('are learned, and judged by correlation', async () => {
    expect(summary.metrics.spearman).toBeGreaterThan(0.7);
    expect(summary.metrics.pearson).toBeGreaterThan(0.7);
    expect((await loadModel(world.path('graded'))).task).toEqual({ kind: 'graded', lowest: 1, highest: 5 });
  });

  it('take their range from the flags where it is given', async () => {
    await gemelJson(train('ranged', graded, '--graded', '--lowest', '0', '--highest', '6', ...grades, '--epochs', '1'));
    expect((await loadModel(world.path('ranged'))).task).toEqual({ kind: 'graded', lowest: 0, highest: 6 });
  });

  it('are read by the range of the model', async () => {
    const few = world.write('few.csv', 'a,b,grade\n"cats in oslo","oslo cats",3\n"tea in oslo","maps in rome",2\n');
    const flags = ['evaluate', '--model', world.path('graded'), '--pairs', few, ...columns, '--label', 'grade'];
    // Of 1 to 5, 3 is just a match, and 2 is none; in the file alone they would be the ends.
    const evaluated = await gemelJson([...flags, '--predictions', world.path('graded-predictions.csv')]);
    expect(evaluated).toMatchObject({ pairs: 2, pearson: expect.any(Number) });
    expect(world.text('graded-predictions.csv')).toMatch(/oslo cats,1,.*\n.*maps in rome,0,/);
    const beyond = world.write('beyond.csv', 'a,b,grade\ncats,cats,3\ntea,maps,7\n');
    const { code, err } = await gemel(flags.map((flag) => (flag === few ? beyond : flag)));
    expect(err).toMatch(/expected a grade from 1 to 5, found 7 \(column "grade", line 3 of .*beyond\.csv\)/);
    expect(code).toBe(2);
    const words = await gemel([...flags, '--label-match', 'yes']);
    expect([words.code, words.err]).toEqual([2, expect.stringContaining('--label-match means nothing for a model of')]);
  });

  it('of a dev file are read by the range of the training file', async () => {
    const dev = world.write('dev.csv', toCsv(tinyPairs().map(({ a, b, same }) => ({ a, b, grade: 2 + 2 * same }))));
    const data = await loadUserPairs({
      path: gradedFile,
      columns: { left: 'a', right: 'b', label: 'grade' },
      task: { kind: 'graded' },
      dev,
    });
    expect(new Set(data.dev.map(({ label }) => label))).toEqual(new Set([0.75, 0.25]));
  });

  it('are compared by correlation', async () => {
    const compared = await gemelJson(compare(graded, '--graded', ...grades));
    expect(compared.metric).toBe('spearman');
    expect(compared.presets[0].metrics.spearman.mean).toBeGreaterThan(0.3);
  });
});

describe('candidates of questions', () => {
  it('are ranked, no question held out with some of its candidates only', async () => {
    const { metrics } = await gemelJson(train('ranking', ranking, '--ranking', ...candidates));
    expect(metrics).toMatchObject({ questions: 8, pairs: 24 });
    expect(metrics.map).toBeGreaterThan(0.8);
    expect((await loadModel(world.path('ranking'))).task).toEqual({ kind: 'ranking' });
  });

  it('are evaluated and compared as questions', async () => {
    const evaluated = await gemelJson(['evaluate', '--model', world.path('ranking'), ...candidates]);
    expect(evaluated).toMatchObject({ questions: 80, pairs: 240, map: expect.any(Number) });
    const { metric, probes } = await gemelJson(compare(ranking, '--ranking', ...candidates));
    expect(metric).toBe('map');
    // All tied: each question's right answer comes last of three.
    expect(probes.majority.metrics.map).toBeCloseTo(1 / 3, 12);
  });
});

describe('triplets', () => {
  it('are learned, a tenth held out as matches and non-matches', async () => {
    const summary = await gemelJson(train('triplets', triplet, ...ofTriplets(), '--epochs', '2'));
    expect(summary).toMatchObject({ pairs: 2 * 72, metrics: { pairs: 16 } });
    expect(summary.metrics.averagePrecision).toBeGreaterThan(0.6);
    const { origin } = await loadModel(world.path('triplets'));
    expect(origin).toMatchObject({ data: expect.stringMatching(/triplets\.csv, 72 triplets$/), pairs: 144 });
    const other = await gemelJson(train('other triplets', triplet, ...ofTriplets(), '--epochs', '1', '--limit', '30'));
    expect(other.pairs).toBe(60);
    expect(other.dataHash).not.toBe(summary.dataHash);
  });

  it('go without a preset', async () => {
    const flags = [...train('usual', triplet, ...ofTriplets(), '--epochs', '1')];
    expect(await gemelJson(flags.toSpliced(flags.indexOf('--preset'), 2))).toMatchObject({ preset: 'triplet' });
  });

  it('take dev from a file with the same columns', async () => {
    const path = tripletFile;
    const dev = world.write('dev-triplets.csv', toCsv(triplets.slice(0, 3)));
    const data = await loadUserTriplets({
      path,
      columns: { anchor: 'anchor', positive: 'positive', negative: 'negative' },
      dev,
    });
    expect(data.triplets).toHaveLength(80);
    expect(data.train).toEqual([]);
    expect(data.notes).toEqual([]);
    const [{ anchor, positive, negative }] = triplets;
    expect(data.dev.slice(0, 2)).toEqual([
      { left: anchor, right: positive, label: 1 },
      { left: anchor, right: negative, label: 0 },
    ]);
  });

  it('are compared, and give the probes pairs to learn from', async () => {
    const { presets, probes, data, pairs } = await gemelJson(compare(triplet, ...ofTriplets()));
    expect(data).toMatch(/72 triplets$/);
    expect(pairs).toBe(16);
    expect(presets[0].metrics.averagePrecision.mean).toBeGreaterThan(0.5);
    expect(probes.majority.metrics).toMatchObject({ averagePrecision: 0.5, accuracy: 0.5 });
  });
});

describe('several corpora', () => {
  const answers = 'question_id,question,answer,label\n0,q,a,1\n0,q,b,0\n';
  for (const name of ['both', 'both/wikiqa', 'both/trecqa']) mkdirSync(world.path(name));
  for (const split of ['train', 'dev']) {
    world.write(`both/wikiqa/${split}.csv`, answers);
    world.write(
      `both/trecqa/${split}.csv`,
      answers.replaceAll('q', 'r').replace('ruestion_id,ruestion', 'question_id,question'),
    );
  }
  world.write('both/wikiqa/test.csv', answers);

  it('have a folder each inside the one that is named', async () => {
    const flags = ['--corpus', 'wikiqa,trecqa', '--data', world.path('both'), '--epochs', '1'];
    expect(await gemelJson(train('corpora', ranking, ...flags))).toMatchObject({ pairs: 4, metrics: { questions: 1 } });
    const { split, pairs } = await gemelJson(compare(ranking, ...flags.slice(0, 4), '--split', 'test'));
    expect([split, pairs]).toEqual(['test', 2]);
  });

  it('share the folder itself where there is none for them', async () => {
    const flags = ['--corpus', 'wikiqa,trecqa', '--data', world.path('both/wikiqa'), '--epochs', '1'];
    expect(await gemelJson(train('one folder', ranking, ...flags))).toMatchObject({ pairs: 4 });
  });
});

describe('what cannot be learned from: exit 2, one line, nothing left behind', () => {
  const badGrade = world.write('bad-grade.csv', 'a,b,grade\nx,y,3\nx,z,good\n');
  const oneGrade = world.write('one-grade.csv', 'a,b,grade\nx,y,3\nx,z,3\n');
  const blank = world.write('blank-triplets.csv', 'anchor,positive,negative\na,b,c\nd,,f\n');
  const linked = world.write(
    'linked.csv',
    toCsv(Array.from({ length: 30 }, (_, i) => ({ anchor: `a${i}`, positive: `p${i}`, negative: 'the same' }))),
  );
  const oneQuestion = world.write('one-question.csv', 'a,b,same\nq,x,1\nq,y,0\nq,z,0\n');
  const pairsOf = (file: string, label: string, ...flags: string[]) =>
    train('new', graded, '--pairs', file, ...columns, '--label', label, ...flags);

  it.each<[string, string[], RegExp]>([
    [
      'a grade that is no number',
      pairsOf(badGrade, 'grade', '--graded'),
      /expected a grade, a number, found "good" \(column "grade", line 3 of .*bad-grade\.csv\)/,
    ],
    ['one grade only', pairsOf(oneGrade, 'grade', '--graded'), /expected grades of a range, found 3 as the lowest/],
    [
      'a grade outside the range',
      pairsOf(gradedFile, 'grade', '--graded', '--highest', '4'),
      /expected a grade from 1 to 4, found 5 \(column "grade", line 4 /,
    ],
    [
      'a range with an empty half',
      pairsOf(gradedFile, 'grade', '--graded', '--highest', '50'),
      /expected grades in both halves of the range from 1 to 50, found 160 in the lower one/,
    ],
    [
      'an unknown column of grades',
      pairsOf(gradedFile, 'score', '--graded'),
      /expected a column "score", found "a", "b", "grade" \(line 1 of .*graded\.csv\)/,
    ],
    ['no end of a range', pairsOf(gradedFile, 'grade', '--graded', '--lowest', 'low'), /--lowest: expected a number/],
    [
      'a range without grades',
      pairsOf(gradedFile, 'grade', '--lowest', '1'),
      /--lowest means nothing without --graded/,
    ],
    [
      'grades of a ranking',
      pairsOf(gradedFile, 'grade', '--graded', '--ranking'),
      /--ranking means nothing beside --graded/,
    ],
    [
      'a single question',
      pairsOf(oneQuestion, 'same', '--ranking'),
      /tenth of the pairs to be all candidates of some questions, .* found 0 that serve/,
    ],
    [
      'an unknown column of triplets',
      train('new', triplet, ...ofTriplets().with(3, 'query')),
      /expected a column "query", found "anchor", "positive", "negative" \(line 1 of .*triplets\.csv\)/,
    ],
    [
      'a triplet without a text',
      train('new', triplet, ...ofTriplets(blank)),
      /expected a text in column "positive", found nothing \(line 3 of .*blank-triplets\.csv\)/,
    ],
    ['triplets without a column', train('new', triplet, ...ofTriplets().slice(0, 4)), /expected --positive COL, found/],
    ['triplets that are all linked', train('new', triplet, ...ofTriplets(linked)), /give a file of its own with --dev/],
    ['triplets beside pairs', train('new', triplet, ...ofTriplets(), ...candidates), /--triplets means nothing beside/],
    [
      'labels of triplets',
      train('new', triplet, ...ofTriplets(), '--label', 'x'),
      /--label means nothing beside --trip/,
    ],
    ['triplets of a corpus', train('new', triplet, '--anchor', 'a'), /--anchor means nothing beside --corpus/],
    ['grades of a corpus', train('new', graded, '--graded'), /--graded means nothing beside --corpus/],
    [
      'a comparison of both',
      compare(triplet, ...ofTriplets(), '--split', 'dev'),
      /--split means nothing beside --trip/,
    ],
  ])('%s', async (_, args, message) => {
    const before = world.files();
    const { code, out, err } = await gemel(args);
    expect(err).toMatch(message);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(out).toBe('');
    expect(code).toBe(2);
    expect(world.files()).toEqual(before);
  });
});
