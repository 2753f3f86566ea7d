/** Single training steps: feeds the compiled program of a batch's length and applies the gradients that come back. */
import type { EngineOptions, TensorData } from '../compile/compile.ts';
import { allocateBatch, fillBatch, type TokenBatch } from '../data/embeddings.ts';
import type { PairBatch, TokenPair } from '../data/pair-batches.ts';
import type { Loss } from '../losses/loss.ts';
import type { Matcher } from '../matchers/matcher.ts';
import type { Random } from '../random.ts';
import { updateDense, updateRows } from './adam.ts';
import { clipByNorm } from './clip.ts';
import { averageInto, type LaneProgram, Lanes, laneCount } from './lanes.ts';
import { RowGradients } from './row-gradient.ts';
import type { TrainingState } from './state.ts';
import { DROPOUT, gradientOf, LABEL, LOSS, MASK, stepProgram, TOKENS } from './step.ts';

export interface StepTask {
  readonly matcher: Matcher;
  readonly loss: Loss;
  readonly state: TrainingState;
  readonly options: StepOptions;
  readonly engine?: EngineOptions;
}

export interface StepOptions {
  /** The embedding rows' learning rate as a multiple of the others'. */
  readonly embeddingRate: number;
  readonly weightDecay: number;
  /** The greatest joint norm of all gradients. */
  readonly clip: number;
  /** The share of each text's vector that is left out at random. */
  readonly dropout: number;
  /** The share of tokens that are left out at random. */
  readonly wordDropout: number;
}

/** What is kept for batches of one length: the program and, for each lane, its batch. */
interface Prepared {
  readonly program: Promise<LaneProgram>;
  readonly batches: readonly TokenBatch[];
}

type Gradients = Readonly<Record<string, Float32Array>>;

export class Stepper {
  readonly #task: StepTask;
  readonly #batchSize: number;
  readonly #lanes: Lanes;
  readonly #prepared = new Map<number, Prepared>();
  readonly #rowGradients: RowGradients;

  constructor(task: StepTask, batchSize: number) {
    const { engine = {}, state } = task;
    this.#task = task;
    this.#batchSize = batchSize;
    this.#lanes = new Lanes(laneCount(batchSize, engine), engine);
    this.#rowGradients = new RowGradients(state.embeddings.rows, state.embeddings.width);
  }

  /** One update of every weight; returns the loss before it. */
  async step({ length, pairs }: PairBatch, learningRate: number, random: Random): Promise<number> {
    const { options } = this.#task;
    const seen = options.wordDropout > 0 ? pairs.map((pair) => dropWords(pair, options.wordDropout, random)) : pairs;
    const shares = this.#share(seen);
    const { program, batches } = this.#prepare(length);
    const inputs = shares.map((share, lane) => this.#feed(share, batches[lane], random));
    const gradients = (await (await program).run(inputs)) as readonly Gradients[];
    this.#update(gradients, shares, learningRate);
    return gradients.reduce((sum, { [LOSS]: loss }) => sum + loss[0], 0) / gradients.length;
  }

  async dispose(): Promise<void> {
    await Promise.allSettled([...this.#prepared.values()].map(({ program }) => program));
    await this.#lanes.dispose();
  }

  /** The batch cut into one stretch for each lane. */
  #share(pairs: readonly TokenPair[]): TokenPair[][] {
    const size = this.#batchSize / this.#lanes.count;
    return Array.from({ length: this.#lanes.count }, (_, lane) => pairs.slice(lane * size, (lane + 1) * size));
  }

  #feed(pairs: readonly TokenPair[], batch: TokenBatch, random: Random): Record<string, TensorData> {
    const { state, options, matcher } = this.#task;
    fillBatch(batch, [...pairs.map(({ left }) => left), ...pairs.map(({ right }) => right)], state.embeddings);
    const inputs: Record<string, TensorData> = {
      ...state.weights,
      [TOKENS]: batch.tokens,
      [MASK]: batch.mask,
      [LABEL]: Float32Array.from(pairs, ({ label }) => label),
    };
    if (options.dropout > 0)
      inputs[DROPOUT] = dropoutMask(2 * pairs.length * matcher.dimension, options.dropout, random);
    return inputs;
  }

  #update(lanes: readonly Gradients[], shares: readonly (readonly TokenPair[])[], learningRate: number): void {
    const { state, options } = this.#task;
    const tokenGradients = lanes.map((gradients) => gradients[gradientOf(TOKENS)]);
    const rows = this.#rowGradients.collect(shares, tokenGradients);
    const names = Object.keys(state.weights);
    const dense = names.map((name) => {
      const [first, ...others] = lanes.map((gradients) => gradients[gradientOf(name)]);
      return others.length > 0 ? averageInto(first, others) : first;
    });
    clipByNorm([rows.values, ...dense], options.clip);
    state.step++;
    const { weightDecay } = options;
    names.forEach((name, i) => {
      updateDense(state.weights[name], dense[i], state.moments[name], state.step, { learningRate, weightDecay });
    });
    updateRows(state.embeddings, rows, state.embeddingMoments, state.embeddingSteps, {
      learningRate: learningRate * options.embeddingRate,
    });
  }

  #prepare(length: number): Prepared {
    const { matcher, loss, options } = this.#task;
    const known = this.#prepared.get(length);
    if (known) return known;
    const batchSize = this.#batchSize / this.#lanes.count;
    const program = stepProgram({ matcher, loss }, { batchSize, length, dropout: options.dropout > 0 });
    const made = {
      program: this.#lanes.compile(program),
      batches: Array.from({ length: this.#lanes.count }, () =>
        allocateBatch(length, 2 * batchSize, matcher.tokenWidth),
      ),
    };
    this.#prepared.set(length, made);
    return made;
  }
}

function dropoutMask(length: number, share: number, random: Random): Float32Array {
  const kept = 1 / (1 - share);
  return Float32Array.from({ length }, () => (random.uniform() < share ? 0 : kept));
}

/** The pair without some of its tokens, but never without all. */
function dropWords(pair: TokenPair, share: number, random: Random): TokenPair {
  const thin = (ids: Int32Array) => {
    const kept = ids.filter(() => random.uniform() >= share);
    return kept.length > 0 ? kept : ids;
  };
  return { ...pair, left: thin(pair.left), right: thin(pair.right) };
}
