/** A file of questions with their candidates → the rank of each among those of its question. */
import { readTable } from '../../corpora/table.ts';
import { labelOf, textOf } from '../../corpora/user-pairs.ts';
import { precisionAt, type RankedAnswers, rankingMetrics } from '../../src/evaluation/answer-ranking.ts';
import type { Scorer } from '../../src/matchers/scorer.ts';
import { inBlocks } from '../scoring.ts';
import { orderGroups, rowsByGroup } from './order.ts';

export interface CandidateColumns {
  readonly question: string;
  readonly answer: string;
  /** What the rows of one question have in common; the question itself where left out. */
  readonly group?: string;
  /** Whether an answer is right, as `readPairs` reads it. */
  readonly label?: string;
  readonly labelMatch?: string;
}

export interface RankOptions {
  readonly scorer: Scorer;
  /** What orders the first candidates of each question anew, and how many of them. */
  readonly rerank?: { readonly scorer: Scorer; readonly candidates: number };
  /** Told the rows scored; may throw to stop. */
  readonly onScored?: (done: number) => void;
}

/** N rows in the order of the file. */
export interface RankedCandidates {
  readonly scores: Float32Array;
  /** N, NaN for a row that was not among the first. */
  readonly reranked?: Float32Array;
  /** N, from 1. */
  readonly ranks: Int32Array;
  /** N, the rows by question, the best answer of each first. */
  readonly order: readonly number[];
  /** Questions. */
  readonly questions: number;
  /** Where there are labels; the keys are the JSON contract. */
  readonly metrics?: Readonly<Record<string, number>>;
}

/** Scores every row and ranks it; the texts of the rows are held in memory only where a second model asks for them again. */
export async function rankCandidates(
  path: string,
  columns: CandidateColumns,
  { scorer, rerank, onScored }: RankOptions,
): Promise<RankedCandidates> {
  const read = await scoreRows(path, columns, { scorer, keepTexts: rerank !== undefined, onScored });
  const { scores, groups, labels, texts } = read;
  const questions = rowsByGroup(groups);
  const first = orderGroups(questions, (one, other) => scores[other] - scores[one]);
  if (!rerank) return finish(first, scores);

  const again = first.order.filter((row) => first.ranks[row] <= rerank.candidates);
  const reranked = new Float32Array(scores.length).fill(Number.NaN);
  let done = 0;
  for await (const rows of inBlocks(again)) {
    const told = await rerank.scorer.score(rows.map((row) => texts[row]));
    for (const [i, row] of rows.entries()) reranked[row] = told[i];
    done += rows.length;
    onScored?.(done);
  }
  const isAgain = (row: number) => first.ranks[row] <= rerank.candidates;
  const second = orderGroups(questions, (one, other) => {
    if (isAgain(one) && isAgain(other)) return reranked[other] - reranked[one] || first.ranks[one] - first.ranks[other];
    return first.ranks[one] - first.ranks[other];
  });
  return {
    ...finish(
      second,
      Float32Array.from(second.ranks, (rank) => -rank),
    ),
    reranked,
  };

  /** by: N, by which the labels are ranked; `gemel evaluate` ranks by the scores, and ties in them count against the right answer. */
  function finish(ordered: Pick<RankedCandidates, 'ranks' | 'order'>, by: Float32Array): RankedCandidates {
    const metrics = labels && measure({ groups, scores: by, labels });
    return { scores, ...ordered, questions: questions.length, ...(metrics && { metrics }) };
  }
}

function measure(answers: RankedAnswers): Record<string, number> {
  const { questions, map, mrr, precisionAt1, ndcgAt10 } = rankingMetrics(answers);
  return { questions, map, mrr, precisionAt1, precisionAt5: precisionAt(5, answers), ndcgAt10 };
}

interface Candidate {
  readonly left: string;
  readonly right: string;
  readonly group: string;
  readonly label?: number;
}

async function scoreRows(
  path: string,
  columns: CandidateColumns,
  { scorer, keepTexts, onScored }: Pick<RankOptions, 'scorer' | 'onScored'> & { readonly keepTexts: boolean },
) {
  const scores: number[] = [];
  const groups: string[] = [];
  const labels: number[] = [];
  const texts: Candidate[] = [];
  for await (const block of inBlocks(readCandidates(path, columns))) {
    for (const score of await scorer.score(block)) scores.push(score);
    for (const { group, label } of block) {
      groups.push(group);
      if (label !== undefined) labels.push(label);
    }
    if (keepTexts) texts.push(...block);
    onScored?.(scores.length);
  }
  return { scores: Float32Array.from(scores), groups, texts, ...(columns.label !== undefined && { labels }) };
}

async function* readCandidates(
  path: string,
  { question, answer, group = question, label, labelMatch }: CandidateColumns,
): AsyncGenerator<Candidate> {
  const required = [question, answer, group, ...(label === undefined ? [] : [label])];
  const table = await readTable(path, { required: [...new Set(required)] });
  for await (const row of table) {
    yield {
      left: textOf(row, question, table),
      right: textOf(row, answer, table),
      group: textOf(row, group, table),
      ...(label !== undefined && { label: labelOf(row, { label, labelMatch }, table) }),
    };
  }
}
