/** The pairs of a list that a matcher takes for the same: all of them, or nearly all where the list is long. */
import type { EngineOptions } from '../../src/compile/compile.ts';
import { GemelError } from '../../src/errors.ts';
import { isMatch } from '../../src/evaluation/decisions.ts';
import type { Metric } from '../../src/heads/head.ts';
import { type Model, vectorsOf } from '../../src/matchers/model.ts';
import type { Scorer } from '../../src/matchers/scorer.ts';
import { canApproximate, minePairsApproximately } from '../../src/search/approximate-pairs.ts';
import { type ExactSample, sampleExactly } from '../../src/search/exact-sample.ts';
import { minePairs } from '../../src/search/mine.ts';
import { topNeighbours } from '../../src/search/neighbours.ts';
import { PairBuffer, type Pairs } from '../../src/search/pairs.ts';
import type { Vectors } from '../../src/search/vectors.ts';
import { partOf } from '../../src/weights.ts';

/** `exact` compares every text with every other, `approximate` with those that a graph of near vectors finds. */
export type SearchKind = 'exact' | 'approximate';

export interface FoundPairs {
  readonly pairs: Pairs;
  /** `neighbours`: the head's score follows from no metric, so each text's nearest 16 were scored. */
  readonly search: SearchKind | 'neighbours';
  /** What an exact search would have added, where the search was approximate. */
  readonly exactSample?: ExactSample;
  /** Whether the list was long enough for an approximate search, and there is none on this machine. */
  readonly withoutGraph: boolean;
}

export interface PairSearch {
  readonly model: Model;
  readonly scorer: Scorer;
  readonly threshold: number;
  /** Default: exact up to 300,000 texts. */
  readonly search?: SearchKind;
  readonly seed?: number;
  readonly engine?: EngineOptions;
  readonly signal?: AbortSignal;
  /** Told of how many pairs it is settled whether they match. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Two cores compare 170,000 texts with all others in 14 seconds, and the time grows with the square: 300,000 take about 45. */
export const EXACT_ROWS = 300_000;
/** Neighbours that are scored for each text where the head's score follows from no metric. */
const CANDIDATES = 16;

export async function findPairs(vectors: Vectors, options: PairSearch): Promise<FoundPairs> {
  const { model, threshold, seed = 1, engine, signal, onProgress } = options;
  const found = searchThreshold(model, threshold);
  if (!found) return { pairs: await scoreNeighbours(vectors, options), search: 'neighbours', withoutGraph: false };
  const wanted = options.search ?? (vectors.count > EXACT_ROWS ? 'approximate' : 'exact');
  const withoutGraph = options.search === undefined && wanted === 'approximate' && !(await canApproximate());
  const search = withoutGraph ? 'exact' : wanted;
  const all = (vectors.count * (vectors.count - 1)) / 2;
  const mining = {
    ...engine,
    ...found,
    signal,
    onProgress: ({ compared, total }: { compared: number; total: number }) =>
      onProgress?.(Math.round((compared / total) * all), all),
  };
  if (search === 'exact') return { pairs: await minePairs(vectors, mining), search, withoutGraph };
  const pairs = await minePairsApproximately(vectors, mining);
  return { pairs, search, withoutGraph, exactSample: await sampleExactly(vectors, pairs, { ...engine, seed, signal }) };
}

/** The metric by which the head's score can be searched, and its value where the score is the threshold. */
function searchThreshold(model: Model, threshold: number): { metric: Metric; threshold: number } | undefined {
  const { search } = vectorsOf(model, 'duplicates').head;
  if (!search) return undefined;
  const value = search.metricAt(threshold, partOf(model.weights, 'head'));
  if (!Number.isNaN(value)) return { metric: search.metric, threshold: value };
  throw new GemelError('bad-usage', `--threshold: expected a score that this model can give, found ${threshold}`);
}

/** Pairs of near neighbours whose score, the earlier text on the left, reaches the threshold. */
async function scoreNeighbours(vectors: Vectors, { scorer, threshold, engine, signal }: PairSearch): Promise<Pairs> {
  const { k, rows } = await topNeighbours(vectors, vectors, { ...engine, metric: 'cosine', k: CANDIDATES + 1, signal });
  const candidates = new PairBuffer();
  for (const [at, other] of rows.entries()) {
    const row = Math.floor(at / k);
    if (row !== other) candidates.push(Math.min(row, other), Math.max(row, other), 0);
  }
  const { left, right } = candidates.sortDistinct(vectors.count);
  const scores = await scorer.compare(vectors.data, left, right);
  return keepMatches({ left, right, scores }, { count: vectors.count, threshold });
}

/** Of scored pairs those at the threshold or better; their values are the scores. */
export function keepMatches(
  { left, right, scores }: Pick<Pairs, 'left' | 'right'> & { readonly scores: Float32Array },
  { count, threshold }: { readonly count: number; readonly threshold: number },
): Pairs {
  const found = new PairBuffer();
  for (const [p, score] of scores.entries()) if (isMatch(score, threshold)) found.push(left[p], right[p], score);
  return { metric: 'cosine', threshold, ...found.sortByLeft(count) };
}
