/** The training loop: takes examples and a fresh or resumed state, and tells what happens as a stream of events. */
import type { EngineOptions } from '../compile/compile.ts';
import { planEpoch, type Sides } from '../data/batches.ts';
import type { Loss } from '../losses/loss.ts';
import type { Matcher } from '../matchers/matcher.ts';
import type { Random } from '../random.ts';
import { count } from '../weights.ts';
import type { EpochSource } from './epochs.ts';
import type { TrainingEvent } from './events.ts';
import { checkEpochs, checkLoss, type EpochHealth } from './health.ts';
import { type ScheduleOptions, scheduleAt } from './schedule.ts';
import { keepBest, type TrainingState } from './state.ts';
import { type StepOptions, Stepper } from './stepper.ts';

export interface FitOptions extends ScheduleOptions, StepOptions {
  readonly epochs: number;
  /** B, the examples of a step. */
  readonly batchSize: number;
  readonly learningRate: number;
  /** Whether the examples of one anchor stand in one batch. */
  readonly together?: boolean;
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
  readonly sides: Sides;
  /** What each epoch shows. */
  readonly epochs: EpochSource;
  /** What comes before these: so many epochs that show something else, by another loss. */
  readonly before?: { readonly count: number; readonly epochs: EpochSource; readonly loss: Loss };
  readonly devPairs: number;
  readonly options: FitOptions;
  readonly random: Random;
  readonly evaluate: () => Promise<DevResult>;
  readonly engine?: EngineOptions;
  /** Seconds that have passed since some moment; for speed, time left and the budget. */
  readonly clock: () => number;
  /** Seconds after which the run ends with the epoch it is in cut short; the learning rate falls so that it gets to its end by then. */
  readonly budget?: number;
  /** Steps after which the run ends, likewise. */
  readonly maximumSteps?: number;
  /** Ends the run after the step under way, keeping what was learned. */
  readonly signal?: AbortSignal;
}

/**
 * Trains until the epochs are over, the dev metric stops rising, the budget is spent or the signal fires. Changes
 * `state`; its `bestWeights` are what to keep. Throws `no-learning` where the run cannot succeed.
 */
export async function* fit(task: FitTask): AsyncGenerator<TrainingEvent> {
  const { state, options, epochs, clock } = task;
  const began = clock();
  const phases = phasesOf(task);
  const last = phases[phases.length - 1];
  const allSteps = last.firstStep + last.steps;
  const steps = Math.min(allSteps, task.maximumSteps ?? Number.POSITIVE_INFINITY);
  const firstStep = state.step;
  const budgetSeconds = task.budget ?? Number.POSITIVE_INFINITY;
  const health: EpochHealth[] = [];
  yield {
    type: 'start',
    pairs: epochs.count,
    devPairs: task.devPairs,
    epochs: last.endEpoch,
    stepsPerEpoch: last.stepsPerEpoch,
    parameters: parameterCount(task),
    metric: options.metric,
  };
  const stepsSpent = () => state.step >= steps && steps < allSteps;
  const spent = () =>
    state.best !== undefined && state.epoch - Math.max(state.best.epoch, last.firstEpoch) >= options.patience;
  // A run that had stopped stays stopped when it is resumed.
  let reason: EndReason = spent() ? 'early-stop' : stepsSpent() ? 'budget' : 'done';
  let phase = phases[0];
  let stepper: Stepper | undefined;
  try {
    while (state.epoch < last.endEpoch && reason === 'done') {
      const now = phases.find(({ endEpoch }) => state.epoch < endEpoch) ?? last;
      if (now !== phase || !stepper) {
        await stepper?.dispose();
        stepper = new Stepper({ ...task, loss: now.loss }, { ...now, candidates: now.epochs.candidates });
        // Losses of two kinds say nothing of each other.
        health.length = 0;
        phase = now;
      }
      const { batchSize } = phase;
      const random = task.random.fork(`epoch ${state.epoch}`);
      const batches = planEpoch(await phase.epochs.draw(random), {
        batchSize,
        sides: task.sides,
        together: options.together,
        random,
      });
      let lossSum = 0;
      let done = 0;
      for (const batch of batches) {
        const planned = plannedSteps(steps, {
          firstStep,
          done: state.step - firstStep,
          passed: clock() - began,
          budget: task.budget,
        });
        const ofPhase = Math.max(1, Math.min(phase.steps, planned - phase.firstStep));
        const within = Math.min(state.step + 1 - phase.firstStep, ofPhase);
        const learningRate = options.learningRate * scheduleAt(within, ofPhase, options);
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
          secondsLeft: Math.max(0, Math.min(stepSeconds * (planned - state.step), budgetSeconds - passed)),
        };
        if (task.signal?.aborted) reason = 'interrupted';
        else if (task.budget !== undefined && passed >= task.budget) reason = 'budget';
        else if (stepsSpent()) reason = 'budget';
        if (reason !== 'done') break;
      }
      const whole = done === batches.length;
      // An epoch that Ctrl-C has cut counts only where nothing better is there to keep; at the end of a budget the rate has come down.
      if (reason === 'interrupted' && !whole && state.best) break;
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
        ...(!whole && { cut: true as const }),
        seconds: clock() - began,
      };
      health.push({ epoch: state.epoch, loss, rocAuc: dev.metrics.rocAuc, scores: dev.scores });
      checkEpochs(health);
      if (reason === 'done' && spent()) reason = 'early-stop';
    }
  } finally {
    await stepper?.dispose();
  }
  yield { type: 'end', reason, bestEpoch: state.best?.epoch ?? 0, seconds: clock() - began };
}

/** Epochs that show examples of one kind by one loss. */
interface Phase {
  readonly loss: Loss;
  readonly epochs: EpochSource;
  readonly batchSize: number;
  readonly stepsPerEpoch: number;
  readonly firstEpoch: number;
  readonly endEpoch: number;
  readonly firstStep: number;
  readonly steps: number;
}

/** The phases of a run, one as a rule. */
function phasesOf({ before, loss, epochs, options }: FitTask): Phase[] {
  const phases: Phase[] = [];
  for (const part of [...(before ? [before] : []), { count: options.epochs, epochs, loss }]) {
    const { endEpoch: firstEpoch, firstStep, steps } = phases.at(-1) ?? { endEpoch: 0, firstStep: 0, steps: 0 };
    const batchSize = Math.min(options.batchSize, part.epochs.count);
    const stepsPerEpoch = Math.ceil(part.epochs.count / batchSize);
    phases.push({
      ...{ loss: part.loss, epochs: part.epochs, batchSize, stepsPerEpoch },
      ...{ firstEpoch, endEpoch: firstEpoch + part.count },
      ...{ firstStep: firstStep + steps, steps: stepsPerEpoch * part.count },
    });
  }
  return phases;
}

/** How many steps the run will have, those before it was resumed among them, as far as its pace so far tells: no more than a budget of time allows. */
function plannedSteps(
  steps: number,
  {
    firstStep,
    done,
    passed,
    budget,
  }: { readonly firstStep: number; readonly done: number; readonly passed: number; readonly budget?: number },
): number {
  if (budget === undefined || done < FIRST_PACE) return steps;
  return Math.min(steps, firstStep + Math.max(done + 1, Math.round((done * budget) / passed)));
}

/** Steps until the pace of a run can be told: the first ones compile programs. */
const FIRST_PACE = 30;

type EndReason = Extract<TrainingEvent, { type: 'end' }>['reason'];

function parameterCount({ matcher, state }: FitTask): number {
  return state.embeddings.data.length + matcher.weights.reduce((sum, { shape }) => sum + count(shape), 0);
}
