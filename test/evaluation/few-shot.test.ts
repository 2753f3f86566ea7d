import { describe, expect, it } from 'vitest';
import { classMeans } from '../../src/evaluation/class-means.ts';
import { arrangeEpisode, fewShotMetrics } from '../../src/evaluation/few-shot.ts';
import { nearestClassMetrics } from '../../src/evaluation/nearest-class.ts';
import { Random } from '../../src/random.ts';

const item = (name: string) => ({ item: name, className: name[0] });
const episode = arrangeEpisode({
  support: ['a1', 'b1', 'a2', 'b2'].map(item),
  probes: ['b3', 'a3'].map(item),
});
const random = () => Random.fromSeed(1);

describe('an episode', () => {
  it('is arranged by class, in the order in which classes come', () => {
    expect(episode).toEqual({
      classes: [
        ['a1', 'a2'],
        ['b1', 'b2'],
      ],
      probes: [
        { item: 'b3', answer: 1 },
        { item: 'a3', answer: 0 },
      ],
    });
  });

  it.each([
    ['no support', [], ['a'], 'found 0 and 1'],
    ['no probes', ['a'], [], 'found 1 and 0'],
    ['uneven classes', ['a1', 'a2', 'b1'], ['a3'], 'found 2 and 1'],
    ['a probe of another class', ['a1', 'b1'], ['c1'], 'found "c" (c1)'],
  ])('is refused with %s', (_, support, probes, message) => {
    expect(() => arrangeEpisode({ support: support.map(item), probes: probes.map(item) })).toThrow(message);
  });
});

describe('fewShotMetrics', () => {
  it('counts probes whose class is best, a shared best in part', () => {
    const judged = [
      { ...episode, scores: [0.1, 0.9, 0.8, 0.2] },
      { ...episode, scores: [0.5, 0.5, 0.1, 0.2] },
    ];
    const metrics = fewShotMetrics(judged, { random: random() });
    expect(metrics).toMatchObject({ way: 2, shot: 2, episodes: 2, probes: 4, accuracy: 2.5 / 4 });
    // A resample holds one of the two twice, or each once.
    expect(metrics.interval).toEqual([0.25, 1]);
  });

  it.each([
    ['no episode', [], 'at least one'],
    ['a score missing', [{ ...episode, scores: [1, 2, 3] }], '2 scores for each of 2 probes, found 3'],
    ['a score that is not finite', [{ ...episode, scores: [1, 2, 3, Number.NaN] }], 'found NaN'],
    [
      'episodes of two kinds',
      [
        { ...episode, scores: [1, 2, 3, 4] },
        { ...arrangeEpisode({ support: [item('a1')], probes: [item('a2')] }), scores: [1] },
      ],
      'all of them 2-way 2-shot, found one 1-way 1-shot',
    ],
  ])('refuses %s', (_, judged, message) => {
    expect(() => fewShotMetrics(judged, { random: random() })).toThrow(message);
  });
});

it('classMeans: the mean of each group of rows, a row in several of them too', () => {
  const vectors = Float32Array.of(0, 2, 4, 6, 8, 10);
  expect([...classMeans({ vectors, dimension: 2, groups: [[0, 2], [1], [0, 1, 2]] })]).toEqual([4, 6, 4, 6, 4, 6]);
});

describe('nearestClassMetrics', () => {
  const gallery = ['a', 'b'];

  it('counts what is taken for what, over blocks, a tie going to the first', async () => {
    const blocks = [Float32Array.of(0.9, 0.1, 0.8, 0.2), Float32Array.of(0.7, 0.3), Float32Array.of(0.5, 0.5)];
    expect(await nearestClassMetrics({ blocks, probes: ['a', 'b', 'b', 'b'], gallery })).toEqual({
      probes: 4,
      classes: 2,
      accuracy: 1 / 4,
      confusions: [{ actual: 'b', taken: 'a', count: 3 }],
    });
  });

  it('goes by the nearest neighbour where a class has several entries', async () => {
    const blocks = [Float32Array.of(0.1, 0.5, 0.9)];
    const found = await nearestClassMetrics({ blocks, probes: ['a'], gallery: ['a', 'b', 'a'] });
    expect(found).toMatchObject({ classes: 2, accuracy: 1, confusions: [] });
  });

  it.each([
    ['a row missing', [Float32Array.of(1, 2)], 'expected 2 rows of scores, found 1'],
    ['a row too many', [new Float32Array(6)], 'found more'],
    ['a row cut off', [new Float32Array(3)], 'found a block of 3'],
    ['a score that is not finite', [Float32Array.of(1, Number.NaN)], 'found NaN'],
  ])('refuses %s', async (_, blocks, message) => {
    await expect(nearestClassMetrics({ blocks, probes: ['a', 'b'], gallery })).rejects.toThrow(message);
  });
});
