/** A file of titles with their bodies → which do not fit, why, and what would fit better. */
import { readUnlabelledPairs } from '../../corpora/user-pairs.ts';
import type { EngineOptions } from '../../src/compile/compile.ts';
import type { Decision } from '../../src/evaluation/decision.ts';
import { explainPairs, type PartWeight } from '../../src/explanation/occlusion.ts';
import type { Scorer } from '../../src/matchers/scorer.ts';
import type { SavedModel } from '../../src/storage/model-folder.ts';
import { answerPairs, inBlocks } from '../scoring.ts';
import { suggestTitles } from './suggestions.ts';

/** A row whose title does not fit. */
export interface DoubtfulTitle {
  /** From 0, the header left out. */
  readonly row: number;
  readonly title: string;
  readonly body: string;
  readonly score: number;
  readonly probability: number;
  /** Absent beyond the rows that were to be explained. */
  readonly sentences?: readonly PartWeight[];
  readonly suggestion?: string;
}

/** N rows in the order of the file. */
export interface CheckedTitles {
  readonly scores: Float32Array;
  readonly probabilities: Float64Array;
  /** The most doubtful first. */
  readonly doubtful: readonly DoubtfulTitle[];
  /** N, the rows from the most doubtful to the surest. */
  readonly order: readonly number[];
}

export interface CheckOptions extends Pick<SavedModel, 'model'> {
  /** With the threshold that the user wants. */
  readonly decision: Decision;
  readonly scorer: Scorer;
  readonly engine?: EngineOptions;
  readonly signal?: AbortSignal;
  /** Doubtful rows to explain, the most doubtful first. */
  readonly explain: number;
  /** Told what is being done and how far it is; may throw to stop. */
  readonly onProgress?: (doing: string, done: number) => void;
}

/** Rows that are explained at a time. */
const BLOCK = 512;

/** Goes through the file once; of the rows that fit only the numbers stay in memory. */
export async function checkTitles(
  path: string,
  { title, body }: { readonly title: string; readonly body: string },
  options: CheckOptions,
): Promise<CheckedTitles> {
  const { model, scorer, decision, onProgress } = options;
  const scores: number[] = [];
  const probabilities: number[] = [];
  const found: DoubtfulTitle[] = [];
  const { pairs } = await readUnlabelledPairs(path, { left: title, right: body });
  for await (const { pair, answer } of answerPairs(pairs, { scorer, decision })) {
    const { score, probability, match } = answer;
    if (!match) found.push({ row: scores.length, title: pair.left, body: pair.right, score, probability });
    scores.push(score);
    probabilities.push(probability);
    onProgress?.('checked', scores.length);
  }
  found.sort((one, other) => one.score - other.score || one.row - other.row);
  const sentences = await explainRows(found.slice(0, options.explain), options);
  const suggestions = model.matcher.vectors ? await suggestTitles(found, options) : [];
  return {
    scores: Float32Array.from(scores),
    probabilities: Float64Array.from(probabilities),
    doubtful: found.map((row, i) => ({
      ...row,
      ...(sentences[i] && { sentences: sentences[i] }),
      ...(suggestions[i] !== undefined && { suggestion: suggestions[i] }),
    })),
    order: [...scores.keys()].sort((one, other) => scores[one] - scores[other] || one - other),
  };
}

async function explainRows(
  rows: readonly DoubtfulTitle[],
  { scorer, onProgress }: Pick<CheckOptions, 'scorer' | 'onProgress'>,
): Promise<(readonly PartWeight[])[]> {
  const sentences: (readonly PartWeight[])[] = [];
  for await (const block of inBlocks(rows, BLOCK)) {
    const pairs = block.map(({ title, body }) => ({ left: title, right: body }));
    for (const { right } of await explainPairs(pairs, { scorer, right: 'sentence' })) sentences.push(right);
    onProgress?.('explained', sentences.length);
  }
  return sentences;
}

/** The sentences that speak most for the title and most against it; neither where there is only one, which nothing can be compared with. */
export function decidingSentences(sentences: readonly PartWeight[] = []): { for?: string; against?: string } {
  if (sentences.length < 2) return {};
  const byWeight = sentences.toSorted((one, other) => other.weight - one.weight);
  const [best, worst] = [byWeight[0], byWeight[byWeight.length - 1]];
  return { ...(best.weight > 0 && { for: best.text }), ...(worst.weight < 0 && { against: worst.text }) };
}
