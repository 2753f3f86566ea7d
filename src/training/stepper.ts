/** Single training steps: feeds the compiled program of a batch's lengths and applies the gradients that come back. */
import type { EngineOptions, TensorData } from '../compile/compile.ts';
import type { Batch, PairLengths, Sides } from '../data/batches.ts';
import type { Example } from '../data/example.ts';
import { type Arrays, allocate, type Item, type Side } from '../data/side.ts';
import type { Loss } from '../losses/loss.ts';
import type { Matcher } from '../matchers/matcher.ts';
import type { Random } from '../random.ts';
import { count, withPrefix } from '../weights.ts';
import { updateDense, updateRows } from './adam.ts';
import { clipByNorm } from './clip.ts';
import { GradientMean } from './gradient-mean.ts';
import { type LaneProgram, Lanes, laneCount, partCount } from './lanes.ts';
import { addPenalty } from './penalty.ts';
import { RowGradients, type TokenGradient } from './row-gradient.ts';
import type { TrainingState } from './state.ts';
import {
  dropoutOf,
  dropoutShape,
  gradientOf,
  inputOf,
  LABEL,
  LEFT_GROUP,
  LEFT_TARGET,
  LOSS,
  learnedWeights,
  RIGHT_GROUP,
  RIGHT_TARGET,
  type StepShape,
  stepProgram,
  WEIGHT,
} from './step.ts';

export interface StepTask {
  readonly matcher: Matcher;
  readonly loss: Loss;
  readonly sides: Sides;
  readonly state: TrainingState;
  readonly options: StepOptions;
  readonly engine?: EngineOptions;
}

export interface StepOptions {
  /** The embedding rows' learning rate as a multiple of the others'. */
  readonly embeddingRate: number;
  readonly weightDecay: number;
  /** How much the sum of the absolute dense weights, and half that of their squares, add to the loss. */
  readonly l1: number;
  readonly l2: number;
  /** The greatest joint norm of all gradients. */
  readonly clip: number;
  /** The share of each vector, or of a pair's features, that is left out at random. */
  readonly dropout: number;
  /** The share of tokens that are left out at random. */
  readonly wordDropout: number;
  /** Into how many parts, one after the other, a step's work is cut, where it can be cut equally. */
  readonly accumulation?: number;
}

/** How much of the way to the batch's own statistic a running one goes in a step. */
const AVERAGING = 0.1;

/** One lane's arrays for batches of one shape. */
interface LaneArrays {
  readonly left: Arrays;
  readonly right: Arrays;
}

/** What is kept for batches of one shape: the program and each lane's arrays. */
interface Prepared {
  readonly program: Promise<LaneProgram>;
  readonly arrays: readonly LaneArrays[];
  readonly shape: StepShape;
}

/** The items of a part as they are fed: B on the left, R·B on the right, candidate by candidate. */
interface Share {
  readonly examples: readonly Example[];
  readonly left: readonly Item[];
  readonly right: readonly Item[];
}

type Gradients = Readonly<Record<string, Float32Array>>;

export class Stepper {
  readonly #task: StepTask;
  readonly #batchSize: number;
  readonly #candidates: number;
  readonly #lanes: Lanes;
  /** The parts of a batch whose gradients are averaged: the lanes' shares, or parts of these, worked through in rounds. */
  readonly #parts: number;
  readonly #prepared = new Map<string, Prepared>();
  readonly #rowGradients: RowGradients;
  readonly #mean = new GradientMean();
  /** The weights that learn, and those of them that are running averages. */
  readonly #learned: readonly string[];
  readonly #averaged: ReadonlySet<string>;

  constructor(task: StepTask, { batchSize, candidates }: { readonly batchSize: number; readonly candidates: number }) {
    const { engine = {}, state } = task;
    this.#task = task;
    this.#batchSize = batchSize;
    this.#candidates = candidates;
    const weights = task.matcher.weights.reduce((sum, { shape }) => sum + count(shape), 0);
    const lanes = laneCount(batchSize, engine, weights);
    this.#lanes = new Lanes(lanes, engine);
    this.#parts = lanes * partCount(batchSize / lanes, task.options.accumulation ?? 1);
    this.#rowGradients = new RowGradients(state.embeddings.rows, state.embeddings.width);
    this.#learned = learnedWeights(task.matcher);
    const averaged = task.matcher.weights.filter(({ update }) => update === 'average');
    this.#averaged = new Set(averaged.map(({ name }) => name));
  }

  /** One update of every weight; returns the loss before it. */
  async step({ lengths, examples }: Batch, learningRate: number, random: Random): Promise<number> {
    const shares = this.#share(examples, random);
    const { program, arrays, shape } = this.#prepare(lengths, examples[0].targets?.left.length);
    const { run } = await program;
    this.#rowGradients.start();
    this.#mean.start(shares.length);
    let loss = 0;
    for (let start = 0; start < shares.length; start += this.#lanes.count) {
      const round = shares.slice(start, start + this.#lanes.count);
      const told = (await run(
        round.map((share, lane) => this.#feed(share, arrays[lane], { shape, random })),
      )) as readonly Gradients[];
      this.#rowGradients.add(this.#tokenGradients(told, round));
      this.#mean.add(told, this.#learned.map(gradientOf));
      for (const part of told) loss += part[LOSS][0] / shares.length;
    }
    this.#update(learningRate);
    return loss;
  }

  async dispose(): Promise<void> {
    await Promise.allSettled([...this.#prepared.values()].map(({ program }) => program));
    await this.#lanes.dispose();
  }

  /** The batch cut into one stretch for each part. */
  #share(examples: readonly Example[], random: Random): Share[] {
    const { sides, options } = this.#task;
    const size = this.#batchSize / this.#parts;
    const thin = (side: Side, item: Item) =>
      options.wordDropout > 0 && side.taught !== undefined
        ? dropWords(item as Int32Array, options.wordDropout, random)
        : item;
    return Array.from({ length: this.#parts }, (_, part) => {
      const own = examples.slice(part * size, (part + 1) * size);
      return {
        examples: own,
        left: own.map(({ left }) => thin(sides.left, left)),
        right: this.#byCandidate(own, ({ rights }, r) => thin(sides.right, rights[r])),
      };
    });
  }

  /** R·B values: those of all first candidates, then of all second ones. */
  #byCandidate<Value>(examples: readonly Example[], pick: (example: Example, candidate: number) => Value): Value[] {
    return Array.from({ length: this.#candidates }, (_, r) => examples.map((example) => pick(example, r))).flat();
  }

  #feed(
    { examples, left, right }: Share,
    arrays: LaneArrays,
    { shape, random }: { readonly shape: StepShape; readonly random: Random },
  ): Record<string, TensorData> {
    const { state, options, matcher, sides } = this.#task;
    sides.left.fill(arrays.left, left, state.embeddings, random);
    sides.right.fill(arrays.right, right, state.embeddings, random);
    const inputs: Record<string, TensorData> = {
      ...state.weights,
      ...withPrefix('left', arrays.left),
      ...withPrefix('right', arrays.right),
      [LABEL]: Float32Array.from(this.#byCandidate(examples, ({ labels }, r) => labels[r])),
      [WEIGHT]: Float32Array.from(this.#byCandidate(examples, ({ weight }) => weight)),
      [LEFT_GROUP]: Float32Array.from(examples, ({ groups }) => groups.left),
      [RIGHT_GROUP]: Float32Array.from(this.#byCandidate(examples, ({ groups }, r) => groups.rights[r])),
    };
    if (shape.targetWidth !== undefined) {
      const targetsOf = ({ targets }: Example) => targets as NonNullable<Example['targets']>;
      inputs[LEFT_TARGET] = joinRows(
        examples.map((example) => targetsOf(example).left),
        shape.targetWidth,
      );
      inputs[RIGHT_TARGET] = joinRows(
        this.#byCandidate(examples, (example, r) => targetsOf(example).rights[r]),
        shape.targetWidth,
      );
    }
    if (options.dropout > 0) {
      for (const [site, rows] of Object.entries(matcher.dropouts)) {
        const [height, width] = dropoutShape(rows, shape);
        inputs[dropoutOf(site)] = dropoutMask(height * width, options.dropout, random);
      }
    }
    return inputs;
  }

  #update(learningRate: number): void {
    const { state, options } = this.#task;
    const rows = this.#rowGradients.sum;
    const mean = this.#mean.finish();
    const gradients = this.#learned.map((name) => mean.get(gradientOf(name)) as Float32Array);
    const learned = this.#learned.flatMap((name, i) =>
      this.#averaged.has(name) ? [] : [{ name, gradient: gradients[i] }],
    );
    for (const { name, gradient } of learned) addPenalty(gradient, state.weights[name], options);
    clipByNorm([rows.values, ...learned.map(({ gradient }) => gradient)], options.clip);
    state.step++;
    const { weightDecay } = options;
    for (const { name, gradient } of learned) {
      updateDense(state.weights[name], gradient, state.moments[name], state.step, { learningRate, weightDecay });
    }
    this.#learned.forEach((name, i) => {
      if (this.#averaged.has(name)) stepDown(state.weights[name], gradients[i]);
    });
    updateRows(state.embeddings, rows, state.embeddingMoments, state.embeddingSteps, {
      learningRate: learningRate * options.embeddingRate,
    });
  }

  *#tokenGradients(parts: readonly Gradients[], shares: readonly Share[]): Generator<TokenGradient> {
    if (this.#task.options.embeddingRate === 0) return;
    const share = 1 / this.#parts;
    for (const [part, gradients] of parts.entries()) {
      for (const name of ['left', 'right'] as const) {
        const { taught } = this.#task.sides[name];
        if (taught === undefined) continue;
        const gradient = gradients[gradientOf(inputOf(name, taught))];
        yield { texts: shares[part][name] as readonly Int32Array[], gradient, share };
      }
    }
  }

  #prepare(lengths: PairLengths, targetLength: number | undefined): Prepared {
    const { sides, options, loss } = this.#task;
    const key = `${lengths.left} ${lengths.right}`;
    const known = this.#prepared.get(key);
    if (known) return known;
    const [B, R] = [this.#batchSize / this.#parts, this.#candidates];
    const shape: StepShape = {
      batchSize: B,
      candidates: R,
      lengths,
      dropout: options.dropout > 0,
      rowsFrozen: options.embeddingRate === 0,
      ...(loss.needs?.includes('targets') && { targetWidth: targetLength }),
    };
    const made = {
      program: this.#lanes.compile(stepProgram(this.#task, shape)),
      arrays: Array.from({ length: this.#lanes.count }, () => ({
        left: allocate(sides.left, B, lengths.left),
        right: allocate(sides.right, R * B, lengths.right),
      })),
      shape,
    };
    this.#prepared.set(key, made);
    return made;
  }
}

function stepDown(statistic: Float32Array, distance: Float32Array): void {
  for (let i = 0; i < statistic.length; i++) statistic[i] -= AVERAGING * distance[i];
}

/** Vectors of one length as the rows of a matrix. */
function joinRows(vectors: readonly Float32Array[], width: number): Float32Array {
  const matrix = new Float32Array(vectors.length * width);
  for (const [row, vector] of vectors.entries()) matrix.set(vector, row * width);
  return matrix;
}

function dropoutMask(length: number, share: number, random: Random): Float32Array {
  const kept = 1 / (1 - share);
  return Float32Array.from({ length }, () => (random.uniform() < share ? 0 : kept));
}

/** The text without some of its tokens, but never without all. */
function dropWords(ids: Int32Array, share: number, random: Random): Int32Array {
  const kept = ids.filter(() => random.uniform() >= share);
  return kept.length > 0 ? kept : ids;
}
