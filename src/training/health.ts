/** Signs that a run cannot succeed, each with a sentence that says what to try. */
import { GemelError } from '../errors.ts';

/** What a finished epoch says about a run's health. */
export interface EpochHealth {
  readonly epoch: number;
  readonly loss: number;
  readonly rocAuc: number;
  /** The scores of the dev pairs. */
  readonly scores: Float32Array;
}

/** Throws where the loss of a step is no longer a number. */
export function checkLoss(loss: number, step: number, learningRate: number): void {
  if (Number.isFinite(loss)) return;
  throw new GemelError(
    'no-learning',
    `training: the loss became ${loss} at step ${step}: try a smaller learning rate than ${learningRate}, or a smaller clip`,
  );
}

/** Throws where a dev score is no longer a number: the step before has spoilt the weights, and no loss has shown it yet. */
export function checkScores(scores: Float32Array, learningRate: number): void {
  const broken = scores.find((score) => !Number.isFinite(score));
  if (broken === undefined) return;
  throw new GemelError(
    'no-learning',
    `training: a dev score became ${broken}: try a smaller learning rate than ${learningRate}, or a smaller clip`,
  );
}

/** Throws where two epochs or more have shown that nothing is learned. */
export function checkEpochs(epochs: readonly EpochHealth[]): void {
  if (epochs.length < 2) return;
  const [before, last] = epochs.slice(-2);
  if (spread(last.scores) < 1e-6) {
    throw new GemelError(
      'no-learning',
      `training: collapsed: after epoch ${last.epoch} every dev pair has the same score: try a smaller learning rate, another loss, or check that the columns hold the texts you mean`,
    );
  }
  const standing = Math.abs(before.loss - last.loss) < 0.01 * before.loss;
  if (standing && Math.max(before.rocAuc, last.rocAuc) < CHANCE) {
    throw new GemelError(
      'no-learning',
      `training: stuck at chance: after epoch ${last.epoch} the loss stands at ${last.loss.toFixed(4)} and dev ROC-AUC at ${last.rocAuc.toFixed(2)} (0.50 is guessing): check that the labels belong to their rows, or try a larger learning rate`,
    );
  }
}

const CHANCE = 0.53;

function spread(scores: Float32Array): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const score of scores) {
    least = Math.min(least, score);
    most = Math.max(most, score);
  }
  return most - least;
}
