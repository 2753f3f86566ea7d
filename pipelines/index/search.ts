/** Queries → the entries of an index that match them best, with the matcher's own score and probability. */
import { type Answer, answer, type Decision } from '../../src/evaluation/decision.ts';
import { vectorsOf } from '../../src/matchers/model.ts';
import type { Scorer } from '../../src/matchers/scorer.ts';
import type { Entry, Hit, SearchOptions } from '../../src/search/vector-index.ts';
import type { ItemIndex } from './open.ts';

/** A matcher that judges pairs. */
export interface Judge {
  readonly scorer: Scorer;
  readonly decision: Decision;
}

export interface Match extends Entry, Answer {}

export interface MatchOptions extends SearchOptions {
  /** Of the index' own model. */
  readonly scorer: Scorer;
  /** A second matcher, which reads more closely: the nearest entries are judged by it alone. */
  readonly rerank?: Judge;
}

/** For each query its k best matches, the highest score first. */
export async function searchIndex(
  { index, saved, side }: Pick<ItemIndex, 'index' | 'saved' | 'side'>,
  queries: readonly string[],
  { scorer, rerank, k, ...options }: MatchOptions,
): Promise<Match[][]> {
  const vectors = await scorer.embed(queries, { side: side === 'left' ? 'right' : 'left' });
  // Where nearness alone does not decide, more than k may be among the best k.
  const { search } = vectorsOf(saved.model, 'search').head;
  const follows = !rerank && search !== undefined && search.biases === undefined;
  const hits = await index.search(vectors, { ...options, k: follows ? k : Math.max(CANDIDATES, 4 * k) });
  const judge = rerank ?? { scorer, decision: saved.decision };
  const pairs = hits.flatMap((found, q) =>
    found.map(({ text }) => (side === 'left' ? { left: text, right: queries[q] } : { left: queries[q], right: text })),
  );
  const scores = pairs.length === 0 ? [] : await judge.scorer.score(pairs);
  let end = 0;
  return hits.map((found) => {
    const matches = found.map((hit) => toMatch(hit, answer(scores[end++], judge.decision)));
    return matches.sort((a, b) => b.score - a.score).slice(0, k);
  });
}

/** Candidates at least, for each query, of a matcher that reads more closely. */
const CANDIDATES = 50;

function toMatch({ key, text, fields }: Hit, { score, probability, match }: Answer): Match {
  return { key, text, fields, score, probability, match };
}
