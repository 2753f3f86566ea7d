import { describe, expect, it } from 'vitest';
import { measureFewShot } from '../../pipelines/few-shot.ts';
import { measureRecognition } from '../../pipelines/recognition.ts';
import { sampleEpisodes } from '../../src/data/sample-episodes.ts';
import { groupByClass } from '../../src/data/sample-pairs.ts';
import { arrangeEpisode, fewShotMetrics } from '../../src/evaluation/few-shot.ts';
import { Scorer } from '../../src/matchers/scorer.ts';
import { Random } from '../../src/random.ts';
import { loadModel } from '../../src/storage/model-folder.ts';
import { gemel, gemelJson, tinyPairs, tinyWorld } from './tiny.ts';

const world = tinyWorld();
const joint = {
  ...{ architecture: 'two-channel', joint: { kind: 'kernels', kernels: 3 }, hidden: 4 },
  ...{ encoder: undefined, head: undefined, loss: { kind: 'binary-cross-entropy' } },
};
world.write('joint.json', JSON.stringify({ ...JSON.parse(world.text('tiny.json')), ...joint }));
await gemelJson(world.training('vectors'));
await gemelJson(world.training('joint', '--epochs', '1').map((flag) => flag.replace('tiny.json', 'joint.json')));

/** The matches as items of a class for each topic. */
const items = tinyPairs()
  .filter(({ same }) => same === 1)
  .flatMap(({ a, b }) => [a, b].map((item) => ({ item, className: b.split(' ')[0] })));
const random = () => Random.fromSeed(5);
const openCount = () => () => {};

describe('measureFewShot', () => {
  it.each(['vectors', 'joint'])(
    'one-shot with the %s model goes by the score of each probe with each item',
    async (name) => {
      const { model } = await loadModel(world.path(name));
      const scorer = new Scorer(model, { threads: 1 });
      const episodes = sampleEpisodes(items, { way: 4, shot: 1, count: 6, random: random() });
      const found = await measureFewShot(model, { episodes, scorer, random: random(), openCount });
      const judged = [];
      for (const { classes, probes } of episodes.map(arrangeEpisode)) {
        const pairs = probes.flatMap(({ item }) => classes.flat().map((right) => ({ left: item, right })));
        judged.push({ classes, probes, scores: await scorer.score(pairs) });
      }
      expect(found).toEqual(fewShotMetrics(judged, { random: random() }));
      expect(found).toMatchObject({ way: 4, shot: 1, episodes: 6, probes: 24 });
      await scorer.dispose();
    },
  );

  it('takes several shots together, and counts to the end', async () => {
    for (const name of ['vectors', 'joint']) {
      const { model } = await loadModel(world.path(name));
      const scorer = new Scorer(model, { threads: 1 });
      const episodes = sampleEpisodes(items, { way: 3, shot: 4, count: 5, random: random() });
      let [total, last] = [0, 0];
      const counting = (all: number) => {
        total = all;
        return (done: number) => {
          last = done;
        };
      };
      const found = await measureFewShot(model, { episodes, scorer, random: random(), openCount: counting });
      expect(found, name).toMatchObject({ way: 3, shot: 4, probes: 15 });
      expect(last, name).toBe(total);
      // The tiny model of vectors has learned these topics.
      if (name === 'vectors') expect(found.accuracy).toBeGreaterThan(0.8);
      await scorer.dispose();
    }
  });
});

it('measureRecognition: probes that the gallery holds find their own class', async () => {
  const { model } = await loadModel(world.path('vectors'));
  const scorer = new Scorer(model, { threads: 1 });
  const found = await measureRecognition(model, { gallery: items, probes: items, scorer, openCount });
  expect(found).toMatchObject({ probes: items.length, classes: groupByClass(items).size });
  expect(found.accuracy).toBeGreaterThan(0.8);
  await scorer.dispose();
});

it.each([
  [['--shot', '2'], '--shot means nothing without --way'],
  [['--episodes', '2'], '--episodes means nothing without --way'],
  [['--way', '1'], '--way: expected a whole number of at least 2, found "1"'],
  [['--way', '5', '--report', 'x.html'], '--report means nothing beside --way'],
  [['--way', '5', '--split', 'train'], '--split: expected dev or test, found "train"'],
  [['--way', '5'], 'expected a corpus of items that are known by their class'],
])('gemel evaluate %s is refused', async (flags, message) => {
  const { code, err } = await gemel(['evaluate', '--model', world.path('vectors'), ...flags]);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
