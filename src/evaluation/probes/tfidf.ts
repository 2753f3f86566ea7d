/** Knows which words the two texts share, and which words are rare. */
import type { Probe } from './probe.ts';
import { distinctNumbers, lookUp, numberWords, textsOf } from './word-numbers.ts';

/**
 * The cosine of the texts' word vectors `count · (ln((1 + N)/(1 + documents with the word)) + 1)` (Spärck Jones 1972, smoothed as in
 * scikit-learn), documents being the N distinct training texts. A word that training lacks is the rarest of all. 0 for a text without words.
 */
export const tfidf: Probe = {
  name: 'tfidf',
  description: 'the cosine of the two texts’ TF-IDF word vectors',
  reads: ['left', 'right'],
  fit(train) {
    const vocabulary = new Map<string, number>();
    const texts = numberWords(textsOf(train), vocabulary);
    const documents = new Uint32Array(vocabulary.size);
    for (const numbers of texts.values()) for (const word of distinctNumbers(numbers)) documents[word]++;
    const size = texts.size;
    const rarity = Float64Array.from(documents, (count) => Math.log((1 + size) / (1 + count)) + 1);
    const rarest = Math.log(1 + size) + 1;

    return (pairs) => {
      // A copy, so that one scoring never changes the next.
      const numbered = numberWords(textsOf(pairs), new Map(vocabulary));
      const vectors = new Map(
        Array.from(numbered, ([text, numbers]) => [text, weigh(numbers, (word) => rarity[word] ?? rarest)]),
      );
      return Float32Array.from(pairs, ({ left, right }) => dotProduct(lookUp(vectors, left), lookUp(vectors, right)));
    };
  },
};

/** A vector of length 1 that is 0 at all but a few words. */
interface SparseVector {
  /** Ascending. */
  readonly words: Uint32Array;
  readonly weights: Float32Array;
}

function weigh(numbers: Uint32Array, rarityOf: (word: number) => number): SparseVector {
  const words = distinctNumbers(numbers);
  const weights = new Float32Array(words.length);
  let squares = 0;
  for (let k = 0, from = 0; k < words.length; k++) {
    let to = from;
    while (numbers[to] === words[k]) to++;
    weights[k] = (to - from) * rarityOf(words[k]);
    squares += weights[k] ** 2;
    from = to;
  }
  return { words, weights: weights.map((weight) => weight / Math.sqrt(squares)) };
}

function dotProduct(left: SparseVector, right: SparseVector): number {
  let sum = 0;
  for (let i = 0, j = 0; i < left.words.length && j < right.words.length; ) {
    if (left.words[i] === right.words[j]) sum += left.weights[i++] * right.weights[j++];
    else if (left.words[i] < right.words[j]) i++;
    else j++;
  }
  return sum;
}
