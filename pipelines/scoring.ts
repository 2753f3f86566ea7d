/** Pairs → answers, block by block. `evaluate` and `score` both go through here, so that they agree to the last digit. */
import type { Pair } from '../src/data/pair.ts';
import { type Answer, answer, type Decision } from '../src/evaluation/decision.ts';
import { evaluateSlices, unseenPairs } from '../src/evaluation/slices.ts';
import type { Scorer } from '../src/matchers/model.ts';
import type { SplitEvaluation } from '../src/report/report.ts';
import type { SavedModel } from '../src/storage/model-folder.ts';

/** Pairs that are held in memory at a time. */
const BLOCK = 8192;

interface TextPair {
  readonly left: string;
  readonly right: string;
}

/** Each pair with its answer, in order. */
export async function* answerPairs<P extends TextPair>(
  pairs: Iterable<P> | AsyncIterable<P>,
  { scorer, decision }: { readonly scorer: Scorer; readonly decision: Decision },
): AsyncGenerator<{ readonly pair: P; readonly answer: Answer }> {
  for await (const block of inBlocks(pairs)) {
    const scores = await scorer.score(block);
    for (const [i, pair] of block.entries()) yield { pair, answer: answer(scores[i], decision) };
  }
}

/** Scores labelled pairs and measures the scores. */
export async function evaluatePairs(
  saved: Pick<SavedModel, 'decision' | 'seen' | 'seenPairs'>,
  {
    split,
    pairs,
    scorer,
    onProgress,
  }: {
    readonly split: string;
    readonly pairs: readonly Pair[];
    readonly scorer: Scorer;
    readonly onProgress?: (done: number) => void;
  },
): Promise<SplitEvaluation> {
  const scores = new Float32Array(pairs.length);
  let done = 0;
  for await (const { answer } of answerPairs(pairs, { scorer, decision: saved.decision })) {
    scores[done++] = answer.score;
    onProgress?.(done);
  }
  return measureScores(saved, { split, pairs, scores });
}

/** The evaluation of pairs that have been scored. */
export function measureScores(
  { decision, seen, seenPairs }: Pick<SavedModel, 'decision' | 'seen' | 'seenPairs'>,
  { split, pairs, scores }: Pick<SplitEvaluation, 'split' | 'pairs'> & { readonly scores: Float32Array },
): SplitEvaluation {
  const probabilities = Array.from(scores, (score) => answer(score, decision).probability);
  const { threshold } = decision.choice;
  return {
    split,
    pairs,
    scores,
    probabilities,
    unseen: unseenPairs(pairs, seen),
    metrics: evaluateSlices({ pairs, scores, probabilities, threshold, seen: { texts: seen, pairs: seenPairs } }),
  };
}

async function* inBlocks<P>(items: Iterable<P> | AsyncIterable<P>): AsyncGenerator<P[]> {
  let block: P[] = [];
  for await (const item of items) {
    block.push(item);
    if (block.length < BLOCK) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}
