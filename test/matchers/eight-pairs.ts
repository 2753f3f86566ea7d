/** Eight pairs of short questions, four of them matches, and the training run that learns them by heart. */
import { parseConfig } from '../../src/config.ts';
import type { Pair } from '../../src/data/pair.ts';
import { startTraining, type TrainedMatcher, type TrainTask } from '../../src/train.ts';

const MATCHES = [
  ['how do i cook rice', 'what is the way to boil rice'],
  ['is the moon far away', 'how distant is the moon from us here on earth'],
  ['can cats swim', 'are cats able to swim'],
  ['who wrote this book', 'who is the author of this book'],
];
const OTHERS = [
  ['how do i cook rice', 'how do i cook pasta'],
  ['is the moon far away', 'is the sun far away'],
  ['can cats swim', 'can dogs swim'],
  ['who wrote this book', 'who read this book'],
];

export const eightPairs: readonly Pair[] = [
  ...MATCHES.map(([left, right]): Pair => ({ left, right, label: 1 })),
  ...OTHERS.map(([left, right]): Pair => ({ left, right, label: 0 })),
];

/** The members that are under test; everything else is small. */
export interface Members {
  readonly architecture?: string;
  readonly encoder?: object;
  readonly rightEncoder?: object;
  readonly head?: object;
  readonly joint?: object;
  readonly hidden?: number;
  readonly loss: object;
  readonly text?: object;
  readonly training?: object;
}

/** The same pairs, of which some matches are of another class than the others. */
export const classes: Partial<TrainTask> = {
  task: { kind: 'classes', names: ['unrelated', 'same', 'much the same'] },
  ...sixteenFold(eightPairs.map((pair, i) => (i < 2 ? { ...pair, label: 2 } : pair))),
};

function sixteenFold(pairs: readonly Pair[]): Pick<TrainTask, 'train' | 'dev'> {
  return { train: Array.from({ length: 16 }, () => pairs).flat(), dev: pairs };
}

/** Sixteen-fold, so that an epoch has eight steps of sixteen pairs. */
export function eightPairsTask(members: Members, task: Partial<TrainTask> = {}): TrainTask {
  const config = parseConfig(
    {
      ...members,
      text: { minimumCount: 1, dimension: 8, lengths: [4, 8, 12], ...members.text },
      training: { epochs: 6, batchSize: 16, learningRate: 0.03, metric: 'accuracy', patience: 6, ...members.training },
    },
    'test',
  );
  return {
    config,
    ...sixteenFold(eightPairs),
    seed: 7,
    engine: { threads: 1 },
    clock: () => 0,
    ...task,
  };
}

/** The run to its end. */
export async function train(task: TrainTask): Promise<TrainedMatcher & { readonly losses: readonly number[] }> {
  const run = await startTraining(task);
  const losses: number[] = [];
  for await (const event of run.events) if (event.type === 'step') losses.push(event.loss);
  return { ...(await run.result()), losses };
}
