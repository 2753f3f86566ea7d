/** The training loop: takes pairs and a fresh or resumed state, and tells what happens as a stream of events. */
import { compile, type EngineOptions, type Executable, type TensorData } from '../compile/compile.ts';
import { allocateBatch, fillBatch, type TokenBatch } from '../data/embeddings.ts';
import { type PairBatch, planEpoch, type TokenPair } from '../data/pair-batches.ts';
import type { Loss } from '../losses/loss.ts';
import type { Matcher } from '../matchers/matcher.ts';
import type { Random } from '../random.ts';
import { count } from '../weights.ts';
import { updateDense, updateRows } from './adam.ts';
import { clipByNorm } from './clip.ts';
import type { TrainingEvent } from './events.ts';
import { checkEpochs, checkLoss, type EpochHealth } from './health.ts';
import { RowGradients } from './row-gradient.ts';
import { type ScheduleOptions, scheduleAt } from './schedule.ts';
import { keepBest, type TrainingState } from './state.ts';
import { DROPOUT, gradientOf, LABEL, LOSS, MASK, stepProgram, TOKENS } from './step.ts';

export interface FitOptions extends ScheduleOptions {
  readonly epochs: number;
  /** B, the pairs of a step. */
  readonly batchSize: number;
  readonly learningRate: number;
  /** The embedding rows' learning rate as a multiple of the others'. */
  readonly embeddingRate: number;
  readonly weightDecay: number;
  /** The greatest joint norm of all gradients. */
  readonly clip: number;
  /** The share of each text's vector that is left out at random. */
  readonly dropout: number;
  /** The share of tokens that are left out at random. */
  readonly wordDropout: number;
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
  const stepper = new Stepper(task);
  const began = clock();
  const batchSize = Math.min(options.batchSize, pairs.length);
  const stepsPerEpoch = Math.ceil(pairs.length / batchSize);
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
  let reason: EndReason = 'done';
  try {
    while (state.epoch < options.epochs && reason === 'done') {
      const random = task.random.fork(`epoch ${state.epoch}`);
      const batches = planEpoch(pairs, { batchSize, lengths: task.lengths, random });
      let lossSum = 0;
      let done = 0;
      for (const batch of batches) {
        const learningRate = options.learningRate * scheduleAt(state.step + 1, steps, options);
        const loss = await stepper.step(batch, learningRate, random);
        checkLoss(loss, state.step, learningRate);
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
      const bestEpoch = state.best?.epoch ?? state.epoch;
      if (reason === 'done' && state.epoch - bestEpoch >= options.patience) reason = 'early-stop';
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

/** Runs single steps: feeds the compiled program of the batch's length and applies what it returns. */
class Stepper {
  readonly #task: FitTask;
  readonly #programs = new Map<number, { readonly program: Promise<Executable>; readonly batch: TokenBatch }>();
  readonly #rowGradients: RowGradients;

  constructor(task: FitTask) {
    this.#task = task;
    this.#rowGradients = new RowGradients(task.state.embeddings.rows, task.state.embeddings.width);
  }

  /** One update of every weight; returns the loss before it. */
  async step({ length, pairs }: PairBatch, learningRate: number, random: Random): Promise<number> {
    const { state, options } = this.#task;
    const seen = options.wordDropout > 0 ? pairs.map((pair) => dropWords(pair, options.wordDropout, random)) : pairs;
    const { program, batch } = this.#prepare(length, pairs.length);
    fillBatch(batch, [...seen.map(({ left }) => left), ...seen.map(({ right }) => right)], state.embeddings);
    const feeds: Record<string, TensorData> = {
      ...state.weights,
      [TOKENS]: batch.tokens,
      [MASK]: batch.mask,
      [LABEL]: Float32Array.from(pairs, ({ label }) => label),
    };
    if (options.dropout > 0) feeds[DROPOUT] = this.#dropoutMask(pairs.length, random);
    const gradients = (await (await program).run(feeds)) as Readonly<Record<string, Float32Array>>;
    this.#update(gradients, seen, learningRate);
    return gradients[LOSS][0];
  }

  #update(gradients: Readonly<Record<string, Float32Array>>, pairs: readonly TokenPair[], learningRate: number): void {
    const { state, options } = this.#task;
    const rows = this.#rowGradients.collect(pairs, gradients[gradientOf(TOKENS)]);
    const names = Object.keys(state.weights);
    clipByNorm([rows.values, ...names.map((name) => gradients[gradientOf(name)])], options.clip);
    state.step++;
    const { weightDecay } = options;
    for (const name of names) {
      updateDense(state.weights[name], gradients[gradientOf(name)], state.moments[name], state.step, {
        learningRate,
        weightDecay,
      });
    }
    updateRows(state.embeddings, rows, state.embeddingMoments, state.embeddingSteps, {
      learningRate: learningRate * options.embeddingRate,
    });
  }

  #prepare(length: number, batchSize: number) {
    const { matcher, loss, options, engine = {} } = this.#task;
    const known = this.#programs.get(length);
    if (known) return known;
    const made = {
      program: compile(stepProgram({ matcher, loss }, { batchSize, length, dropout: options.dropout > 0 }), engine),
      batch: allocateBatch(length, 2 * batchSize, matcher.tokenWidth),
    };
    this.#programs.set(length, made);
    return made;
  }

  #dropoutMask(batchSize: number, random: Random): Float32Array {
    const { matcher, options } = this.#task;
    const kept = 1 / (1 - options.dropout);
    return Float32Array.from({ length: 2 * batchSize * matcher.dimension }, () =>
      random.uniform() < options.dropout ? 0 : kept,
    );
  }

  async dispose(): Promise<void> {
    for (const { program } of this.#programs.values()) await (await program).dispose();
  }
}

/** The pair without some of its tokens, but never without all. */
function dropWords(pair: TokenPair, share: number, random: Random): TokenPair {
  const thin = (ids: Int32Array) => {
    const kept = ids.filter(() => random.uniform() >= share);
    return kept.length > 0 ? kept : ids;
  };
  return { ...pair, left: thin(pair.left), right: thin(pair.right) };
}
