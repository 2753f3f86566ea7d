import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnownMatches } from '../../src/data/example.ts';
import type { Pair } from '../../src/data/pair.ts';

const pairOf = (left: string, right: string, label: number): Pair => ({ left, right, label });

describe('KnownMatches', () => {
  it('puts into one group what matches directly or through others', () => {
    const known = KnownMatches.fromPairs([
      pairOf('a', 'b', 1),
      pairOf('c', 'b', 1),
      pairOf('c', 'd', 0),
      pairOf('d', 'e', 1),
    ]);
    expect(known.groupOf('a')).toBe(known.groupOf('b'));
    expect(known.groupOf('a')).toBe(known.groupOf('c'));
    expect(known.groupOf('d')).toBe(known.groupOf('e'));
    expect(known.groupOf('a')).not.toBe(known.groupOf('d'));
  });

  it('takes texts that differ in spelling alone for one, unless it is told what one item is', () => {
    const pairs = [pairOf('A cat!', 'one', 1), pairOf('a  cat', 'two', 1)];
    const spelled = KnownMatches.fromPairs(pairs);
    expect(spelled.groupOf('one')).toBe(spelled.groupOf('two'));
    const asItIs = (raw: string) => raw;
    const exact = KnownMatches.fromPairs(pairs, { left: asItIs, right: asItIs });
    expect(exact.groupOf('one')).not.toBe(exact.groupOf('two'));
  });

  it('counts a grade of at least a half as a match, and does not know what was in no pair', () => {
    const known = KnownMatches.fromPairs([pairOf('a', 'b', 0.5), pairOf('a', 'c', 0.4)]);
    expect(known.groupOf('a')).toBe(known.groupOf('b'));
    expect(known.groupOf('a')).not.toBe(known.groupOf('c'));
    expect(known.groupOf('z')).toBe(-1);
  });

  it('is the transitive closure, whatever the order of the pairs', () => {
    const letter = fc.constantFrom(...'abcdefgh');
    const anyPairs = fc.array(fc.tuple(letter, letter, fc.constantFrom(0, 1)), { maxLength: 20 });
    fc.assert(
      fc.property(anyPairs, (rows) => {
        const pairs = rows.map(([left, right, label]) => pairOf(left, right, label));
        const reached = closureOf(pairs);
        for (const known of [KnownMatches.fromPairs(pairs), KnownMatches.fromPairs([...pairs].reverse())]) {
          for (const [one, group] of reached) {
            for (const other of reached.keys()) {
              expect(known.groupOf(one) === known.groupOf(other)).toBe(group.has(other));
            }
          }
        }
      }),
    );
  });
});

/** Of each item all that can be reached by matches. */
function closureOf(pairs: readonly Pair[]): Map<string, Set<string>> {
  const items = new Set(pairs.flatMap(({ left, right }) => [left, right]));
  const reached = new Map([...items].map((item) => [item, new Set([item])]));
  for (let round = 0; round < items.size; round++) {
    for (const { left, right, label } of pairs) {
      if (label === 0) continue;
      const both = new Set([...(reached.get(left) ?? []), ...(reached.get(right) ?? [])]);
      for (const item of both) reached.set(item, new Set([...(reached.get(item) ?? []), ...both]));
    }
  }
  return reached;
}
