/** The score from which on the texts of a list are joined: that of the model, or a higher one where the list would run together. */
import type { EngineOptions } from '../src/compile/compile.ts';
import type { Model } from '../src/matchers/model.ts';
import type { Scorer } from '../src/matchers/scorer.ts';
import { topNeighbours } from '../src/search/neighbours.ts';
import type { Vectors } from '../src/search/vectors.ts';

/** Texts whose neighbours are looked at. */
const SAMPLE = 1024;
const NEIGHBOURS = 16;
/** Below this a list is too short to tell many duplicates from many mistakes. */
const SHORT_LIST = 50;

/**
 * A model's threshold is right for pairs like those of dev, about half of which match. Among all pairs of a long list hardly any do, so
 * even rare mistakes outnumber the matches and chain everything into one group. So the threshold is raised until a text is joined with
 * one other text on average, as told by the nearest neighbours of a sample.
 */
export async function raiseThreshold(
  threshold: number,
  vectors: Vectors,
  { model, scorer, engine, signal }: { model: Model; scorer: Scorer; engine?: EngineOptions; signal?: AbortSignal },
): Promise<number> {
  if (vectors.count < SHORT_LIST) return threshold;
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
  // A little less, so that pairs of exactly this score are joined whatever their rounding.
  return Math.max(threshold, scores[sampled - 1] - 1e-6);
}

function pickRows({ data, dimension }: Vectors, rows: readonly number[]): Vectors {
  const picked = new Float32Array(rows.length * dimension);
  for (const [i, row] of rows.entries())
    picked.set(data.subarray(row * dimension, (row + 1) * dimension), i * dimension);
  return { data: picked, count: rows.length, dimension };
}
