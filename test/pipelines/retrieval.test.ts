import { mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measureRetrieval } from '../../pipelines/retrieval.ts';
import type { Pair } from '../../src/data/pair.ts';
import { collectItems, retrievalMetrics } from '../../src/evaluation/retrieval.ts';
import { Scorer } from '../../src/matchers/scorer.ts';
import { loadModel } from '../../src/storage/model-folder.ts';
import { gemel, gemelJson, tinyPairs, tinyWorld } from './tiny.ts';

const world = tinyWorld();

describe('measureRetrieval', () => {
  const pairs = tinyPairs()
    .slice(0, 40)
    .map(({ a, b, same }): Pair => ({ left: a, right: b, label: same }));
  const heads: [string, object][] = [
    ['cosine', { head: { kind: 'cosine' } }],
    ['scaled-cosine', { head: { kind: 'scaled-cosine' }, loss: { kind: 'binary-cross-entropy' } }],
    ['euclidean', { head: { kind: 'euclidean' } }],
    ['classifier', { head: { kind: 'classifier', hidden: 4 }, loss: { kind: 'binary-cross-entropy' } }],
    [
      'two-channel',
      {
        ...{ architecture: 'two-channel', joint: { kind: 'kernels', kernels: 3 }, hidden: 4 },
        ...{ encoder: undefined, head: undefined, loss: { kind: 'binary-cross-entropy' } },
      },
    ],
  ];

  it.each(heads)('of a matcher by %s gives what all its scores one by one give', async (name, settings) => {
    const tiny = { ...JSON.parse(world.text('tiny.json')), ...settings };
    world.write(`${name}.json`, JSON.stringify(tiny));
    const flags = world.training(name, '--epochs', '1').map((flag) => flag.replace('tiny.json', `${name}.json`));
    await gemelJson(flags);
    const { model } = await loadModel(world.path(name));
    const scorer = new Scorer(model, { threads: 1 });
    const { lefts, rights, matches } = collectItems(pairs);
    const all = lefts.flatMap((left) => rights.map((right) => ({ left, right })));
    const blocks = [await scorer.score(all)];
    const expected = await retrievalMetrics({ blocks, rights: rights.length, matches });
    expect(await measureRetrieval(model, { pairs, scorer })).toEqual(expected);
    expect(expected.leftToRight.items).toBe(20);
    await scorer.dispose();
  });

  it('refuses what would take a matcher without vectors too long', async () => {
    const { model } = await loadModel(world.path('two-channel'));
    const many = Array.from({ length: 500 }, (_, i) => ({ left: `left ${i}`, right: `right ${i}`, label: 1 }));
    await expect(measureRetrieval(model, { pairs: many, scorer: new Scorer(model) })).rejects.toMatchObject({
      code: 'bad-usage',
      message: expect.stringMatching(/at most 200,000 pairs .*, found 250,000 for one that reads pairs jointly/),
    });
  });
});

describe('pictures and captions', async () => {
  const KINDS = ['dark', 'bright'];
  mkdirSync(world.path('flickr'));
  mkdirSync(world.path('flickr/images'));
  for (let i = 0; i < 12; i++) {
    const pixels = Buffer.alloc(64, i % 2 === 0 ? 10 + i : 200 + i);
    world.write(`flickr/images/${i}.pgm`, Buffer.concat([Buffer.from('P5\n8 8\n255\n'), pixels]));
  }
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => `${from + i}.pgm,a ${KINDS[(from + i) % 2]} picture ${from + i}`);
  for (const [split, from, to] of [
    ['train', 0, 6],
    ['dev', 6, 9],
    ['test', 9, 12],
  ] as const) {
    world.write(`flickr/${split}.csv`, ['image,caption', ...rows(from, to)].join('\n'));
  }
  const picture = { kind: 'picture-cnn', height: 8, width: 8, channels: 1, filters: [4], dimension: 8 };
  world.write(
    'captions.json',
    JSON.stringify({
      ...JSON.parse(world.text('tiny.json')),
      architecture: 'pseudo-siamese',
      encoder: picture,
      rightEncoder: { kind: 'bag' },
      loss: { kind: 'in-batch-negatives' },
    }),
  );
  const corpus = ['--corpus', 'flickr8k', '--data', world.path('flickr'), '--threads', '1'];
  const model = world.path('captions');
  const preset = ['--preset', world.path('captions.json'), '--epochs', '1'];
  const trained = await gemelJson(['train', ...corpus, ...preset, '--out', model]);
  const recall = { items: 3, recallAt1: expect.any(Number), recallAt10: 1 };

  it('are judged by recall in both directions, when they were trained on and by themselves', async () => {
    const evaluated = await gemelJson(['evaluate', '--model', model, ...corpus]);
    for (const metrics of [trained.metrics, evaluated]) {
      expect(metrics).toMatchObject({ leftToRight: recall, rightToLeft: recall, pairs: 6, recallAt10: 1 });
      expect(metrics.recallAt1).toBe(metrics.leftToRight.recallAt1);
      expect(metrics.unseen).not.toHaveProperty('recallAt1');
    }
  });

  it('are told of in the table', async () => {
    const { out } = await gemel(['evaluate', '--model', model, ...corpus]);
    expect(out).toMatch(
      /^recall at 1 +\d+\.\d% +–\nrecall at 10 +100\.0% +–\nrecall at 1, right to left +\d+\.\d% *\n/m,
    );
    expect(out).toContain('how many of the 3 items on the left find one that is theirs');
  });
});
