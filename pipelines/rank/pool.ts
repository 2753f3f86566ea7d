/** Questions × a pool of answers → the best answers of each question: found by vectors, scored as pairs, and perhaps ranked by a second model. */

import type { EngineOptions } from '../../src/compile/compile.ts';
import { type Answer, answer as answerTo } from '../../src/evaluation/decision.ts';
import { type Model, vectorsOf } from '../../src/matchers/model.ts';
import type { Scorer } from '../../src/matchers/scorer.ts';
import { topNeighbours } from '../../src/search/neighbours.ts';
import type { VectorIndex } from '../../src/search/vector-index.ts';
import { toVectors } from '../../src/search/vectors.ts';
import { normaliseForIdentity } from '../../src/text/normalise.ts';
import type { RankingModel } from './models.ts';

/** Where answers are looked for. */
export interface Pool {
  /** For each of Q questions, Q×D, its nearest answers, nearest first. */
  nearest(questions: Float32Array, k: number): Promise<readonly (readonly string[])[]>;
}

/** All answers, each looked at for every question. A head that follows no metric finds its candidates by the cosine. */
export async function encodePool(
  answers: readonly string[],
  {
    model,
    scorer,
    engine,
    signal,
    onEncoded,
  }: {
    readonly model: Model;
    readonly scorer: Scorer;
    readonly engine?: EngineOptions;
    readonly signal?: AbortSignal;
    readonly onEncoded?: (done: number) => void;
  },
): Promise<Pool> {
  const distinct = [...new Set(answers)];
  const { dimension, head } = vectorsOf(model, 'rank --pool');
  const metric = head.search?.metric ?? 'cosine';
  const vectors = toVectors(await scorer.embed(distinct, { side: 'right', progress: onEncoded }), dimension);
  return {
    async nearest(questions, asked) {
      const queries = toVectors(questions, dimension);
      const { k, rows } = await topNeighbours(queries, vectors, { ...engine, metric, k: asked, signal });
      return Array.from({ length: queries.count }, (_, q) =>
        Array.from(rows.subarray(q * k, (q + 1) * k), (row) => distinct[row]),
      );
    },
  };
}

/** The answers of an index that was made by the same model. */
export function indexPool(index: VectorIndex): Pool {
  return {
    async nearest(questions, k) {
      const hits = await index.search(questions, { k });
      return hits.map((found) => found.map(({ text }) => text));
    },
  };
}

/** An answer that was found. */
export interface FoundAnswer extends Pick<Answer, 'score' | 'probability'> {
  readonly text: string;
  /** The score of the second model; `probability` is then its word. */
  readonly reranked?: number;
}

export interface SearchPool {
  readonly first: Pick<RankingModel, 'decision' | 'scorer'>;
  readonly second?: Pick<RankingModel, 'decision' | 'scorer'>;
  /** Answers that are looked at for each question, and those that are kept of them. */
  readonly candidates: number;
  readonly k: number;
  /** Told the questions answered; may throw to stop. */
  readonly onAnswered?: (done: number) => void;
}

/** Questions that are answered at a time. */
const BLOCK = 256;

/** The best answers of each question in turn, the best first. */
export async function* searchPool(
  pool: Pool,
  questions: readonly string[],
  { first, second, candidates, k, onAnswered }: SearchPool,
): AsyncGenerator<readonly FoundAnswer[]> {
  for (let start = 0; start < questions.length; start += BLOCK) {
    const asked = questions.slice(start, start + BLOCK);
    const near = await pool.nearest(await first.scorer.embed(asked), candidates);
    const pairs = asked.flatMap((left, q) => near[q].map((right) => ({ left, right })));
    const scores = await first.scorer.score(pairs);
    const again = await second?.scorer.score(pairs);
    let at = 0;
    for (const texts of near) {
      const found = texts.map((text): FoundAnswer => {
        const { score, probability } = answerTo(scores[at], first.decision);
        const told = second && again && answerTo(again[at], second.decision);
        at++;
        return { text, score, probability: told?.probability ?? probability, ...(told && { reranked: told.score }) };
      });
      yield found.sort((one, other) => deciding(other) - deciding(one)).slice(0, k);
    }
    onAnswered?.(Math.min(start + BLOCK, questions.length));
  }
}

function deciding({ score, reranked }: FoundAnswer): number {
  return reranked ?? score;
}

/** How often a right answer is found, over the questions of which one is known; counted as the answers come. */
export class PoolRecall {
  readonly #right: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #k: number;
  #questions = 0;
  #atOne = 0;
  #atTen = 0;
  #atK = 0;
  #reciprocal = 0;

  /** right: for each question its right answers. */
  constructor(right: ReadonlyMap<string, ReadonlySet<string>>, k: number) {
    this.#right = right;
    this.#k = k;
  }

  add(question: string, found: readonly { readonly text: string }[]): void {
    const right = this.#right.get(question);
    if (!right) return;
    const wanted = new Set(Array.from(right, normaliseForIdentity));
    const rank = found.findIndex(({ text }) => wanted.has(normaliseForIdentity(text))) + 1;
    this.#questions++;
    if (rank === 0) return;
    this.#atK++;
    if (rank === 1) this.#atOne++;
    if (rank <= 10) this.#atTen++;
    this.#reciprocal += 1 / rank;
  }

  /** Shares of the questions; `mrr` counts 0 for an answer that is not among the first k. */
  get metrics(): Readonly<Record<string, number>> {
    const n = this.#questions;
    return {
      questions: n,
      recallAt1: this.#atOne / n,
      ...(this.#k > 10 && { recallAt10: this.#atTen / n }),
      [`recallAt${this.#k}`]: this.#atK / n,
      mrr: this.#reciprocal / n,
    };
  }
}
