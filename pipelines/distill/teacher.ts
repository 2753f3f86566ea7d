/** The teacher of a distillation: vectors of texts, where it makes any, and what it says of pairs as labels from 0 to 1. */
import type { EngineOptions } from '../../src/compile/compile.ts';
import { type TaughtItems, type Teaching, teachingOf } from '../../src/data/teaching.ts';
import { answer } from '../../src/evaluation/decision.ts';
import { type RawPair, Scorer } from '../../src/matchers/scorer.ts';
import type { SavedModel } from '../../src/storage/model-folder.ts';
import { openModel } from '../model.ts';
import { inBlocks } from '../scoring.ts';

export interface Teacher {
  readonly saved: SavedModel;
  readonly scorer: Scorer;
}

/** Told how many of the texts or pairs are done; throws to stop. */
export type Told = (done: number) => void;

export async function openTeacher(name: string, engine: EngineOptions): Promise<Teacher> {
  const saved = await openModel(name);
  return { saved, scorer: new Scorer(saved.model, engine) };
}

/** Its vectors of the texts of each side. */
export async function teach(
  { saved, scorer }: Teacher,
  texts: { readonly left: readonly string[]; readonly right: readonly string[] },
  onProgress: Told,
): Promise<Teaching | undefined> {
  const { vectors, shared } = saved.model.matcher;
  if (!vectors) return undefined;
  const { dimension } = vectors;
  const encode = async (raw: readonly string[], side: 'left' | 'right', before: number): Promise<TaughtItems> => ({
    raw,
    vectors: await scorer.embed(raw, { side, progress: (done) => onProgress(before + done) }),
  });
  if (!shared) {
    const left = await encode(texts.left, 'left', 0);
    return teachingOf({ left, right: await encode(texts.right, 'right', texts.left.length), dimension });
  }
  const all = await encode([...new Set([...texts.left, ...texts.right])], 'left', 0);
  return teachingOf({ left: all, right: all, dimension });
}

/**
 * What it says of each pair: the calibrated probability of a match; of grades the grade itself. Where it makes vectors, those in `teaching` are compared.
 */
export async function softLabels(
  { saved, scorer }: Teacher,
  pairs: readonly RawPair[],
  teaching: Teaching | undefined,
  onProgress: Told,
): Promise<Float32Array> {
  const labels = new Float32Array(pairs.length);
  const graded = saved.task.kind === 'graded';
  let done = 0;
  for await (const block of inBlocks(pairs)) {
    const scores = teaching ? await compareTaught(scorer, block, teaching) : await scorer.score(block);
    for (const score of scores) {
      labels[done++] = graded ? Math.min(1, Math.max(0, score)) : answer(score, saved.decision).probability;
    }
    onProgress(done);
  }
  return labels;
}

/** The scores of pairs whose vectors are there. */
function compareTaught(
  scorer: Scorer,
  pairs: readonly RawPair[],
  { dimension, vectorOf }: Teaching,
): Promise<Float32Array> {
  const rows = pairs.map((_, i) => i);
  const matrix = (side: 'left' | 'right') => {
    const vectors = new Float32Array(pairs.length * dimension);
    for (const [i, pair] of pairs.entries()) vectors.set(vectorOf(side, pair[side]), i * dimension);
    return vectors;
  };
  return scorer.compareSides({ left: matrix('left'), right: matrix('right') }, rows, rows);
}
