import { describe, expect, it } from 'vitest';
import type { ClassItem } from '../../src/data/class-item.ts';
import { sampleEpisodes } from '../../src/data/sample-episodes.ts';
import { groupByClass } from '../../src/data/sample-pairs.ts';
import { Random } from '../../src/random.ts';

const items = [...'abcdef'].flatMap((className, i): ClassItem[] =>
  Array.from({ length: i + 2 }, (_, n) => ({ item: `${className}${n}`, className })),
);
const draw = (options: { way: number; shot: number; count: number; probes?: number }, seed = 3) =>
  sampleEpisodes(items, { ...options, random: Random.fromSeed(seed) });
const countsOf = (some: readonly ClassItem[]) => Array.from(groupByClass(some).values(), (members) => members.length);

describe('sampleEpisodes', () => {
  it.each([
    { way: 3, shot: 1, probes: 1 },
    { way: 4, shot: 2, probes: 2 },
    { way: 2, shot: 5, probes: 1 },
  ])('draws $way classes with $shot items each and $probes to be recognised, none on both sides', (options) => {
    for (const { support, probes } of draw({ ...options, count: 20 })) {
      expect(countsOf(support)).toEqual(Array(options.way).fill(options.shot));
      expect(countsOf(probes)).toEqual(Array(options.way).fill(options.probes));
      const classes = (some: readonly ClassItem[]) => new Set(some.map(({ className }) => className));
      expect(classes(probes)).toEqual(classes(support));
      expect(new Set([...support, ...probes]).size).toBe(support.length + probes.length);
    }
  });

  it('draws anew for each episode, and the same from the same generator', () => {
    const episodes = draw({ way: 3, shot: 1, count: 10 });
    expect(new Set(episodes.map((episode) => JSON.stringify(episode))).size).toBe(10);
    expect(draw({ way: 3, shot: 1, count: 10 })).toEqual(episodes);
    expect(draw({ way: 3, shot: 1, count: 10 }, 4)).not.toEqual(episodes);
  });

  it('leaves classes out that are too small, and says so where too few are left', () => {
    expect(() => draw({ way: 6, shot: 2, count: 1 })).toThrow(
      'episodes: expected at least 6 classes of 3 items or more, found 5: ask for fewer classes or items',
    );
  });
});
