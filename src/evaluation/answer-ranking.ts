/** How well the candidates of each question are ranked: the measures of answer selection. */
import { GemelError } from '../errors.ts';
import { checkLabels } from './ranking.ts';

/** Candidates as parallel arrays of N rows; those with one question need not stand together. */
export interface RankedAnswers {
  /** N, the question of each row. */
  readonly groups: readonly string[];
  /** N, higher means a better answer. */
  readonly scores: ArrayLike<number>;
  /** N, 1 for a right answer, else 0. */
  readonly labels: ArrayLike<number>;
}

/** The keys are the JSON contract; all but the first are means over the questions, NaN where there are none. */
export interface RankingMetrics {
  /** Q, the questions that count. */
  readonly questions: number;
  /** Mean average precision. */
  readonly map: number;
  /** Mean reciprocal rank of the first right answer. */
  readonly mrr: number;
  /** How often the first answer is right. */
  readonly precisionAt1: number;
  readonly ndcgAt10: number;
}

/** The same measures question by question, in the order in which the questions first occur: what a paired test resamples. */
export interface QuestionMetrics {
  /** Q */
  readonly questions: readonly string[];
  /** Q, `1/R · Σ precision at the rank of each of the R right answers`. */
  readonly averagePrecision: Float64Array;
  /** Q, `1 / rank of the first right answer`. */
  readonly reciprocalRank: Float64Array;
  /** Q, 1 where the first answer is right. */
  readonly precisionAt1: Float64Array;
  /** Q, `Σ 1/log₂(rank + 1)` over the right answers of the first ten, relative to the best order (Järvelin & Kekäläinen 2002). */
  readonly ndcgAt10: Float64Array;
}

/**
 * Ranks the candidates of each question by score and averages over the questions that have a right answer at all: a question without
 * one is no test of a ranking. The papers on WikiQA do the same (Yang, Yih & Meek 2015); trec_eval counts it 0 where its qrels list it.
 *
 * A tie counts against the right answer (trec_eval goes by the document names), so that the order of the rows makes no difference and a
 * constant score gains nothing from a file that puts right answers first. A score with many ties comes out lower than by chance.
 *
 * @throws GemelError `bad-input` for a score that is not finite, a label other than 0 and 1, or lengths that differ.
 *
 * @example
 * rankingMetrics({ groups: ['q', 'q', 'q'], scores: [0.2, 0.9, 0.5], labels: [1, 0, 1] });
 * // { questions: 1, map: (1/2 + 2/3)/2, mrr: 1/2, precisionAt1: 0, ndcgAt10: 0.6934… }
 */
export function rankingMetrics(answers: RankedAnswers): RankingMetrics {
  const { questions, averagePrecision, reciprocalRank, precisionAt1, ndcgAt10 } = questionMetrics(answers);
  return {
    questions: questions.length,
    map: mean(averagePrecision),
    mrr: mean(reciprocalRank),
    precisionAt1: mean(precisionAt1),
    ndcgAt10: mean(ndcgAt10),
  };
}

/** The measures of each question that has a right answer; which these are depends on the labels alone, so two systems' agree. */
export function questionMetrics(answers: RankedAnswers): QuestionMetrics {
  const { questions, ranks } = rightRanks(answers);
  return {
    questions,
    averagePrecision: Float64Array.from(
      ranks,
      (right) => right.reduce((sum, rank, k) => sum + (k + 1) / rank, 0) / right.length,
    ),
    reciprocalRank: Float64Array.from(ranks, (right) => 1 / right[0]),
    precisionAt1: Float64Array.from(ranks, (right) => (right[0] === 1 ? 1 : 0)),
    ndcgAt10: Float64Array.from(ranks, (right) => gainAt10(right) / gainAt10(right.map((_, k) => k + 1))),
  };
}

/**
 * Precision at k: which share of the first k answers of a question is right, on average over the questions that have a right answer. A question with
 * fewer than k right answers cannot reach 1.
 *
 * @example
 * precisionAt(2, { groups: ['q', 'q', 'q'], scores: [0.2, 0.9, 0.5], labels: [1, 0, 1] }); // 0.5
 */
export function precisionAt(k: number, answers: RankedAnswers): number {
  return mean(Float64Array.from(rightRanks(answers).ranks, (right) => right.filter((rank) => rank <= k).length / k));
}

/** The questions that have a right answer, and for each the ranks of those, from 1, ascending. */
function rightRanks({ groups, scores, labels }: RankedAnswers): { questions: string[]; ranks: number[][] } {
  checkAnswers({ groups, scores, labels });
  const rows = new Map<string, number[]>();
  for (let i = 0; i < groups.length; i++) {
    const known = rows.get(groups[i]);
    if (known === undefined) rows.set(groups[i], [i]);
    else known.push(i);
  }
  const answered = [...rows].filter(([, candidates]) => candidates.some((i) => labels[i] === 1));
  return {
    questions: answered.map(([question]) => question),
    ranks: answered.map(([, candidates]) => ranksOfRight(candidates, { scores, labels })),
  };
}

/** The ranks of the right answers, from 1, ascending. */
function ranksOfRight(rows: readonly number[], { scores, labels }: Pick<RankedAnswers, 'scores' | 'labels'>): number[] {
  const ranked = rows.toSorted((a, b) => scores[b] - scores[a] || labels[a] - labels[b]);
  return ranked.flatMap((row, k) => (labels[row] === 1 ? [k + 1] : []));
}

function gainAt10(ranks: readonly number[]): number {
  return ranks.reduce((sum, rank) => (rank <= 10 ? sum + 1 / Math.log2(rank + 1) : sum), 0);
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function checkAnswers({ groups, scores, labels }: RankedAnswers): void {
  if (groups.length !== scores.length) {
    throw new GemelError(
      'bad-input',
      `ranking: expected a question for each of ${scores.length} scores, found ${groups.length}`,
    );
  }
  checkLabels(labels, scores.length);
  for (let i = 0; i < scores.length; i++) {
    if (!Number.isFinite(scores[i])) {
      throw new GemelError('bad-input', `ranking: expected a finite score, found ${scores[i]} (row ${i + 1})`);
    }
  }
}
