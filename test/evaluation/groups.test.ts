import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateGroups } from '../../src/evaluation/groups.ts';

const texts = [...'abcdefg'];

describe('evaluateGroups', () => {
  it('with labels, judges only the pairs that the truth lists', () => {
    const metrics = evaluateGroups({
      texts,
      groups: [
        ['a', 'b', 'c'],
        ['d', 'e'],
      ],
      truth: [
        { left: 'a', right: 'b', label: 1 },
        { left: 'b', right: 'a', label: 1 },
        { left: 'b', right: 'c', label: 0 },
        { left: 'f', right: 'g', label: 1 },
        { left: 'a', right: 'outside', label: 1 },
      ],
    });
    expect(metrics).toEqual({ precision: 1 / 2, recall: 1 / 2, judged: 2, matches: 2, found: 1 });
  });

  it('without labels, takes the transitive closure as all matches', () => {
    const metrics = evaluateGroups({
      texts,
      groups: [
        ['a', 'c', 'd'],
        ['f', 'g'],
      ],
      truth: [
        { left: 'a', right: 'b' },
        { left: 'b', right: 'c' },
        { left: 'd', right: 'e' },
      ],
    });
    // Found: ac ad cd fg, of which ac follows from ab and bc. Matches: ab ac bc de.
    expect(metrics).toEqual({ precision: 1 / 4, recall: 1 / 4, judged: 4, matches: 4, found: 1 });
  });

  it('answers for no groups and for no truth', () => {
    expect(evaluateGroups({ texts, groups: [], truth: [{ left: 'a', right: 'b' }] })).toMatchObject({
      precision: 0,
      recall: 0,
    });
    expect(evaluateGroups({ texts, groups: [['a', 'b']], truth: [] })).toMatchObject({
      precision: 0,
      recall: Number.NaN,
    });
  });

  it('refuses truth that is labelled in part', () => {
    const truth = [
      { left: 'a', right: 'b' },
      { left: 'a', right: 'c', label: 0 as const },
    ];
    expect(() => evaluateGroups({ texts, groups: [], truth })).toThrow('found 1 labels for 2 pairs');
  });

  it('agrees with counting the pairs one by one', () => {
    const letter = fc.constantFrom(...texts);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 7, maxLength: 7 }),
        fc.array(fc.tuple(letter, letter)),
        (groupOf, links) => {
          const groups = [0, 1, 2, 3].map((group) => texts.filter((_, i) => groupOf[i] === group));
          const truth = links.map(([left, right]) => ({ left, right }));
          const reach = texts.map((from) =>
            texts.map((to) => links.some(([a, b]) => (a === from && b === to) || (a === to && b === from))),
          );
          for (const k of texts.keys())
            for (const i of texts.keys()) for (const j of texts.keys()) reach[i][j] ||= reach[i][k] && reach[k][j];
          const all = texts.flatMap((_, i) => texts.slice(i + 1).map((_, j) => [i, i + 1 + j]));
          const metrics = evaluateGroups({ texts, groups, truth });
          expect(metrics.judged).toBe(all.filter(([i, j]) => groupOf[i] === groupOf[j]).length);
          expect(metrics.matches).toBe(all.filter(([i, j]) => reach[i][j]).length);
          expect(metrics.found).toBe(all.filter(([i, j]) => groupOf[i] === groupOf[j] && reach[i][j]).length);
        },
      ),
    );
  });
});
