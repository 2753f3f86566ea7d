/** The whole training walk as one call: labelled pairs in, a matcher with its decision out. Touches no file. */
import { buildLoss, buildMatcher, buildTokenizer } from './build.ts';
import type { EngineOptions } from './compile/compile.ts';
import type { Config } from './config.ts';
import { type EmbeddingTable, embeddingsFrom, randomEmbeddings } from './data/embeddings.ts';
import type { Pair } from './data/pair.ts';
import type { TokenPair } from './data/pair-batches.ts';
import { averagePrecision } from './evaluation/average-precision.ts';
import { type Decision, decide } from './evaluation/decision.ts';
import { rocAuc } from './evaluation/roc-auc.ts';
import { chooseThreshold } from './evaluation/threshold.ts';
import { type Model, Scorer, tokenize } from './matchers/model.ts';
import { Random } from './random.ts';
import { type StaticVectors, scaleToText } from './text/static-vectors.ts';
import type { Tokenizer } from './text/tokenizer.ts';
import type { TrainingEvent } from './training/events.ts';
import { type DevResult, fit } from './training/fit.ts';
import { checkScores } from './training/health.ts';
import { startState, type TrainingState } from './training/state.ts';

export interface TrainTask {
  readonly config: Config;
  readonly train: readonly Pair[];
  /** Pairs that choose the best epoch and the threshold, and are never trained on. */
  readonly dev: readonly Pair[];
  /** Pretrained token vectors to start from, and the tokenizer that they belong to. */
  readonly vectors?: { readonly tokenizer: Tokenizer; readonly vectors: StaticVectors };
  readonly seed: number;
  readonly engine?: EngineOptions;
  /** Seconds since some moment. */
  readonly clock: () => number;
  /** Seconds after which training ends. */
  readonly budget?: number;
  readonly signal?: AbortSignal;
  /** Replaces the fresh state by that of an earlier run of the same task, which then ends as that one would have. */
  readonly resume?: (fresh: TrainingState) => TrainingState;
}

/** A training run: go through `events`, then ask for the `result`. */
export interface TrainingRun {
  readonly events: AsyncGenerator<TrainingEvent>;
  /** What a checkpoint keeps. */
  readonly state: TrainingState;
  /** The matcher with the best weights so far and the decision that suits it. */
  result(): Promise<TrainedMatcher>;
}

export interface TrainedMatcher {
  readonly model: Model;
  /** E, the numbers of a token's vector. */
  readonly embeddingWidth: number;
  readonly decision: Decision;
  /** The scores of the dev pairs. */
  readonly devScores: Float32Array;
}

/**
 * Prepares a run; nothing is computed until its events are read.
 *
 * @example
 * const run = startTraining({ config, train, dev, seed: 7, clock: () => performance.now() / 1000 });
 * for await (const event of run.events) if (event.type === 'epoch') console.log(event.dev);
 * const { model, decision } = await run.result();
 */
export function startTraining(task: TrainTask): TrainingRun {
  const { config, engine } = task;
  const random = Random.fromSeed(task.seed);
  const texts = task.train.flatMap(({ left, right }) => [left, right]);
  const tokenizer = task.vectors?.tokenizer ?? buildTokenizer(config.text, texts);
  const reader = { tokenizer, lengths: config.text.lengths };
  const toTokens = ({ left, right, label }: Pair): TokenPair => ({
    left: tokenize(reader, left),
    right: tokenize(reader, right),
    label,
  });
  const pairs = task.train.map(toTokens);
  const embeddingWidth = task.vectors?.vectors.dimension ?? config.text.dimension;
  const matcher = buildMatcher(config, embeddingWidth);
  const loss = buildLoss(config, matcher);
  const fresh = startState(matcher, startEmbeddings(), random.fork('weights'));
  const state = task.resume?.(fresh) ?? fresh;

  function startEmbeddings(): EmbeddingTable {
    if (!task.vectors)
      return randomEmbeddings({
        rows: tokenizer.size,
        vectorWidth: embeddingWidth,
        width: matcher.tokenWidth,
        random: random.fork('embeddings'),
      });
    const occurring = pairs.flatMap(({ left, right }) => [left, right]);
    return embeddingsFrom(scaleToText(task.vectors.vectors, occurring, config.text.vectorScale), matcher.tokenWidth);
  }

  const modelWith = (weights: TrainingState['weights'], embeddings: EmbeddingTable): Model => ({
    ...reader,
    matcher,
    weights,
    embeddings,
  });
  const labels = task.dev.map(({ label }) => label);

  async function evaluate(): Promise<DevResult> {
    const scores = await scoreOnce(modelWith(state.weights, state.embeddings), task.dev, engine);
    checkScores(scores, config.training.learningRate);
    const metrics = {
      averagePrecision: averagePrecision(scores, labels),
      rocAuc: rocAuc(scores, labels),
      accuracy: chooseThreshold(scores, labels).value,
    };
    return { metrics, scores };
  }

  const { clock, budget, signal } = task;
  return {
    state,
    events: fit({
      matcher,
      loss,
      state,
      pairs,
      devPairs: task.dev.length,
      lengths: config.text.lengths,
      options: config.training,
      random: random.fork('training'),
      evaluate,
      engine,
      clock,
      budget,
      signal,
    }),
    async result() {
      const model = modelWith(state.bestWeights, state.bestEmbeddings);
      const devScores = await scoreOnce(model, task.dev, engine);
      return { model, embeddingWidth, decision: decide(devScores, labels, config.goal), devScores };
    },
  };
}

async function scoreOnce(model: Model, pairs: readonly Pair[], engine?: EngineOptions): Promise<Float32Array> {
  const scorer = new Scorer(model, engine);
  try {
    return await scorer.score(pairs);
  } finally {
    await scorer.dispose();
  }
}
