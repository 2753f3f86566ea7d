/** The score from which on the texts of a list are joined: that of the model, or a higher one where the list would run together. */
import type { EngineOptions } from '../../src/compile/compile.ts';
import type { Model } from '../../src/matchers/model.ts';
import type { Scorer } from '../../src/matchers/scorer.ts';
import { pickRows } from '../../src/search/exact-sample.ts';
import { topNeighbours } from '../../src/search/neighbours.ts';
import type { Vectors } from '../../src/search/vectors.ts';

/** Texts whose neighbours are looked at. */
const SAMPLE = 1024;
const NEIGHBOURS = 16;
/** Below this a list is too short to tell many duplicates from many mistakes. */
const SHORT_LIST = 50;

interface Sampling {
  readonly model: Model;
  readonly scorer: Scorer;
  readonly engine?: EngineOptions;
  readonly signal?: AbortSignal;
}

/**
 * A model's threshold is right for pairs like those of dev, about half of which match. Among all pairs of a long list hardly any do, so
 * even rare mistakes outnumber the matches and chain everything into one group. So the threshold is raised until a text is joined with
 * one other text on average, as told by the nearest neighbours of a sample.
 */
export async function raiseThreshold(threshold: number, vectors: Vectors, sampling: Sampling): Promise<number> {
  if (vectors.count < SHORT_LIST) return threshold;
  // A little less, so that pairs of exactly this score are joined whatever their rounding.
  return Math.max(threshold, (await scoreOfNeighbours(1, vectors, sampling)) - 1e-6);
}

/** The score that a text has with so many others on average, 16 at most, as told by the nearest neighbours of a sample. */
export async function scoreOfNeighbours(
  average: number,
  vectors: Vectors,
  { model, scorer, engine, signal }: Sampling,
): Promise<number> {
  const sampled = Math.min(SAMPLE, vectors.count);
  const rowOf = (query: number) => Math.floor((query * vectors.count) / sampled);
  const metric = model.matcher.vectors?.head.search?.metric ?? 'cosine';
  const queries = pickRows(
    vectors,
    Array.from({ length: sampled }, (_, query) => rowOf(query)),
  );
  const { k, rows } = await topNeighbours(queries, vectors, { ...engine, metric, k: NEIGHBOURS + 1, signal });
  const near = Array.from(rows, (right, at) => ({ left: rowOf(Math.floor(at / k)), right })).filter(
    ({ left, right }) => left !== right,
  );
  const lefts = near.map(({ left }) => left);
  const rights = near.map(({ right }) => right);
  const scores = (await scorer.compare(vectors.data, lefts, rights)).sort().reverse();
  return lastOf(scores, average * sampled);
}

/** The same rule where the scores of all pairs are there: the best are kept, as many as join each text with one other on average. */
export function raiseByScores(threshold: number, scores: Float32Array, texts: number): number {
  if (texts < SHORT_LIST) return threshold;
  // A pair joins two texts, each with one other.
  return Math.max(threshold, lastOf(scores.slice().sort().reverse(), Math.floor(texts / 2)));
}

/** The score of the last of so many, descending. */
function lastOf(descending: Float32Array, count: number): number {
  return descending.length === 0 ? Number.NEGATIVE_INFINITY : descending[Math.min(count, descending.length) - 1];
}
