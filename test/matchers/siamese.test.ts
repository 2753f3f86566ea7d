import { describeMatcher } from '../contracts/matcher.ts';
import { classes, type Members } from '../matchers/eight-pairs.ts';

const contrastive = { kind: 'contrastive', margin: 1 };
const crossEntropy = { kind: 'binary-cross-entropy' };
const cnn = { kind: 'cnn', widths: [1, 2], filters: 8 };
/** So that every batch holds pairs of all kinds: of eight pairs, those of one length may all be of one group. */
const oneLength = { lengths: [12] };
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
  'bag, biased cosine, cross-entropy': {
    encoder: { kind: 'bag' },
    head: { kind: 'biased-cosine', hidden: 4 },
    loss: crossEntropy,
  },
  'bag, Euclidean, contrastive': { encoder: { kind: 'bag' }, head: { kind: 'euclidean' }, loss: contrastive },
  'bag, scaled cosine, cross-entropy': {
    encoder: { kind: 'bag' },
    head: { kind: 'scaled-cosine' },
    loss: crossEntropy,
  },
  'bag, cosine, in-batch negatives': {
    encoder: { kind: 'bag' },
    head: { kind: 'cosine' },
    loss: { kind: 'in-batch-negatives' },
    text: oneLength,
    training: { epochs: 10 },
  },
  'CNN, cosine, in-batch triplets and contrastive': {
    encoder: cnn,
    head: { kind: 'cosine' },
    loss: [{ kind: 'in-batch-triplet' }, { ...contrastive, margin: 0.5, weight: 0.5 }],
    text: oneLength,
    training: { l1: 1e-4, l2: 1e-3, epochs: 10 },
  },
};
for (const [name, members] of Object.entries(configurations)) describeMatcher(name, members);

describeMatcher(
  'bag, classifier of three classes, cross-entropy',
  {
    encoder: { kind: 'bag' },
    head: { kind: 'classifier', hidden: 8 },
    loss: { kind: 'cross-entropy' },
    training: { metric: 'macroF1' },
  },
  classes,
);

describeMatcher('triplets, CNN, cosine, triplet loss', {
  architecture: 'triplet',
  encoder: cnn,
  head: { kind: 'cosine' },
  loss: { kind: 'triplet' },
  training: { epochs: 10 },
});
