import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Example } from '../../src/data/example.ts';
import { Random } from '../../src/random.ts';
import { drawStrangers, type EpochOptions, Epochs, type EpochTask, type NearPairs } from '../../src/training/epochs.ts';
import { pairExample } from '../data/examples.ts';
import { plainEpochs } from './small-run.ts';

/** Items are one token, their own number, so that they can be told apart. */
const item = (id: number) => Int32Array.of(id);
const idOf = (of: ArrayLike<number>) => of[0];
const pairOf = (left: number, right: number, label: number, groups: readonly [number, number] = [left, right]) =>
  pairExample({ left: item(left), right: item(right), label, groups });

/** Six matches, each of a group of its own, and two non-matches of the first two anchors. */
const matches = Array.from({ length: 6 }, (_, i) => pairOf(10 + i, 20 + i, 1, [i, i]));
const others = [pairOf(10, 30, 0, [0, 30]), pairOf(11, 31, 0, [1, 31])];
const labelled = [...matches, ...others];
const positives = Array.from({ length: 40 }, (_, i) => pairOf(100 + i, 200 + i, 1, [100 + i, 100 + i]));

function epochsOf(
  options: Partial<EpochOptions>,
  { set = { labelled, positives }, candidates = 1, mine, vary }: Partial<EpochTask> = {},
): Epochs {
  return new Epochs({ set, options: { ...plainEpochs, ...options }, candidates, mine, vary });
}
const draw = (epochs: Epochs, seed = 1) => epochs.draw(Random.fromSeed(seed));
const idsOf = (examples: readonly Example[]) => examples.map(({ left, rights }) => [left, ...rights].map(idOf));

describe('Epochs', () => {
  it('shows the labelled examples as they are where nothing else is asked for', async () => {
    const epochs = epochsOf({});
    expect(epochs).toMatchObject({ count: 8, candidates: 1 });
    expect(await draw(epochs)).toEqual(labelled);
  });

  it('has as many examples each time as it says', async () => {
    const share = fc.constantFrom(0, 0.3, 1, 2.5);
    const options = fc.record({
      strangers: share,
      hardNegatives: share,
      positives: share,
      soft: share,
      balance: fc.boolean(),
      swap: fc.boolean(),
    });
    const anyLabelled = fc.subarray(labelled, { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(
        options,
        anyLabelled,
        fc.constantFrom(1 as const, 2 as const),
        async (asked, some, candidates) => {
          const epochs = epochsOf(asked, { candidates, set: { labelled: some, positives, soft: positives } });
          for (const seed of [1, 2]) expect((await draw(epochs, seed)).length).toBe(epochs.count);
        },
      ),
    );
  });

  it('draws further matches anew each time, with the weight that was asked for', async () => {
    const epochs = epochsOf({ positives: 2, positivesWeight: 0.5 });
    expect(epochs.count).toBe(8 + 16);
    const [one, other] = [await draw(epochs, 1), await draw(epochs, 2)].map((shown) =>
      shown.filter(({ left }) => idOf(left) >= 100),
    );
    expect(one).toHaveLength(16);
    expect(one.map(({ weight }) => weight)).toEqual(new Array(16).fill(0.5));
    expect(new Set(idsOf(one).map(String)).size).toBe(16);
    expect(idsOf(one)).not.toEqual(idsOf(other));
    expect(positives.every(({ weight }) => weight === 1)).toBe(true);
    expect(epochsOf({ positives: 100 }).count).toBe(8 + 40);
  });

  it('draws a teacher’s pairs anew each time, never more than there are', async () => {
    const soft = Array.from({ length: 20 }, (_, i) => pairOf(200 + i, 300 + i, i / 19, [200 + i, 300 + i]));
    const set = { labelled, positives, soft };
    const epochs = epochsOf({ soft: 1.5 }, { set });
    expect(epochs.count).toBe(8 + 12);
    const [one, other] = [await draw(epochs, 1), await draw(epochs, 2)];
    expect(one.slice(0, 8)).toEqual(labelled);
    for (const example of one.slice(8)) expect(soft).toContain(example);
    expect(new Set(idsOf(one.slice(8)).map(String)).size).toBe(12);
    expect(idsOf(one)).not.toEqual(idsOf(other));
    expect(epochsOf({ soft: 100 }, { set }).count).toBe(8 + 20);
    expect(epochsOf({}, { set }).count).toBe(8);
  });

  it('repeats the rarer label until both are equally common', async () => {
    const shown = await draw(epochsOf({ balance: true }));
    expect(shown).toHaveLength(12);
    expect(shown.slice(0, 8)).toEqual(labelled);
    for (const example of shown.slice(8)) expect(others).toContain(example);
    const alike = epochsOf({ balance: true }, { set: { labelled: matches, positives: [] } });
    expect(await draw(alike)).toEqual(matches);
  });

  it('swaps sides at random, and groups with them', async () => {
    const shown = await draw(epochsOf({ swap: true }));
    const swapped = shown.filter(({ left }, i) => left !== labelled[i].left);
    expect(swapped.length).toBeGreaterThan(0);
    expect(swapped.length).toBeLessThan(8);
    shown.forEach((example, i) => {
      const { left, rights, labels, groups } = labelled[i];
      const there = { left: example.left, right: example.rights[0], groups: example.groups };
      const back = { left, right: rights[0], groups };
      const turned = { left: rights[0], right: left, groups: { left: groups.rights[0], rights: [groups.left] } };
      expect([back, turned]).toContainEqual(there);
      expect(example.labels).toEqual(labels);
    });
  });

  it('adds near pairs as non-matches, and strangers where none were found', async () => {
    const asked: number[] = [];
    const mine = async (pool: readonly Example[], { wanted }: { wanted: number }): Promise<NearPairs> => {
      asked.push(pool.length, wanted);
      return [{ left: 0, right: 3 }];
    };
    const shown = (await draw(epochsOf({ hardNegatives: 0.5, positives: 1 }, { mine }))).slice(16);
    expect(asked).toEqual([16, 4]);
    expect(shown).toHaveLength(4);
    expect(shown[0]).toEqual(pairOf(10, 23, 0, [0, 3]));
    for (const { labels, groups } of shown) {
      expect(labels).toEqual([0]);
      expect(groups.left).not.toBe(groups.rights[0]);
    }
  });

  it.each([1, 2] as const)(
    'shows each of %s candidates as it is varied, before sides are swapped',
    async (candidates) => {
      const vary = (example: Example, random: Random): Example => ({
        ...example,
        left: item(1000 + random.integer(9)),
      });
      const epochs = epochsOf({ swap: true, strangers: 1 }, { candidates, vary });
      const shown = await draw(epochs);
      expect(shown).toHaveLength(epochs.count);
      for (const ids of idsOf(shown)) expect(ids.filter((id) => id >= 1000)).toHaveLength(1);
      expect(shown).toEqual(await draw(epochs));
    },
  );

  it('is the same for the same seed, and another for another', async () => {
    const options = { strangers: 1, positives: 1, balance: true, swap: true };
    for (const candidates of [1, 2] as const) {
      const epochs = epochsOf(options, { candidates });
      expect(await draw(epochs, 1)).toEqual(await draw(epochs, 1));
      expect(await draw(epochs, 1)).not.toEqual(await draw(epochs, 2));
    }
  });
});

describe('Epochs of triplets', () => {
  it('shows each match of an anchor with a non-match that was labelled, else with a stranger', async () => {
    const epochs = epochsOf({}, { candidates: 2 });
    expect(epochs).toMatchObject({ count: 6, candidates: 2 });
    for (const seed of [1, 2, 3]) {
      const shown = await draw(epochs, seed);
      expect(shown.map(({ labels }) => labels)).toEqual(new Array(6).fill([1, 0]));
      expect(shown.map(({ left, rights }) => [left, rights[0]])).toEqual(
        matches.map(({ left, rights }) => [left, rights[0]]),
      );
      expect(idsOf(shown).slice(0, 2)).toEqual([
        [10, 20, 30],
        [11, 21, 31],
      ]);
      for (const { groups } of shown) expect(groups.rights[1]).not.toBe(groups.left);
    }
  });

  it('knows the groups of both candidates', async () => {
    const [first, , third] = await draw(epochsOf({}, { candidates: 2 }));
    expect(first.groups).toEqual({ left: 0, rights: [0, 30] });
    expect(third.groups).toEqual({ left: 2, rights: [2, idOf(third.rights[1]) - 20] });
  });

  it('takes near items for non-matches where they are asked for, beside labelled ones', async () => {
    const mine = async (): Promise<NearPairs> => matches.map((_, left) => ({ left, right: (left + 1) % 6 }));
    const epochs = epochsOf({ hardNegatives: 1 }, { candidates: 2, mine });
    const seconds = new Set<string>();
    for (let seed = 0; seed < 20; seed++) {
      const shown = await draw(epochs, seed);
      shown.slice(2).forEach(({ rights }, i) => {
        expect(idOf(rights[1])).toBe(20 + ((i + 3) % 6));
      });
      seconds.add(String(idOf(shown[0].rights[1])));
    }
    expect(seconds).toEqual(new Set(['30', '21']));
  });

  it('asks for one near item an anchor', async () => {
    const asked: unknown[] = [];
    const mine = async (_: readonly Example[], wanted: unknown): Promise<NearPairs> => {
      asked.push(wanted);
      return [];
    };
    await draw(epochsOf({ hardNegatives: 1 }, { candidates: 2, mine }));
    expect(asked).toEqual([{ wanted: 6, perAnchor: 1 }]);
  });

  it('lets a match of a source of matches alone count as any other: it has a non-match beside it', async () => {
    const shown = await draw(epochsOf({ positives: 1, positivesWeight: 0 }, { candidates: 2 }));
    expect(shown).toHaveLength(6 + 8);
    expect(shown.map(({ weight }) => weight)).toEqual(new Array(14).fill(1));
  });

  it('keeps triplets that were given as they are', async () => {
    const triplets = matches.map(
      (match, i): Example => ({
        ...match,
        rights: [match.rights[0], item(50 + i)],
        labels: [1, 0],
        groups: { ...match.groups, rights: [match.groups.rights[0], 50 + i] },
      }),
    );
    const epochs = epochsOf({}, { candidates: 2, set: { labelled: triplets, positives: [] } });
    expect(await draw(epochs)).toEqual(triplets);
  });
});

describe('drawStrangers', () => {
  const pairs = Array.from({ length: 5 }, (_, i) => pairOf(i, i, 1));

  it('joins a left and a right item of different pairs, as no match', () => {
    const strangers = drawStrangers(pairs, 200, Random.fromSeed(3));
    expect(strangers).toHaveLength(200);
    for (const { left, rights, labels } of strangers) {
      expect(idOf(left)).not.toBe(idOf(rights[0]));
      expect(labels).toEqual([0]);
    }
    expect(new Set(idsOf(strangers).map(String)).size).toBe(20);
  });

  it('joins no two items of one group of known matches as long as others are there', () => {
    const group = (i: number) => (i < 8 ? 0 : i);
    const linked = Array.from({ length: 20 }, (_, i) => pairOf(i, i, 1, [group(i), group(i)]));
    for (const { groups } of drawStrangers(linked, 500, Random.fromSeed(3))) {
      expect(groups.left).not.toBe(groups.rights[0]);
    }
  });

  it('draws the same from the same seed, and nothing from a single pair', () => {
    expect(drawStrangers(pairs, 9, Random.fromSeed(4))).toEqual(drawStrangers(pairs, 9, Random.fromSeed(4)));
    expect(drawStrangers(pairs.slice(0, 1), 9, Random.fromSeed(4))).toEqual([]);
  });
});
