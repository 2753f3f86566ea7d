/** A training run small enough to watch: a Siamese bag, twenty pairs of short texts, and dev results from a script. */
import { randomEmbeddings } from '../../src/data/embeddings.ts';
import type { Example } from '../../src/data/example.ts';
import { bag } from '../../src/encoders/bag.ts';
import { classifier } from '../../src/heads/classifier.ts';
import { binaryCrossEntropy } from '../../src/losses/binary-cross-entropy.ts';
import { siamese } from '../../src/matchers/siamese.ts';
import { textTower } from '../../src/matchers/tower.ts';
import { Random } from '../../src/random.ts';
import { type EpochOptions, Epochs } from '../../src/training/epochs.ts';
import type { TrainingEvent } from '../../src/training/events.ts';
import type { FitOptions, FitTask } from '../../src/training/fit.ts';
import { startState, type TrainingState } from '../../src/training/state.ts';
import { letterSides, pairExample } from '../data/examples.ts';

const VOCABULARY = 12;
const DIMENSION = 4;
export const matcher = siamese({
  tower: textTower(bag({ embeddingWidth: DIMENSION }), { vector: DIMENSION, own: DIMENSION }),
  head: classifier({ dimension: DIMENSION, hidden: 3 }),
  tokenWidth: DIMENSION + 1,
});
export const sides = letterSides({ lengths: [2, 4], width: matcher.tokenWidth });

/** An epoch that shows the labelled pairs and nothing else. */
export const plainEpochs: EpochOptions = {
  strangers: 0,
  hardNegatives: 0,
  positives: 0,
  positivesWeight: 0,
  soft: 0,
  balance: false,
  swap: false,
};

export function freshState(seed = 1): TrainingState {
  const random = Random.fromSeed(seed);
  const embeddings = randomEmbeddings({
    rows: VOCABULARY,
    vectorWidth: DIMENSION,
    width: matcher.tokenWidth,
    random: random.fork('embeddings'),
  });
  return startState(matcher, embeddings, random.fork('weights'));
}

/** Twenty pairs: five steps of four an epoch. `values` are what the dev metric reaches, epoch by epoch. */
export function smallTask({
  values = [0.1, 0.2, 0.3],
  options = {},
  labelled = drawExamples(20),
  ...rest
}: {
  values?: readonly number[];
  options?: Partial<FitOptions>;
  labelled?: readonly Example[];
} & Partial<Omit<FitTask, 'options'>> = {}): FitTask {
  const state = rest.state ?? freshState();
  return {
    matcher,
    loss: binaryCrossEntropy(),
    state,
    sides,
    epochs: new Epochs({ set: { labelled, positives: [] }, options: plainEpochs, candidates: 1 }),
    devPairs: 2,
    options: {
      epochs: values.length,
      batchSize: 4,
      learningRate: 0.05,
      embeddingRate: 1,
      weightDecay: 0.01,
      l1: 0,
      l2: 0,
      clip: 5,
      dropout: 0.2,
      wordDropout: 0.2,
      warmup: 0.1,
      decay: 'linear',
      metric: 'worth',
      patience: 10,
      ...options,
    },
    random: Random.fromSeed(5),
    evaluate: async () => ({
      metrics: { worth: values[state.epoch - 1], rocAuc: 0.9 },
      scores: Float32Array.of(0, 1),
    }),
    engine: { threads: 1 },
    clock: () => 0,
    ...rest,
  };
}

export function drawExamples(count: number): Example[] {
  const random = Random.fromSeed(2);
  const text = () => Int32Array.from({ length: 1 + random.integer(4) }, () => 1 + random.integer(VOCABULARY - 1));
  return Array.from({ length: count }, (_, i) =>
    pairExample({ left: text(), right: text(), label: i % 2 === 0 ? 1 : 0 }),
  );
}

/** All events of a run; `watch` sees each while the run waits. */
export async function eventsOf(
  run: AsyncIterable<TrainingEvent>,
  watch: (event: TrainingEvent) => void = () => {},
): Promise<TrainingEvent[]> {
  const events: TrainingEvent[] = [];
  for await (const event of run) {
    events.push(event);
    watch(event);
  }
  return events;
}
