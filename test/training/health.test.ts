import { describe, expect, it } from 'vitest';
import { checkEpochs, checkLoss, checkScores, type EpochHealth } from '../../src/training/health.ts';

const epochOf = (epoch: number, loss: number, rocAuc: number, scores = [0.1, 0.9]): EpochHealth => ({
  epoch,
  loss,
  rocAuc,
  scores: Float32Array.from(scores),
});

describe('checkLoss', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY])('stops at a loss of %d and says what to try', (loss) => {
    expect(() => checkLoss(loss, 12, 0.5)).toThrow(
      expect.objectContaining({
        code: 'no-learning',
        message: `training: the loss became ${loss} at step 12: try a smaller learning rate than 0.5, or a smaller clip`,
      }),
    );
  });

  it('lets any finite loss pass', () => {
    expect(() => checkLoss(1e30, 1, 1)).not.toThrow();
  });
});

describe('checkScores', () => {
  it('stops at a score that is no number, which no loss has shown yet', () => {
    expect(() => checkScores(Float32Array.of(0.5, 1), 3)).not.toThrow();
    expect(() => checkScores(Float32Array.of(0.5, Number.NaN), 3)).toThrow(
      expect.objectContaining({
        code: 'no-learning',
        message: 'training: a dev score became NaN: try a smaller learning rate than 3, or a smaller clip',
      }),
    );
  });
});

describe('checkEpochs', () => {
  it.each([
    [
      'collapsed',
      [epochOf(1, 0.5, 0.5), epochOf(2, 0.1, 0.5, [0.3, 0.3])],
      'collapsed: after epoch 2 every dev pair has',
    ],
    [
      'stuck at chance',
      [epochOf(1, 0.25, 0.51), epochOf(2, 0.2499, 0.5)],
      'stuck at chance: after epoch 2 the loss stands at 0.2499 and dev ROC-AUC at 0.50',
    ],
    [
      'stuck later on',
      [epochOf(1, 0.4, 0.7), epochOf(2, 0.25, 0.5), epochOf(3, 0.25, 0.5)],
      'stuck at chance: after epoch 3',
    ],
  ])('stops a run that is %s', (_, epochs, message) => {
    expect(() => checkEpochs(epochs)).toThrow(
      expect.objectContaining({ code: 'no-learning', message: expect.stringContaining(`training: ${message}`) }),
    );
  });

  it.each([
    ['one epoch alone', [epochOf(1, 0.25, 0.5, [0.3, 0.3])]],
    ['a loss that still falls', [epochOf(1, 0.25, 0.5), epochOf(2, 0.24, 0.5)]],
    ['a loss that stands where the ranking is good', [epochOf(1, 0.01, 0.9), epochOf(2, 0.01, 0.91)]],
    ['a ranking that gets better while the loss stands', [epochOf(1, 0.25, 0.5), epochOf(2, 0.25, 0.56)]],
    ['a loss of zero that stays', [epochOf(1, 0, 1), epochOf(2, 0, 1)]],
  ])('lets pass %s', (_, epochs) => {
    expect(() => checkEpochs(epochs)).not.toThrow();
  });
});
