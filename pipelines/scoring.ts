/** Pairs → answers, block by block. `evaluate` and `score` both go through here, so that they agree to the last digit. */
import type { Pair } from '../src/data/pair.ts';
import { isMatchLabel } from '../src/data/task.ts';
import { type Answer, answer, type Decision } from '../src/evaluation/decision.ts';
import type { Recall } from '../src/evaluation/retrieval.ts';
import { evaluateSlices, unseenPairs } from '../src/evaluation/slices.ts';
import { taskMetrics } from '../src/evaluation/task-metrics.ts';
import type { Scorer } from '../src/matchers/scorer.ts';
import type { SplitEvaluation } from '../src/report/report.ts';
import type { SavedModel } from '../src/storage/model-folder.ts';
import { measureRetrieval } from './retrieval.ts';

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

type Judged = Pick<SavedModel, 'decision' | 'task' | 'seen' | 'seenPairs'>;

/** Scores labelled pairs and measures the scores; where the task is retrieval, all left items against all right ones too. */
export async function evaluatePairs(
  saved: Judged & Pick<SavedModel, 'model'>,
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
  const retrieval =
    saved.task.kind === 'retrieval' ? await measureRetrieval(saved.model, { pairs, scorer }) : undefined;
  const scores = new Float32Array(pairs.length);
  const classes: number[] = [];
  let done = 0;
  for await (const block of inBlocks(pairs)) {
    const told = await scorer.judge(block);
    scores.set(told.scores, done);
    for (const logit of told.classes ?? []) classes.push(logit);
    done += block.length;
    onProgress?.(done);
  }
  const told = { split, pairs, scores, ...(classes.length > 0 && { classes: Float32Array.from(classes) }) };
  return measureScores(saved, { ...told, retrieval });
}

/** The evaluation of pairs that have been scored. */
export function measureScores(
  { decision, task, seen, seenPairs }: Judged,
  {
    split,
    pairs: labelled,
    scores,
    classes,
    retrieval,
  }: Pick<SplitEvaluation, 'split' | 'pairs' | 'classes' | 'retrieval'> & { readonly scores: Float32Array },
): SplitEvaluation {
  const probabilities = Array.from(scores, (score) => answer(score, decision).probability);
  const { threshold } = decision.choice;
  const pairs = labelled.map((pair) => ({ ...pair, label: Number(isMatchLabel(pair.label, task)) }));
  const unseen = unseenPairs(pairs, seen);
  const K = classes ? classes.length / labelled.length : 0;
  const byTask = (rows: readonly number[]) =>
    taskMetrics(task, {
      pairs: rows.map((row) => labelled[row]),
      scores: rows.map((row) => scores[row]),
      classScores: classes && rows.flatMap((row) => [...classes.subarray(row * K, (row + 1) * K)]),
    });
  return {
    split,
    pairs,
    scores,
    ...(classes && { classes }),
    probabilities,
    unseen,
    metrics: evaluateSlices({ pairs, scores, probabilities, threshold, seen: { texts: seen, pairs: seenPairs } }),
    byTask: { ...byTask(labelled.map((_, row) => row)), ...(retrieval && recallOf(retrieval.leftToRight)) },
    byTaskUnseen: byTask(unseen),
    ...(retrieval && { retrieval }),
  };
}

/** An evaluation as the one JSON object that commands print. */
export function evaluationJson(evaluation: SplitEvaluation): Record<string, unknown> {
  const { metrics, byTask, byTaskUnseen, retrieval } = evaluation;
  return { ...byTask, ...retrieval, ...metrics, unseen: { ...byTaskUnseen, ...metrics.unseen } };
}

/** Its numbers as a manifest keeps them: `null` where there is none. */
export function flatMetrics({ metrics, byTask }: SplitEvaluation): Record<string, number | null> {
  const numbers = Object.entries({ ...metrics, ...byTask }).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return Object.fromEntries(numbers.map(([key, value]) => [key, Number.isFinite(value) ? value : null]));
}

/** The keys of a direction that also stand by themselves. */
function recallOf({ recallAt1, recallAt10 }: Recall): Record<string, number> {
  return { recallAt1, recallAt10 };
}

/** Items so many at a time, some thousands where it is not said. */
export async function* inBlocks<P>(items: Iterable<P> | AsyncIterable<P>, size = BLOCK): AsyncGenerator<P[]> {
  let block: P[] = [];
  for await (const item of items) {
    block.push(item);
    if (block.length < size) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}
