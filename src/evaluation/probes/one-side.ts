/** Knows the words of one side alone: where it does well, the label can be told without comparing anything. */
import type { Pair } from '../../data/pair.ts';
import { Random } from '../../random.ts';
import { type FittedProbe, type Probe, saysMatch } from './probe.ts';
import { distinctNumbers, lookUp, numberWords } from './word-numbers.ts';

type Side = 'left' | 'right';

/** Reads the left texts only, as the hypothesis-only baselines of inference corpora read one side (Gururangan et al. 2018, Poliak et al. 2018). */
export const leftOnly: Probe = {
  name: 'leftOnly',
  description: 'a logistic regression on the words of the left text, blind to the right one',
  reads: ['left'],
  fit: (train) => fitSide(train, 'left'),
};

/** The same for the right texts. */
export const rightOnly: Probe = {
  name: 'rightOnly',
  description: 'a logistic regression on the words of the right text, blind to the left one',
  reads: ['right'],
  fit: (train) => fitSide(train, 'right'),
};

/**
 * `p = σ(bias + Σ weight of each distinct word / √words)`, by stochastic gradient descent whose step shrinks for each weight apart
 * (AdaGrad: Duchi, Hazan & Singer 2011) in a seeded order of the pairs. Words of a single training text say nothing and are left out, as are
 * unknown ones.
 */
function fitSide(train: readonly Pair[], side: Side): FittedProbe {
  const vocabulary = new Map<string, number>();
  const texts = numberWords(
    train.map((pair) => pair[side]),
    vocabulary,
  );
  const frequency = new Uint32Array(vocabulary.size);
  for (const numbers of texts.values()) for (const word of distinctNumbers(numbers)) frequency[word]++;
  const keepKnown = (numbers: Uint32Array) => distinctNumbers(numbers).filter((word) => frequency[word] > 1);
  const words = new Map(Array.from(texts, ([text, numbers]) => [text, keepKnown(numbers)]));

  const model = startModel({ words: vocabulary.size, share: train.filter(saysMatch).length / train.length });
  const random = Random.fromSeed(0);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const pair of random.shuffle(train)) takeStep(model, lookUp(words, pair[side]), saysMatch(pair) ? 1 : 0);
  }

  return (pairs) => {
    const numbered = numberWords(
      pairs.map((pair) => pair[side]),
      new Map(vocabulary),
    );
    return Float32Array.from(pairs, (pair) => probability(model, keepKnown(lookUp(numbered, pair[side]))));
  };
}

const EPOCHS = 5;
const RATE = 0.5;

/** The last entry of both arrays belongs to the bias. */
interface Model {
  readonly weights: Float64Array;
  /** What AdaGrad divides by the root of: the sum of the squared gradients so far. */
  readonly squares: Float64Array;
}

/** Starts from the share of matches, kept off 0 and 1: without a known word that is the answer. */
function startModel({ words, share }: { words: number; share: number }): Model {
  const weights = new Float64Array(words + 1);
  const kept = Math.min(Math.max(Number.isNaN(share) ? 0.5 : share, 0.001), 0.999);
  weights[words] = Math.log(kept / (1 - kept));
  return { weights, squares: new Float64Array(words + 1).fill(1e-2) };
}

function probability({ weights }: Model, words: Uint32Array): number {
  let logit = 0;
  for (const word of words) logit += weights[word];
  logit = logit / Math.sqrt(Math.max(words.length, 1)) + weights[weights.length - 1];
  return 1 / (1 + Math.exp(-logit));
}

/** Changes the model. */
function takeStep(model: Model, words: Uint32Array, label: 0 | 1): void {
  const { weights, squares } = model;
  const error = probability(model, words) - label;
  const gradient = error / Math.sqrt(Math.max(words.length, 1));
  for (const word of words) {
    squares[word] += gradient * gradient;
    weights[word] -= (RATE * gradient) / Math.sqrt(squares[word]);
  }
  const bias = weights.length - 1;
  squares[bias] += error * error;
  weights[bias] -= (RATE * error) / Math.sqrt(squares[bias]);
}
