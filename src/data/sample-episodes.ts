/** Few-shot questions drawn from items that are known by their class. */
import { GemelError } from '../errors.ts';
import type { Random } from '../random.ts';
import type { ClassItem, Episode } from './class-item.ts';
import { groupByClass } from './sample-pairs.ts';

export interface EpisodeOptions {
  /** N, the classes to choose from. */
  readonly way: number;
  /** K, the items by which each class is known. */
  readonly shot: number;
  /** How many episodes. */
  readonly count: number;
  /** Items of each class to be recognised; one unless told. */
  readonly probes?: number;
  readonly random: Random;
}

/**
 * Draws N-way K-shot episodes: N classes anew for each, K items of each as support and others of the same classes as probes. Classes with fewer than
 * K items and their probes are left out.
 *
 * @throws GemelError `bad-input` where fewer than N classes have enough items.
 * @example
 * const items = ['a1', 'a2', 'b1', 'b2', 'c1', 'c2'].map((item) => ({ item, className: item[0] }));
 * const [episode] = sampleEpisodes(items, { way: 2, shot: 1, count: 1, random: Random.fromSeed(1) });
 * [episode.support.length, episode.probes.length]; // [2, 2]
 */
export function sampleEpisodes(
  items: readonly ClassItem[],
  { way, shot, count, probes = 1, random }: EpisodeOptions,
): Episode[] {
  const classes = [...groupByClass(items).values()].filter((members) => members.length >= shot + probes);
  if (classes.length < way) {
    throw new GemelError(
      'bad-input',
      `episodes: expected at least ${way} classes of ${shot + probes} items or more, found ${classes.length}: ask for fewer classes or items`,
    );
  }
  const drawn = random.fork('episodes');
  return Array.from({ length: count }, () => {
    const chosen = drawn.shuffle(classes).slice(0, way);
    const shuffled = chosen.map((members) => drawn.shuffle(members).slice(0, shot + probes));
    return {
      support: shuffled.flatMap((members) => members.slice(0, shot)),
      probes: shuffled.flatMap((members) => members.slice(shot)),
    };
  });
}
