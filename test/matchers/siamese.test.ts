import { describeMatcher } from '../contracts/matcher.ts';
import type { Members } from '../matchers/eight-pairs.ts';

const contrastive = { kind: 'contrastive', margin: 1 };
const crossEntropy = { kind: 'binary-cross-entropy' };
const cnn = { kind: 'cnn', widths: [1, 2], filters: 8 };
const regularised = { dropout: 0.1, wordDropout: 0.1, weightDecay: 0.01, epochs: 12 };

const configurations: Record<string, Members> = {
  'LSTM, Euclidean, contrastive': {
    encoder: { kind: 'lstm', units: 8 },
    head: { kind: 'euclidean' },
    loss: contrastive,
  },
  'LSTM in both directions, classifier, cross-entropy': {
    encoder: { kind: 'lstm', units: 6, directions: 2, pooling: ['max', 'attention'] },
    head: { kind: 'classifier', hidden: 8 },
    loss: crossEntropy,
  },
  'LSTM, exp(−Manhattan), squared error': {
    encoder: { kind: 'lstm', units: 8 },
    head: { kind: 'exp-manhattan' },
    loss: { kind: 'mean-squared-error' },
  },
  'CNN, cosine, contrastive': { encoder: cnn, head: { kind: 'cosine' }, loss: { ...contrastive, margin: 0.5 } },
  'CNN, scaled cosine, cross-entropy, with dropout': {
    encoder: cnn,
    head: { kind: 'scaled-cosine' },
    loss: crossEntropy,
    training: regularised,
  },
  'bag, Euclidean, contrastive': { encoder: { kind: 'bag' }, head: { kind: 'euclidean' }, loss: contrastive },
  'bag, scaled cosine, cross-entropy': {
    encoder: { kind: 'bag' },
    head: { kind: 'scaled-cosine' },
    loss: crossEntropy,
  },
};
for (const [name, members] of Object.entries(configurations)) describeMatcher(name, members);
