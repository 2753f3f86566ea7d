/** Everything that a training run changes: what a checkpoint has to hold so that a run can go on exactly. */
import type { EmbeddingTable } from '../data/embeddings.ts';
import type { Matcher } from '../matchers/matcher.ts';
import type { Weights } from '../matchers/model.ts';
import type { Random } from '../random.ts';
import { count } from '../weights.ts';
import { type Moments, startMoments } from './adam.ts';

export interface TrainingState {
  readonly weights: Weights;
  readonly embeddings: EmbeddingTable;
  /** Of each weight that is not frozen. */
  readonly moments: Readonly<Record<string, Moments>>;
  readonly embeddingMoments: Moments;
  /** How often each embedding row was updated. */
  readonly embeddingSteps: Int32Array;
  /** Epochs and steps done. */
  epoch: number;
  step: number;
  /** The best epoch so far by the dev metric that decides, and what it reached. */
  best: { readonly epoch: number; readonly value: number } | undefined;
  bestWeights: Weights;
  bestEmbeddings: EmbeddingTable;
}

/** A run that has not begun: weights drawn from the generator, the embedding table as given. */
export function startState(matcher: Matcher, embeddings: EmbeddingTable, random: Random): TrainingState {
  const weights = Object.fromEntries(matcher.weights.map(({ name, initial }) => [name, initial(random.fork(name))]));
  const learned = matcher.weights.filter(({ update }) => update !== 'none');
  const sizes = learned.map(({ name, shape }) => [name, startMoments(count(shape))] as const);
  return {
    weights,
    embeddings,
    moments: Object.fromEntries(sizes),
    embeddingMoments: startMoments(embeddings.data.length),
    embeddingSteps: new Int32Array(embeddings.rows),
    epoch: 0,
    step: 0,
    best: undefined,
    bestWeights: weights,
    bestEmbeddings: embeddings,
  };
}

/** Keeps a copy of the weights as they are now as the best ones. */
export function keepBest(state: TrainingState, value: number): void {
  state.best = { epoch: state.epoch, value };
  state.bestWeights = Object.fromEntries(Object.entries(state.weights).map(([name, values]) => [name, values.slice()]));
  state.bestEmbeddings = { ...state.embeddings, data: state.embeddings.data.slice() };
}
