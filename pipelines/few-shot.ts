/** Few-shot recognition with a trained matcher: the scores of each probe with each class of its episode, and what they come to. */
import type { Episode } from '../src/data/class-item.ts';
import { classMeans } from '../src/evaluation/class-means.ts';
import {
  arrangeEpisode,
  type EpisodeClasses,
  type FewShotMetrics,
  fewShotMetrics,
} from '../src/evaluation/few-shot.ts';
import type { Model } from '../src/matchers/model.ts';
import type { Scorer } from '../src/matchers/scorer.ts';
import type { Random } from '../src/random.ts';
import { formatCount, formatMetric, formatPercent } from '../src/report/numbers.ts';
import { formatTable } from '../src/report/table.ts';
import { compareInBlocks, embedSides, type OpenCount } from './class-vectors.ts';

/** Pairs that a matcher without vectors reads at a time. */
const BLOCK = 4096;

/**
 * Judges episodes. A matcher that makes vectors compares each probe with the mean of a class's vectors, by its own head (prototypes: Snell, Swersky & Zemel
 * 2017); any other reads each probe beside each support item, and a class has the mean of their scores. Probes are the left side.
 *
 * @throws GemelError `interrupted` at Ctrl-C, by way of `openCount`.
 */
export async function measureFewShot(
  model: Model,
  {
    episodes,
    scorer,
    random,
    openCount,
  }: {
    readonly episodes: readonly Episode[];
    readonly scorer: Scorer;
    readonly random: Random;
    readonly openCount: OpenCount;
  },
): Promise<FewShotMetrics> {
  const arranged = episodes.map(arrangeEpisode);
  const score = model.matcher.vectors ? scoreByPrototypes : scoreByPairs;
  const scores = await score(model, { episodes: arranged, scorer, openCount });
  return fewShotMetrics(
    arranged.map((episode, i) => ({ ...episode, scores: scores[i] })),
    { random },
  );
}

interface Scoring {
  readonly episodes: readonly EpisodeClasses[];
  readonly scorer: Scorer;
  readonly openCount: OpenCount;
}

async function scoreByPrototypes(
  model: Model,
  { episodes, scorer, openCount }: Scoring,
): Promise<readonly ArrayLike<number>[]> {
  const embedded = await embedSides(model, {
    left: episodes.flatMap(({ probes }) => probes.map(({ item }) => item)),
    right: episodes.flatMap(({ classes }) => classes.flat()),
    scorer,
    openCount,
  });
  const groups = episodes.flatMap(({ classes }) => classes.map((items) => items.map(embedded.right.rowOf)));
  const prototypes = classMeans({ vectors: embedded.right.vectors, dimension: embedded.dimension, groups });
  const left: number[] = [];
  const right: number[] = [];
  let firstClass = 0;
  for (const { classes, probes } of episodes) {
    for (const { item } of probes) {
      for (const k of classes.keys()) {
        left.push(embedded.left.rowOf(item));
        right.push(firstClass + k);
      }
    }
    firstClass += classes.length;
  }
  const scores: number[] = [];
  const vectors = { left: embedded.left.vectors, right: prototypes };
  for await (const block of compareInBlocks(scorer, vectors, { left, right }))
    for (const value of block) scores.push(value);
  let next = 0;
  return episodes.map(({ classes, probes }) => {
    const start = next;
    next += classes.length * probes.length;
    return scores.slice(start, next);
  });
}

async function scoreByPairs(_: Model, { episodes, scorer, openCount }: Scoring): Promise<readonly ArrayLike<number>[]> {
  const pairs = episodes.flatMap(({ classes, probes }) =>
    probes.flatMap(({ item }) => classes.flat().map((support) => ({ left: item, right: support }))),
  );
  const count = openCount(pairs.length, 'pairs');
  const scores: number[] = [];
  for (let start = 0; start < pairs.length; start += BLOCK) {
    for (const score of await scorer.score(pairs.slice(start, start + BLOCK))) scores.push(score);
    count(scores.length);
  }
  let next = 0;
  return episodes.map(({ classes, probes }) =>
    probes.flatMap(() =>
      classes.map((items) => {
        let sum = 0;
        for (const _ of items) sum += scores[next++];
        return sum / items.length;
      }),
    ),
  );
}

/** The figures as a table, and how to read them. `data`: what the episodes are of. */
export function formatFewShot({ way, shot, ...found }: FewShotMetrics, data: string): string {
  const { accuracy, interval, episodes, probes } = found;
  const [low, high] = interval.map((share) => formatPercent(share));
  const rows = [
    { name: 'accuracy', cell: `${formatMetric('accuracy', accuracy)} (${low}–${high})` },
    { name: 'episodes', cell: formatCount(episodes) },
    { name: 'probes', cell: formatCount(probes) },
  ];
  const table = formatTable(rows, [
    { header: `${way}-way ${shot}-shot`, cell: ({ name }) => name },
    { header: data, cell: ({ cell }) => cell, align: 'right' },
  ]);
  const known = shot === 1 ? 'one item' : `${formatCount(shot)} items`;
  return `${table}\n\nEach probe is held against ${way} classes that are known by ${known} each; guessing gets ${formatPercent(1 / way)}. In brackets: where 95 of 100 samples of episodes would put it.`;
}
