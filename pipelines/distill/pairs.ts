/** Which pairs of unlabelled texts a teacher is asked about: near ones, whose answers say most, and some drawn at random. */
import type { EngineOptions } from '../../src/compile/compile.ts';
import type { Metric } from '../../src/heads/head.ts';
import type { RawPair } from '../../src/matchers/scorer.ts';
import type { Random } from '../../src/random.ts';
import { topNeighbours } from '../../src/search/neighbours.ts';
import { toVectors } from '../../src/search/vectors.ts';
import type { Model2Vec } from '../../src/storage/model2vec.ts';

export interface PairsWanted {
  /** At most so many texts whose neighbours are sought: each is compared with all texts. */
  readonly anchors: number;
  /** Near pairs of each. */
  readonly neighbours: number;
  /** Pairs of each with a text drawn at random. */
  readonly strangers: number;
}

/** Vectors by which near texts are found. */
export interface Space {
  /** A vector of a text as a left and as a right side. */
  readonly vectorOf: (side: 'left' | 'right', text: string) => Float32Array;
  readonly dimension: number;
  readonly metric: Metric;
}

/** The means of static token vectors, where the teacher makes no vectors. */
export function staticSpace({ tokenizer, vectors: { data, dimension } }: Model2Vec): Space {
  return {
    dimension,
    metric: 'cosine',
    vectorOf(_, text) {
      const ids = tokenizer.encode(text);
      const mean = new Float32Array(dimension);
      for (const id of ids) for (let d = 0; d < dimension; d++) mean[d] += data[id * dimension + d] / ids.length;
      return mean;
    },
  };
}

/** Near pairs are drawn from so many nearest ones: the nearest always, the others at random. */
const NEAREST = 16;
/** Anchors looked at between two calls of `onProgress`. */
const BLOCK = 2048;

/** Pairs of texts, each anchor on the left. Without a space there are only strangers. */
export async function drawPairs(
  texts: readonly string[],
  {
    wanted,
    space,
    random,
    engine,
    signal,
    onProgress,
  }: {
    readonly wanted: PairsWanted;
    readonly space?: Space;
    readonly random: Random;
    readonly engine?: EngineOptions;
    readonly signal?: AbortSignal;
    readonly onProgress: (anchors: number) => void;
  },
): Promise<RawPair[]> {
  const count = Math.min(wanted.anchors, texts.length);
  const anchors = Array.from({ length: count }, (_, i) => Math.floor((i * texts.length) / count));
  const pairs: RawPair[] = [];
  const add = (left: number, right: number) => {
    if (texts[left] !== texts[right]) pairs.push({ left: texts[left], right: texts[right] });
  };
  const all = space && toVectors(matrixOf(texts, 'right', space), space.dimension);
  for (let start = 0; start < count; start += BLOCK) {
    const some = anchors.slice(start, start + BLOCK);
    if (space && all) {
      const queries = toVectors(
        matrixOf(
          some.map((row) => texts[row]),
          'left',
          space,
        ),
        space.dimension,
      );
      const { metric } = space;
      const { k, rows } = await topNeighbours(queries, all, { ...engine, metric, k: NEAREST + 1, signal });
      for (const [i, anchor] of some.entries()) {
        const near = [...rows.subarray(i * k, (i + 1) * k)].filter((row) => row !== anchor);
        const [nearest, ...others] = near;
        for (const row of [nearest, ...random.shuffle(others)].slice(0, wanted.neighbours)) add(anchor, row);
      }
    }
    for (const anchor of some) for (let s = 0; s < wanted.strangers; s++) add(anchor, random.integer(texts.length));
    onProgress(start + some.length);
  }
  return pairs;
}

function matrixOf(texts: readonly string[], side: 'left' | 'right', { vectorOf, dimension }: Space): Float32Array {
  const matrix = new Float32Array(texts.length * dimension);
  for (const [row, text] of texts.entries()) matrix.set(vectorOf(side, text), row * dimension);
  return matrix;
}
