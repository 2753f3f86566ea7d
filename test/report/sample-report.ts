/** A small finished run for the tests: made-up scores of made-up pairs. */
import { SeenTexts } from '../../src/data/seen-texts.ts';
import { fitCalibration, probabilityOf } from '../../src/evaluation/calibration.ts';
import { evaluateSlices, unseenPairs } from '../../src/evaluation/slices.ts';
import { chooseThreshold } from '../../src/evaluation/threshold.ts';
import type { ReportInput, SplitEvaluation } from '../../src/report/report.ts';
import type { TrainingEvent } from '../../src/training/events.ts';
import { seededScores } from '../evaluation/labelled-scores.ts';

export const events: readonly TrainingEvent[] = [
  {
    type: 'start',
    pairs: 640,
    devPairs: 80,
    epochs: 3,
    stepsPerEpoch: 10,
    parameters: 1234,
    metric: 'averagePrecision',
  },
  ...[1, 2, 3].flatMap((epoch): TrainingEvent[] => [
    ...Array.from({ length: 10 }, (_, i): TrainingEvent => {
      const step = 10 * (epoch - 1) + i + 1;
      return {
        type: 'step',
        step,
        steps: 30,
        epoch,
        loss: 1 / (1 + step),
        learningRate: 0.001,
        pairsPerSecond: 900,
        secondsLeft: 1,
      };
    }),
    {
      type: 'epoch',
      epoch,
      step: 10 * epoch,
      loss: 0.6 / epoch,
      dev: { averagePrecision: [0.6, 0.8, 0.7][epoch - 1], loss: 0.5 },
      best: epoch < 3,
      seconds: 0.7,
    },
  ]),
  { type: 'end', reason: 'early-stop', bestEpoch: 2, seconds: 83 },
];

const seenTexts = await SeenTexts.fromTexts(
  Array.from({ length: 20 }, (_, i) => [`left ${10 * i + 3}`, `right ${10 * i + 3}`]).flat(),
);

/** An evaluation of given scores; every tenth pair's texts, from the fourth on, count as seen. */
export function evaluationOf({
  scores,
  labels,
}: {
  scores: readonly number[];
  labels: readonly number[];
}): SplitEvaluation {
  const pairs = labels.map(
    (label, i) => ({ left: `left ${i}`, right: `right ${i}`, label: label === 1 ? 1 : 0 }) as const,
  );
  const calibration = fitCalibration(scores, labels);
  const probabilities = scores.map((score) => probabilityOf(score, calibration));
  const threshold = scores.length === 0 ? 0.5 : chooseThreshold(scores, labels).threshold;
  return {
    split: 'test',
    pairs,
    scores,
    probabilities,
    unseen: unseenPairs(pairs, seenTexts),
    metrics: evaluateSlices({ pairs, scores, probabilities, threshold, seen: { texts: seenTexts } }),
    byTask: {},
    byTaskUnseen: {},
  };
}

export const sampleReport: ReportInput = {
  title: 'siamese-bag on samples',
  events,
  evaluations: [evaluationOf(seededScores({ pairs: 200, levels: 97, seed: 5 }))],
  decision: {
    choice: { threshold: 0.6, goal: 'accuracy', value: 0.75, reached: true },
    calibration: { slope: 4, intercept: -2 },
  },
  run: {
    data: 'samples, 640 pairs',
    dataHash: 'sha256-0123',
    seed: 7,
    command: 'npx gemel train --preset siamese-bag --seed 7',
    version: '0.1.0',
    engine: 'onnx',
    config: { preset: 'siamese-bag', encoder: { kind: 'bag', lengths: [8, 16] } },
  },
};
