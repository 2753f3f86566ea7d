/** A matcher with its weights, ready to encode texts and score pairs. */
import { type Constant, compile, type EngineOptions, type Executable } from '../compile/compile.ts';
import type { tf } from '../compile/tf.ts';
import { allocateBatch, type EmbeddingTable, fillBatch } from '../data/embeddings.ts';
import { toScore } from '../heads/score.ts';
import { bucketFor, cutToLength } from '../text/lengths.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import type { Matcher } from './matcher.ts';

/** The dense weights by name, each row by row. */
export type Weights = Readonly<Record<string, Float32Array>>;

export interface Model {
  readonly matcher: Matcher;
  readonly tokenizer: Tokenizer;
  /** The lengths that texts are padded to, ascending; the last is where they are cut. */
  readonly lengths: readonly number[];
  readonly weights: Weights;
  readonly embeddings: EmbeddingTable;
}

/** The token ids of a text as a model reads them: at least one, cut to its longest length. */
export function tokenize({ tokenizer, lengths }: Pick<Model, 'tokenizer' | 'lengths'>, text: string): Int32Array {
  return cutToLength(tokenizer.encode(text), lengths[lengths.length - 1]);
}

/** Texts and pairs through a model's compiled network. Programs are compiled when first needed and kept until `dispose`. */
export class Scorer {
  readonly #model: Model;
  readonly #engine: EngineOptions;
  readonly #programs = new Map<string, Promise<Executable>>();

  constructor(model: Model, engine: EngineOptions = {}) {
    this.#model = model;
    this.#engine = engine;
  }

  /** One vector a text, N×D row by row. */
  async encode(texts: readonly Int32Array[], progress?: (done: number) => void): Promise<Float32Array> {
    const { matcher, lengths, embeddings } = this.#model;
    const D = matcher.dimension;
    const vectors = new Float32Array(texts.length * D);
    let done = 0;
    for (const [length, members] of byLength(texts, lengths)) {
      const N = batchSizeFor(members.length, ENCODE_BATCHES);
      const program = await this.#encoder(length, N);
      const batch = allocateBatch(length, N, matcher.tokenWidth);
      for (let start = 0; start < members.length; start += N) {
        const chunk = members.subarray(start, start + N);
        // A short last batch is filled up with its own first text: shapes are fixed.
        const filled = Array.from({ length: N }, (_, n) => texts[chunk[n] ?? chunk[0]]);
        fillBatch(batch, filled, embeddings);
        const { vectors: rows } = await program.run({ tokens: batch.tokens, mask: batch.mask });
        for (let n = 0; n < chunk.length; n++) vectors.set(rows.subarray(n * D, (n + 1) * D), chunk[n] * D);
        done += chunk.length;
        progress?.(done);
      }
    }
    return vectors;
  }

  /** The score of each pair of vectors, named by their rows. Higher means more alike. */
  async compare(vectors: Float32Array, left: ArrayLike<number>, right: ArrayLike<number>): Promise<Float32Array> {
    const D = this.#model.matcher.dimension;
    const scores = new Float32Array(left.length);
    const B = batchSizeFor(left.length, COMPARE_BATCHES);
    const program = await this.#comparer(B);
    const [u, v] = [new Float32Array(B * D), new Float32Array(B * D)];
    for (let start = 0; start < left.length; start += B) {
      const count = Math.min(B, left.length - start);
      for (let i = 0; i < count; i++) {
        u.set(vectors.subarray(left[start + i] * D, (left[start + i] + 1) * D), i * D);
        v.set(vectors.subarray(right[start + i] * D, (right[start + i] + 1) * D), i * D);
      }
      const { score } = await program.run({ u, v });
      scores.set(score.subarray(0, count), start);
    }
    return scores;
  }

  /** The score of each pair of texts. A text that occurs often is encoded once. */
  async score(pairs: readonly { readonly left: string; readonly right: string }[]): Promise<Float32Array> {
    const rows = new Map<string, number>();
    const rowOf = (text: string) => {
      const known = rows.get(text);
      if (known !== undefined) return known;
      rows.set(text, rows.size);
      return rows.size - 1;
    };
    const left = pairs.map((pair) => rowOf(pair.left));
    const right = pairs.map((pair) => rowOf(pair.right));
    const vectors = await this.encode(Array.from(rows.keys(), (text) => tokenize(this.#model, text)));
    return this.compare(vectors, left, right);
  }

  async dispose(): Promise<void> {
    for (const program of this.#programs.values()) await (await program).dispose();
    this.#programs.clear();
  }

  #encoder(length: number, N: number): Promise<Executable> {
    const { matcher } = this.#model;
    return this.#compiled(`encode ${length} ${N}`, () =>
      compile(
        {
          inputs: {
            tokens: { shape: [length, N, matcher.tokenWidth], dtype: 'float32' },
            mask: { shape: [length, N], dtype: 'float32' },
          },
          constants: toConstants(this.#model),
          body: ({ tokens, mask, ...weights }) => ({
            vectors: matcher.encode({ tokens: tokens as tf.Tensor3D, mask: mask as tf.Tensor2D }, weights),
          }),
        },
        this.#engine,
      ),
    );
  }

  #comparer(B: number): Promise<Executable> {
    const { matcher } = this.#model;
    const spec = { shape: [B, matcher.dimension], dtype: 'float32' } as const;
    return this.#compiled(`compare ${B}`, () =>
      compile(
        {
          inputs: { u: spec, v: spec },
          constants: toConstants(this.#model),
          body: ({ u, v, ...weights }) => {
            const output = matcher.compare(u as tf.Tensor2D, v as tf.Tensor2D, weights);
            return { score: toScore(output, matcher.head.measure) };
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

const ENCODE_BATCHES = [8, 128];
const COMPARE_BATCHES = [64, 1024];

function batchSizeFor(count: number, sizes: readonly number[]): number {
  return sizes.find((size) => count <= size) ?? sizes[sizes.length - 1];
}

/** The weights as constants of a program. */
export function toConstants({ matcher, weights }: Pick<Model, 'matcher' | 'weights'>): Record<string, Constant> {
  const specs = matcher.weights;
  return Object.fromEntries(specs.map(({ name, shape }) => [name, { shape, dtype: 'float32', data: weights[name] }]));
}

/** The indices of the texts that are padded to each length, shortest first. */
function byLength(texts: readonly Int32Array[], lengths: readonly number[]): Map<number, Int32Array> {
  const members = new Map<number, number[]>(lengths.map((length) => [length, []]));
  texts.forEach((ids, index) => {
    members.get(bucketFor(ids.length, lengths))?.push(index);
  });
  return new Map(
    [...members].filter(([, rows]) => rows.length > 0).map(([length, rows]) => [length, Int32Array.from(rows)]),
  );
}
