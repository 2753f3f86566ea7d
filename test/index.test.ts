import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import * as gemel from '../src/index.ts';
import {
  answer,
  evaluateSlices,
  GemelError,
  groupPairs,
  type Head,
  loadModel,
  minePairs,
  type Origin,
  type Pair,
  pairValue,
  parseConfig,
  Random,
  Scorer,
  SeenTexts,
  saveModel,
  startTraining,
  type TrainedMatcher,
  type TrainingEvent,
  tf,
  tokenize,
  toVectors,
} from '../src/index.ts';

describe('the public names', () => {
  it('are these', () => {
    expect(Object.keys(gemel).sort()).toEqual([
      'FolderIndex',
      'GemelError',
      'Random',
      'Scorer',
      'SeenTexts',
      'absoluteDifference',
      'answer',
      'attention',
      'bag',
      'biasedCosine',
      'bilinear',
      'binaryCrossEntropy',
      'binaryMetrics',
      'charactersTokenizer',
      'chooseThreshold',
      'classifier',
      'cnn',
      'combined',
      'compile',
      'connectToServer',
      'constant',
      'contrastive',
      'convolvedBag',
      'cosent',
      'cosine',
      'createPostgresIndex',
      'crossEntropy',
      'decide',
      'encodeNpy',
      'energyContrastive',
      'euclidean',
      'evaluateSlices',
      'expManhattan',
      'explainPairs',
      'exportOnnx',
      'fitCalibration',
      'frozen',
      'glorotUniform',
      'grid',
      'groupPairs',
      'gru',
      'inBatchNegatives',
      'inBatchTriplet',
      'joined',
      'joinedInteractions',
      'kernels',
      'kochCnn',
      'listwise',
      'loadModel',
      'lstm',
      'meanSquaredError',
      'minePairs',
      'minePairsApproximately',
      'normalise',
      'normaliseForIdentity',
      'onlineContrastive',
      'openFeatures',
      'openPostgresIndex',
      'pairValue',
      'parseConfig',
      'pictureCnn',
      'pictureJoint',
      'pictureSide',
      'pictureTower',
      'probabilityOf',
      'pseudoSiamese',
      'readModel2Vec',
      'readTrainedTransformer',
      'readTransformer',
      'readVgg16',
      'relational',
      'residualNet',
      'sampleExactly',
      'saveModel',
      'scaledCosine',
      'segmentsTokenizer',
      'selfAttention',
      'sequence',
      'siamese',
      'splitByText',
      'splitParts',
      'startTraining',
      'taskMetrics',
      'teachingOf',
      'textJoint',
      'textSide',
      'textTower',
      'tf',
      'toVectors',
      'tokenize',
      'topNeighbours',
      'transformer',
      'transformerInteraction',
      'triplet',
      'twoChannel',
      'vectorRegression',
      'vectors',
      'vgg16',
      'withCharactersTokenizer',
      'withSizes',
      'wordpieceTokenizer',
      'wordsTokenizer',
    ]);
  });

  it('suffice to write a head', () => {
    const dotProduct: Head = {
      measure: 'similarity',
      symmetric: true,
      weights: [],
      compare: (u, v) => tf.sum(tf.mul(u, v), 1),
    };
    expectTypeOf(dotProduct.compare).returns.toExtend<tf.Tensor>();
  });
});

describe('the whole walk by public names', () => {
  const verbs = ['reset', 'delete', 'rename', 'share'];
  const things = ['password', 'account', 'folder', 'photo'];
  const pairs: Pair[] = verbs.flatMap((verb) =>
    things.flatMap((thing, i): Pair[] => [
      { left: `how do I ${verb} my ${thing}?`, right: `what is the way to ${verb} a ${thing}`, label: 1 },
      { left: `how do I ${verb} my ${thing}?`, right: `how do I ${verb} my ${things[(i + 1) % 4]}?`, label: 0 },
    ]),
  );
  const config = parseConfig(
    {
      text: { dimension: 16, minimumCount: 1 },
      encoder: { kind: 'bag' },
      head: { kind: 'cosine' },
      loss: { kind: 'contrastive', margin: 0.5 },
      training: { epochs: 8, batchSize: 8, learningRate: 0.05 },
    },
    'test',
  );
  const events: TrainingEvent[] = [];
  let trained: TrainedMatcher;
  let scorer: Scorer;

  beforeAll(async () => {
    const run = await startTraining({
      config,
      train: pairs,
      dev: pairs,
      seed: 7,
      engine: { threads: 1 },
      clock: () => 0,
    });
    for await (const event of run.events) events.push(event);
    trained = await run.result();
    scorer = new Scorer(trained.model, { threads: 1 });
  });
  afterAll(() => scorer.dispose());

  it('trains, and tells how it goes', () => {
    expect(events[0]).toMatchObject({ type: 'start', pairs: pairs.length, epochs: 8 });
    expect(events.at(-1)).toMatchObject({ type: 'end' });
    expect(trained.decision.choice.value).toBeGreaterThan(0.9);
  });

  it('answers and is measured', async () => {
    const scores = await scorer.score(pairs);
    const answers = Array.from(scores, (score) => answer(score, trained.decision));
    const metrics = evaluateSlices({
      pairs,
      scores,
      probabilities: answers.map(({ probability }) => probability),
      threshold: trained.decision.choice.threshold,
      seen: { texts: await SeenTexts.fromTexts(pairs.map(({ left }) => left)) },
    });
    expect(metrics.accuracy).toBeGreaterThan(0.9);
    expect(metrics.unseen.pairs).toBe(0);
  });

  it('finds duplicates', async () => {
    const texts = [...new Set(pairs.flatMap(({ left, right }) => [left, right]))];
    const encoded = await scorer.encode(texts.map((text) => tokenize(trained.model, text)));
    const vectors = toVectors(encoded, trained.model.matcher.vectors?.dimension ?? 0);
    const found = await minePairs(vectors, { metric: 'cosine', threshold: 0.95 });
    const groups = groupPairs({
      count: texts.length,
      pairs: found,
      compare: (i, j) => pairValue(vectors, 'cosine', i, j),
    });
    expect(groups.length).toBeGreaterThan(1);
  });

  it('saves and loads to the same scores', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gemel-index-'));
    try {
      const origin: Origin = {
        gemel: '0.1.0',
        preset: 'none',
        seed: 7,
        data: 'test',
        dataHash: '0',
        pairs: pairs.length,
        engine: 'onnx',
        command: 'test',
        dev: {},
        bestEpoch: 1,
      };
      await saveModel(folder, {
        ...trained,
        task: { kind: 'match' },
        config,
        origin,
        seen: await SeenTexts.fromTexts([]),
        seenPairs: SeenTexts.fromPairs([]),
      });
      const again = new Scorer((await loadModel(folder)).model, { threads: 1 });
      expect(await again.score(pairs)).toEqual(await scorer.score(pairs));
      await again.dispose();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('refuses by name, and repeats by seed', () => {
    expect(() => parseConfig({}, 'mine.json')).toThrow(GemelError);
    expect(Random.fromSeed(1).uniform()).toBe(Random.fromSeed(1).uniform());
  });
});
