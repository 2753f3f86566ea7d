/** Knows which words the two texts share. */
import type { Probe } from './probe.ts';
import { distinctNumbers, lookUp, numberWords, textsOf } from './word-numbers.ts';

/** The Jaccard coefficient `|L ∩ R| / |L ∪ R|` of the two sets of words (Jaccard 1901); 0 where neither has any. Nothing is fitted. */
export const overlap: Probe = {
  name: 'overlap',
  description: 'the share of words that the two texts have in common',
  reads: ['left', 'right'],
  fit: () => (pairs) => {
    const numbered = numberWords(textsOf(pairs), new Map());
    const sets = new Map(Array.from(numbered, ([text, numbers]) => [text, distinctNumbers(numbers)]));
    return Float32Array.from(pairs, ({ left, right }) => jaccard(lookUp(sets, left), lookUp(sets, right)));
  },
};

/** Of two ascending sets. */
function jaccard(left: Uint32Array, right: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) {
      shared++;
      i++;
      j++;
    } else if (left[i] < right[j]) i++;
    else j++;
  }
  const union = left.length + right.length - shared;
  return union === 0 ? 0 : shared / union;
}
