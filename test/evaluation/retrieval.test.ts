import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectItems, dotProductBlocks, retrievalMetrics } from '../../src/evaluation/retrieval.ts';

describe('by hand', () => {
  it('ranks both ways', async () => {
    const blocks = [Float32Array.of(0.9, 0.1), Float32Array.of(0.8, 0.2)];
    expect(await retrievalMetrics({ rights: 2, matches: [[0], [1]], blocks })).toEqual({
      leftToRight: { items: 2, recallAt1: 1 / 2, recallAt10: 1 },
      rightToLeft: { items: 2, recallAt1: 1, recallAt10: 1 },
    });
  });

  it('takes any of several matches, and counts only items that have one', async () => {
    // Left 0 has the rights 1 and 2, of which 2 comes first; left 1 has none; right 0 has none.
    const blocks = [Float32Array.of(0.5, 0.1, 0.9, 0.2, 0.8, 0.1)];
    expect(await retrievalMetrics({ rights: 3, matches: [[1, 2], []], blocks })).toEqual({
      leftToRight: { items: 1, recallAt1: 1, recallAt10: 1 },
      rightToLeft: { items: 2, recallAt1: 1 / 2, recallAt10: 1 },
    });
  });

  it('counts a tie against the match, so that a constant score finds nothing', async () => {
    const size = 12;
    const matches = Array.from({ length: size }, (_, i) => [i]);
    const { leftToRight } = await retrievalMetrics({ rights: size, matches, blocks: [new Float32Array(size * size)] });
    expect(leftToRight).toEqual({ items: size, recallAt1: 0, recallAt10: 0 });
  });

  it('tells the tenth place from the eleventh', async () => {
    const rank = async (place: number) => {
      const row = Float32Array.from({ length: 12 }, (_, i) => (i === 0 ? 12.5 - place : 12 - i));
      return (await retrievalMetrics({ rights: 12, matches: [[0]], blocks: [row] })).leftToRight.recallAt10;
    };
    expect([await rank(10), await rank(11)]).toEqual([1, 0]);
  });

  it('collects the items of pairs', () => {
    const pairs = [
      { left: 'a', right: 'x', label: 1 },
      { left: 'a', right: 'y', label: 0 },
      { left: 'b', right: 'y', label: 1 },
      { left: 'a', right: 'y', label: 0.5 },
      { left: 'a', right: 'x', label: 1 },
    ];
    expect(collectItems(pairs)).toEqual({ lefts: ['a', 'b'], rights: ['x', 'y'], matches: [[0, 1], [1]] });
  });

  it('multiplies vectors block by block', () => {
    const left = Float32Array.of(1, 0, 0, 1, 1, 1);
    const blocks = dotProductBlocks({ left, right: Float32Array.of(2, 3, 5, 7), dimensions: 2, rows: 2 });
    expect([...blocks].map((block) => Array.from(block))).toEqual([
      [2, 5, 3, 7],
      [5, 12],
    ]);
  });
});

it('agrees with ranks counted one by one, however the rows are cut into blocks', async () => {
  const [lefts, rights] = [14, 13];
  const matrix = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: lefts * rights, maxLength: lefts * rights });
  const links = fc.array(fc.subarray([...Array(rights).keys()]), { minLength: lefts, maxLength: lefts });
  await fc.assert(
    fc.asyncProperty(matrix, links, fc.integer({ min: 1, max: 5 }), async (scores, matches, rows) => {
      async function* blocks() {
        for (let from = 0; from < lefts; from += rows)
          yield Float32Array.from(scores.slice(from * rights, (from + rows) * rights));
      }
      const share = (queries: number[], items: number[], at: (query: number, item: number) => [number, boolean]) => {
        const ranks = queries.flatMap((query) => {
          const row = items.map((item) => at(query, item));
          const best = Math.max(...row.flatMap(([score, isMatch]) => (isMatch ? [score] : [])));
          return best === -Infinity ? [] : [row.filter(([score, isMatch]) => !isMatch && score >= best).length + 1];
        });
        const within = (k: number) => ranks.filter((rank) => rank <= k).length / ranks.length;
        return { items: ranks.length, recallAt1: within(1), recallAt10: within(10) };
      };
      const at = (left: number, right: number): [number, boolean] => [
        scores[left * rights + right],
        matches[left].includes(right),
      ];
      const [allLefts, allRights] = [[...Array(lefts).keys()], [...Array(rights).keys()]];
      expect(await retrievalMetrics({ blocks: blocks(), rights, matches })).toEqual({
        leftToRight: share(allLefts, allRights, at),
        rightToLeft: share(allRights, allLefts, (right, left) => at(left, right)),
      });
    }),
  );
});

it.each([
  ['too few rows', [Float32Array.of(1, 2)], 'found 1 rows'],
  ['too many rows', [Float32Array.of(1, 2, 3, 4, 5, 6)], 'found a row 3'],
  ['a row cut off', [Float32Array.of(1, 2, 3)], 'found a row 2 of 1'],
  ['a score that is none', [Float32Array.of(1, 2, NaN, 4)], 'found the score NaN in row 2'],
])('refuses %s', async (_, blocks, message) => {
  await expect(retrievalMetrics({ rights: 2, matches: [[0], [1]], blocks })).rejects.toThrow(message);
});
