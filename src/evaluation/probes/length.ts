/** Knows the lengths of the texts alone. */
import { type Probe, type Sides, saysMatch } from './probe.ts';

/**
 * `shorter / longer`, in characters, or 1 minus it where the lengths of matches are further apart in training than those of the
 * rest: corpora whose non-matches are sampled or written to order often give themselves away so.
 */
export const length: Probe = {
  name: 'length',
  description: 'how near the lengths of the two texts are, in the direction that training shows',
  reads: ['left', 'right'],
  fit(train) {
    const matches = train.filter(saysMatch);
    const others = train.filter((pair) => !saysMatch(pair));
    const nearer = !(meanLikeness(matches) < meanLikeness(others));
    return (pairs) => Float32Array.from(pairs, (pair) => (nearer ? likeness(pair) : 1 - likeness(pair)));
  },
};

function likeness({ left, right }: Sides): number {
  const longer = Math.max(left.length, right.length);
  return longer === 0 ? 1 : Math.min(left.length, right.length) / longer;
}

function meanLikeness(pairs: readonly Sides[]): number {
  return pairs.reduce((sum, pair) => sum + likeness(pair), 0) / pairs.length;
}
