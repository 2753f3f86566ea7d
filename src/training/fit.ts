/** The training loop: takes pairs and a fresh or resumed state, and tells what happens as a stream of events. */
import type { EngineOptions } from '../compile/compile.ts';
import { drawStrangers, planEpoch, type TokenPair } from '../data/pair-batches.ts';
import type { Loss } from '../losses/loss.ts';
import type { Matcher } from '../matchers/matcher.ts';
import type { Random } from '../random.ts';
import { count } from '../weights.ts';
import type { TrainingEvent } from './events.ts';
import { checkEpochs, checkLoss, type EpochHealth } from './health.ts';
import { type ScheduleOptions, scheduleAt } from './schedule.ts';
import { keepBest, type TrainingState } from './state.ts';
import { type StepOptions, Stepper } from './stepper.ts';

export interface FitOptions extends ScheduleOptions, StepOptions {
  readonly epochs: number;
  /** B, the pairs of a step. */
  readonly batchSize: number;
  readonly learningRate: number;
  /** Pairs of texts drawn at random, added to each epoch as non-matches: so many for each labelled pair. */
  readonly strangers: number;
  /** The dev metric that decides which epoch is best. */
  readonly metric: string;
  /** Stop after so many epochs without a better one. */
  readonly patience: number;
}

/** How the dev pairs fare with the weights as they are now. */
export interface DevResult {
  readonly metrics: Readonly<Record<string, number>>;
  readonly scores: Float32Array;
}

export interface FitTask {
  readonly matcher: Matcher;
  readonly loss: Loss;
  readonly state: TrainingState;
  readonly pairs: readonly TokenPair[];
  readonly devPairs: number;
  /** Lengths that texts are padded to, ascending. */
  readonly lengths: readonly number[];
  readonly options: FitOptions;
  readonly random: Random;
  readonly evaluate: () => Promise<DevResult>;
  readonly engine?: EngineOptions;
  /** Seconds that have passed since some moment; for speed, time left and the budget. */
  readonly clock: () => number;
  /** Seconds after which the run ends with the epoch it is in cut short. */
  readonly budget?: number;
  /** Ends the run after the step under way, keeping what was learned. */
  readonly signal?: AbortSignal;
}

/**
 * Trains until the epochs are over, the dev metric stops rising, the budget is spent or the signal fires. Changes
 * `state`; its `bestWeights` are what to keep. Throws `no-learning` where the run cannot succeed.
 */
export async function* fit(task: FitTask): AsyncGenerator<TrainingEvent> {
  const { state, options, pairs, clock } = task;
  const began = clock();
  const batchSize = Math.min(options.batchSize, pairs.length);
  // One pair alone has no strangers.
  const strangers = pairs.length > 1 ? Math.round(options.strangers * pairs.length) : 0;
  const stepsPerEpoch = Math.ceil((pairs.length + strangers) / batchSize);
  const steps = stepsPerEpoch * options.epochs;
  const firstStep = state.step;
  const health: EpochHealth[] = [];
  yield {
    type: 'start',
    pairs: pairs.length,
    devPairs: task.devPairs,
    epochs: options.epochs,
    stepsPerEpoch,
    parameters: parameterCount(task),
    metric: options.metric,
  };
  const spent = () => state.best !== undefined && state.epoch - state.best.epoch >= options.patience;
  // A run that had stopped early stays stopped when it is resumed.
  let reason: EndReason = spent() ? 'early-stop' : 'done';
  const stepper = new Stepper(task, batchSize);
  try {
    while (state.epoch < options.epochs && reason === 'done') {
      const random = task.random.fork(`epoch ${state.epoch}`);
      const shown = [...pairs, ...drawStrangers(pairs, strangers, random.fork('strangers'))];
      const batches = planEpoch(shown, { batchSize, lengths: task.lengths, random });
      let lossSum = 0;
      let done = 0;
      for (const batch of batches) {
        const learningRate = options.learningRate * scheduleAt(state.step + 1, steps, options);
        const loss = await stepper.step(batch, learningRate, random);
        checkLoss(loss, state.step, options.learningRate);
        lossSum += loss;
        done++;
        const passed = clock() - began;
        const stepSeconds = passed / (state.step - firstStep);
        yield {
          type: 'step',
          step: state.step,
          steps,
          epoch: state.epoch + 1,
          loss,
          learningRate,
          pairsPerSecond: batchSize / stepSeconds,
          secondsLeft: stepSeconds * (steps - state.step),
        };
        if (task.signal?.aborted) reason = 'interrupted';
        else if (task.budget !== undefined && passed >= task.budget) reason = 'budget';
        if (reason !== 'done') break;
      }
      const whole = done === batches.length;
      // A cut epoch counts only where nothing better is there to keep.
      if (!whole && state.best) break;
      state.epoch++;
      const dev = await task.evaluate();
      const value = dev.metrics[options.metric];
      const best = !state.best || value > state.best.value;
      if (best) keepBest(state, value);
      const loss = lossSum / done;
      yield {
        type: 'epoch',
        epoch: state.epoch,
        step: state.step,
        loss,
        dev: dev.metrics,
        best,
        seconds: clock() - began,
      };
      health.push({ epoch: state.epoch, loss, rocAuc: dev.metrics.rocAuc, scores: dev.scores });
      checkEpochs(health);
      if (reason === 'done' && spent()) reason = 'early-stop';
    }
  } finally {
    await stepper.dispose();
  }
  yield { type: 'end', reason, bestEpoch: state.best?.epoch ?? 0, seconds: clock() - began };
}

type EndReason = Extract<TrainingEvent, { type: 'end' }>['reason'];

function parameterCount({ matcher, state }: FitTask): number {
  return state.embeddings.data.length + matcher.weights.reduce((sum, { shape }) => sum + count(shape), 0);
}
