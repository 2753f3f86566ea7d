/** Few-shot recognition: how often a probe goes to the right one of N classes that are known by K items each. */
import type { Episode } from '../data/class-item.ts';
import { GemelError } from '../errors.ts';
import type { Random } from '../random.ts';
import { bootstrapInterval } from './paired-bootstrap.ts';

/** The keys are the JSON contract of `gemel evaluate --way N`. */
export interface FewShotMetrics {
  /** N, the classes to choose from. */
  readonly way: number;
  /** K, the items by which each class is known. */
  readonly shot: number;
  readonly episodes: number;
  /** In all episodes. */
  readonly probes: number;
  readonly accuracy: number;
  /** Where 95 of 100 samples of episodes would put it. */
  readonly interval: readonly [low: number, high: number];
}

/** An episode by its classes, in the order in which they first occur. */
export interface EpisodeClasses {
  /** N classes, the K items of each. */
  readonly classes: readonly (readonly string[])[];
  /** What is to be recognised, and the position of its class. */
  readonly probes: readonly { readonly item: string; readonly answer: number }[];
}

/**
 * Groups an episode by its classes.
 *
 * @throws GemelError `bad-input` for an episode without support or probes, classes that are not known by equally many items, and a probe of none of them.
 *
 * @example
 * const support = [{ item: 'a1', className: 'a' }, { item: 'b1', className: 'b' }];
 * arrangeEpisode({ support, probes: [{ item: 'b2', className: 'b' }] }).probes; // [{ item: 'b2', answer: 1 }]
 */
export function arrangeEpisode({ support, probes }: Episode): EpisodeClasses {
  const members = new Map<string, string[]>();
  for (const { item, className } of support) members.set(className, [...(members.get(className) ?? []), item]);
  const [first, ...others] = members.values();
  if (!first || probes.length === 0) {
    throw bad(`items of support and probes, found ${support.length} and ${probes.length}`);
  }
  const uneven = others.find(({ length }) => length !== first.length);
  if (uneven) throw bad(`equally many items of each class, found ${first.length} and ${uneven.length}`);
  const positions = new Map([...members.keys()].map((name, position) => [name, position]));
  const arranged = probes.map(({ item, className }) => {
    const answer = positions.get(className);
    if (answer === undefined) throw bad(`a probe of one of its classes, found "${className}" (${item})`);
    return { item, answer };
  });
  return { classes: [...members.values()], probes: arranged };
}

/**
 * The share of probes whose own class has the best score (Lake et al. 2015), over all episodes. Where T classes share the best score the probe counts
 * 1/T if its own is among them: what choosing one of them by chance gets, so that scores which are all the same get 1/N, in whatever order classes stand.
 *
 * The interval is a percentile bootstrap over episodes, as the probes of one share their classes; it has no width where there is one episode.
 *
 * @throws GemelError `bad-input` where there is no episode, or episodes differ in way or shot, or scores are not N finite ones for each probe.
 *
 * @example
 * const support = [{ item: 'a1', className: 'a' }, { item: 'b1', className: 'b' }];
 * const episode = arrangeEpisode({ support, probes: [{ item: 'a2', className: 'a' }, { item: 'b2', className: 'b' }] });
 * const scores = Float32Array.of(0.9, 0.2, 0.6, 0.6);
 * fewShotMetrics([{ ...episode, scores }], { random: Random.fromSeed(1) }).accuracy; // (1 + ½) / 2 = 0.75
 */
export function fewShotMetrics(
  judged: readonly (EpisodeClasses & {
    /** For each probe those of the N classes, higher meaning more alike. */
    readonly scores: ArrayLike<number>;
  })[],
  { random, resamples }: { readonly random: Random; readonly resamples?: number },
): FewShotMetrics {
  const [first] = judged;
  if (!first) throw bad('at least one, found none');
  const [way, shot] = [first.classes.length, first.classes[0].length];
  for (const { classes, probes, scores } of judged) {
    if (classes.length !== way || classes[0].length !== shot) {
      throw bad(`all of them ${way}-way ${shot}-shot, found one ${classes.length}-way ${classes[0].length}-shot`);
    }
    if (scores.length !== probes.length * way) {
      throw bad(`${way} scores for each of ${probes.length} probes, found ${scores.length} in all`);
    }
  }
  const right = judged.map(({ probes, scores }) =>
    probes.reduce(
      (sum, { answer }, i) => sum + creditOf(Array.prototype.slice.call(scores, i * way, (i + 1) * way), answer),
      0,
    ),
  );
  const metric = (counts: Uint32Array) => {
    let [earned, asked] = [0, 0];
    for (const [i, count] of counts.entries()) {
      earned += count * right[i];
      asked += count * judged[i].probes.length;
    }
    return earned / asked;
  };
  const { value, low, high } = bootstrapInterval({ metric, units: judged.length, random, resamples });
  const probes = judged.reduce((sum, episode) => sum + episode.probes.length, 0);
  return { way, shot, episodes: judged.length, probes, accuracy: value, interval: [low, high] };
}

/** 1 where the answer has the best score, less where it shares it. */
function creditOf(scores: readonly number[], answer: number): number {
  const stray = scores.find((score) => !Number.isFinite(score));
  if (stray !== undefined) throw bad(`finite scores, found ${stray}`);
  const best = Math.max(...scores);
  return scores[answer] === best ? 1 / scores.filter((score) => score === best).length : 0;
}

function bad(what: string): GemelError {
  return new GemelError('bad-input', `episodes: expected ${what}`);
}
