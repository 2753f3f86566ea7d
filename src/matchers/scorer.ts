/** A model at work: encodes items and scores pairs through its compiled network. */
import { type Constant, compile, type EngineOptions, type Executable } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import { type PairLengths, pairLengths } from '../data/batches.ts';
import { allocate, type Item } from '../data/side.ts';
import { toScore } from '../heads/score.ts';
import { partOf, withPrefix } from '../weights.ts';
import { INFERENCE, type Matcher, type SideName, type VectorSpace } from './matcher.ts';
import { type Model, vectorsOf } from './model.ts';

/** A pair to score: raw strings, texts or the paths of pictures. */
export interface RawPair {
  readonly left: string;
  readonly right: string;
}

/** What a network says of some pairs. */
export interface Scores {
  /** One a pair, higher means more alike. */
  readonly scores: Float32Array;
  /** K logits a pair, row by row, where the matcher tells classes apart. */
  readonly classes?: Float32Array;
}

/** Items and pairs through a model's compiled network. Programs are compiled when first needed and kept until `dispose`. */
export class Scorer {
  readonly #model: Model;
  readonly #engine: EngineOptions;
  readonly #compile: typeof compile;
  readonly #programs = new Map<string, Promise<Executable>>();

  /** compileProgram: how its programs are made, `ComputeThread.compile` to run them beside this thread. */
  constructor(model: Model, engine: EngineOptions = {}, compileProgram: typeof compile = compile) {
    this.#model = model;
    this.#engine = engine;
    this.#compile = compileProgram;
  }

  /** One vector an item of a side, N×D row by row. */
  async encode(
    items: readonly Item[],
    { side: name = 'left', progress }: { readonly side?: SideName; readonly progress?: (done: number) => void } = {},
  ): Promise<Float32Array> {
    const { sides, embeddings } = this.#model;
    const space = vectorsOf(this.#model, 'encode');
    const side = sides[name];
    const D = space.dimension;
    const vectors = new Float32Array(items.length * D);
    let done = 0;
    const rows = groupBy(items.keys(), (row) => side.lengthOf(items[row]));
    const encodeGroup = async ([length, members]: readonly [number, readonly number[]]) => {
      const N = batchSizeFor(members.length, ENCODE_BATCHES);
      const program = await this.#encoder(this.#model.matcher.shared ? 'left' : name, { length, N, space });
      const arrays = allocate(side, N, length);
      for (let start = 0; start < members.length; start += N) {
        const chunk = members.slice(start, start + N);
        side.fill(arrays, filledUp(chunk, items, N), embeddings);
        const { vectors: found } = await program.run({ ...arrays });
        for (const [n, row] of chunk.entries()) vectors.set(found.subarray(n * D, (n + 1) * D), row * D);
        done += chunk.length;
        progress?.(done);
      }
    };
    // Together: where programs run on a thread of their own, none waits until this one has a moment for the next.
    await Promise.all([...rows].sort(([a], [b]) => a - b).map(encodeGroup));
    return vectors;
  }

  /** The same from raw strings, some thousands read at a time: millions of them never lie in memory as items. */
  async embed(
    raw: readonly string[],
    { side = 'left', progress }: { readonly side?: SideName; readonly progress?: (done: number) => void } = {},
  ): Promise<Float32Array> {
    const { dimension: D } = vectorsOf(this.#model, 'embed');
    const vectors = new Float32Array(raw.length * D);
    for (let start = 0; start < raw.length; start += EMBED_BLOCK) {
      const items = await this.#model.sides[side].read(raw.slice(start, start + EMBED_BLOCK));
      vectors.set(await this.encode(items, { side, progress: (done) => progress?.(start + done) }), start * D);
    }
    return vectors;
  }

  /** The score of each pair of vectors, named by their rows. Higher means more alike. */
  async compare(vectors: Float32Array, left: ArrayLike<number>, right: ArrayLike<number>): Promise<Float32Array> {
    return this.compareSides({ left: vectors, right: vectors }, left, right);
  }

  /** The same of vectors that each side has for itself. */
  async compareSides(
    vectors: { readonly left: Float32Array; readonly right: Float32Array },
    left: ArrayLike<number>,
    right: ArrayLike<number>,
  ): Promise<Float32Array> {
    return (await this.#compareVectors(vectors, left, right)).scores;
  }

  /** What each vector adds by itself to the metric that the head's score follows from: N, or nothing where that is no part of it. */
  async biases(vectors: Float32Array): Promise<Float32Array | undefined> {
    const { dimension: D, head } = vectorsOf(this.#model, 'compare');
    const { biases } = head.search ?? {};
    if (!biases) return undefined;
    const count = vectors.length / D;
    const N = batchSizeFor(count, COMPARE_BATCHES);
    const program = await this.#compiled(`biases ${N}`, () =>
      this.#compile(
        {
          inputs: { u: { shape: [N, D], dtype: 'float32' } },
          constants: toConstants(this.#model),
          body: ({ u, ...weights }) => ({ biases: biases(u as tf.Tensor2D, partOf(weights, 'head')) }),
        },
        this.#engine,
      ),
    );
    const found = new Float32Array(count);
    const u = new Float32Array(N * D);
    for (let start = 0; start < count; start += N) {
      const rows = Math.min(N, count - start);
      u.set(vectors.subarray(start * D, (start + rows) * D));
      const { biases: told } = await program.run({ u });
      found.set(told.subarray(0, rows), start);
    }
    return found;
  }

  /** The score of each pair. */
  async score(pairs: readonly RawPair[]): Promise<Float32Array> {
    return (await this.judge(pairs)).scores;
  }

  /** Everything that the network says of each pair. An item that occurs often is encoded once, where there are vectors. */
  async judge(pairs: readonly RawPair[]): Promise<Scores> {
    const { matcher, sides } = this.#model;
    // One tower may still read each side to lengths of its own.
    const alike = matcher.shared && sides.left === sides.right;
    const lefts = new Rows();
    const rights = alike ? lefts : new Rows();
    const left = pairs.map((pair) => lefts.of(pair.left));
    const right = pairs.map((pair) => rights.of(pair.right));
    const leftItems = await sides.left.read(lefts.raw());
    const rightItems = alike ? leftItems : await sides.right.read(rights.raw());
    if (!matcher.vectors) return this.#judgeJointly({ leftItems, rightItems }, left, right);
    const leftVectors = await this.encode(leftItems);
    const rightVectors = alike ? leftVectors : await this.encode(rightItems, { side: 'right' });
    return this.#compareVectors({ left: leftVectors, right: rightVectors }, left, right);
  }

  async dispose(): Promise<void> {
    for (const program of this.#programs.values()) await (await program).dispose();
    this.#programs.clear();
  }

  async #compareVectors(
    vectors: { readonly left: Float32Array; readonly right: Float32Array },
    left: ArrayLike<number>,
    right: ArrayLike<number>,
  ): Promise<Scores> {
    const { dimension: D } = vectorsOf(this.#model, 'compare');
    const scores = this.#openScores(left.length);
    const B = batchSizeFor(left.length, COMPARE_BATCHES);
    const program = await this.#comparer(B);
    const [u, v] = [new Float32Array(B * D), new Float32Array(B * D)];
    for (let start = 0; start < left.length; start += B) {
      const count = Math.min(B, left.length - start);
      for (let i = 0; i < count; i++) {
        u.set(vectors.left.subarray(left[start + i] * D, (left[start + i] + 1) * D), i * D);
        v.set(vectors.right.subarray(right[start + i] * D, (right[start + i] + 1) * D), i * D);
      }
      scores.put(
        await program.run({ u, v }),
        Array.from({ length: count }, (_, i) => start + i),
      );
    }
    return scores.done();
  }

  async #judgeJointly(
    { leftItems, rightItems }: { readonly leftItems: readonly Item[]; readonly rightItems: readonly Item[] },
    left: readonly number[],
    right: readonly number[],
  ): Promise<Scores> {
    const { sides, embeddings } = this.#model;
    const scores = this.#openScores(left.length);
    const shapes = groupBy(left.keys(), (pair) => {
      const lengths = pairLengths({ left: leftItems[left[pair]], right: rightItems[right[pair]] }, sides);
      return lengths.right * 65536 + lengths.left;
    });
    const judgeGroup = async ([key, members]: readonly [number, readonly number[]]) => {
      const lengths = { left: key % 65536, right: Math.floor(key / 65536) };
      const B = batchSizeFor(members.length, ENCODE_BATCHES);
      const program = await this.#jointJudge(lengths, B);
      const arrays = { left: allocate(sides.left, B, lengths.left), right: allocate(sides.right, B, lengths.right) };
      for (let start = 0; start < members.length; start += B) {
        const chunk = members.slice(start, start + B);
        const fill = (name: SideName, items: readonly Item[], rows: readonly number[]) =>
          sides[name].fill(
            arrays[name],
            filledUp(
              chunk.map((pair) => rows[pair]),
              items,
              B,
            ),
            embeddings,
          );
        fill('left', leftItems, left);
        fill('right', rightItems, right);
        const inputs = { ...withPrefix('left', arrays.left), ...withPrefix('right', arrays.right) };
        scores.put(await program.run(inputs), chunk);
      }
    };
    await Promise.all([...shapes].sort(([a], [b]) => a - b).map(judgeGroup));
    return scores.done();
  }

  /** Room for the scores of so many pairs, filled chunk by chunk. */
  #openScores(count: number) {
    const { outputs: K } = this.#model.matcher;
    const scores = new Float32Array(count);
    const classes = K > 1 ? new Float32Array(count * K) : undefined;
    return {
      put(found: Readonly<Record<string, ArrayLike<number>>>, rows: readonly number[]) {
        for (const [i, row] of rows.entries()) {
          scores[row] = found.score[i];
          if (classes) for (let k = 0; k < K; k++) classes[row * K + k] = found.classes[i * K + k];
        }
      },
      done: (): Scores => ({ scores, ...(classes && { classes }) }),
    };
  }

  #encoder(
    name: SideName,
    { length, N, space }: { readonly length: number; readonly N: number; readonly space: VectorSpace },
  ): Promise<Executable> {
    return this.#compiled(`encode ${name} ${length} ${N}`, () =>
      this.#compile(
        {
          inputs: this.#model.sides[name].specs(N, length),
          constants: toConstants(this.#model),
          body: (tensors) => ({ vectors: space.encode(name, tensors, tensors) }),
        },
        this.#engine,
      ),
    );
  }

  #comparer(B: number): Promise<Executable> {
    const { matcher } = this.#model;
    const { dimension, compare } = vectorsOf(this.#model, 'compare');
    const spec = { shape: [B, dimension], dtype: 'float32' } as const;
    return this.#compiled(`compare ${B}`, () =>
      this.#compile(
        {
          inputs: { u: spec, v: spec },
          constants: toConstants(this.#model),
          body: ({ u, v, ...weights }) => readOutput(compare(u as tf.Tensor2D, v as tf.Tensor2D, weights), matcher),
        },
        this.#engine,
      ),
    );
  }

  #jointJudge(lengths: PairLengths, B: number): Promise<Executable> {
    const { matcher, sides } = this.#model;
    return this.#compiled(`judge ${lengths.left} ${lengths.right} ${B}`, () =>
      this.#compile(
        {
          inputs: {
            ...withPrefix('left', sides.left.specs(B, lengths.left)),
            ...withPrefix('right', sides.right.specs(B, lengths.right)),
          },
          constants: toConstants(this.#model),
          body(tensors) {
            const pairs = { left: partOf(tensors, 'left'), right: partOf(tensors, 'right'), candidates: 1 };
            return readOutput(matcher.judge(pairs, tensors, INFERENCE).output, matcher);
          },
        },
        this.#engine,
      ),
    );
  }

  #compiled(key: string, make: () => Promise<Executable>): Promise<Executable> {
    const program = this.#programs.get(key) ?? make();
    this.#programs.set(key, program);
    return program;
  }
}

const EMBED_BLOCK = 16384;
const ENCODE_BATCHES = [8, 16, 32, 128];
const COMPARE_BATCHES = [64, 1024];

function batchSizeFor(count: number, sizes: readonly number[]): number {
  return sizes.find((size) => count <= size) ?? sizes[sizes.length - 1];
}

/** The weights as constants of a program. */
export function toConstants({ matcher, weights }: Pick<Model, 'matcher' | 'weights'>): Record<string, Constant> {
  const specs = matcher.weights;
  return Object.fromEntries(specs.map(({ name, shape }) => [name, { shape, dtype: 'float32', data: weights[name] }]));
}

/** A head's numbers as a program gives them out: `score`, and `classes` where there are several a pair. */
export function readOutput(output: tf.Tensor, { measure, outputs }: Matcher): Record<string, tf.Tensor> {
  const score = toScore(output, measure);
  return outputs > 1 ? { score, classes: tf.reshape(output, [-1, outputs]) } : { score };
}

/** Numbers strings in the order in which they come. */
class Rows {
  readonly #rows = new Map<string, number>();

  of(raw: string): number {
    const known = this.#rows.get(raw);
    if (known !== undefined) return known;
    this.#rows.set(raw, this.#rows.size);
    return this.#rows.size - 1;
  }

  raw(): string[] {
    return [...this.#rows.keys()];
  }
}

/** The items of a batch; a short last one is filled up with its own first item: shapes are fixed. */
function filledUp(rows: readonly number[], items: readonly Item[], N: number): Item[] {
  return Array.from({ length: N }, (_, n) => items[rows[n] ?? rows[0]]);
}

function groupBy(rows: Iterable<number>, keyOf: (row: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
