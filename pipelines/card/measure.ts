/** A finished model → all that its card says of it: figures with intervals, speed, size. */
import { availableParallelism, cpus } from 'node:os';
import type { EngineOptions } from '../../src/compile/compile.ts';
import type { Pair } from '../../src/data/pair.ts';
import { isMatch } from '../../src/evaluation/decisions.ts';
import type { SideName } from '../../src/matchers/matcher.ts';
import { Scorer } from '../../src/matchers/scorer.ts';
import { sourceOf } from '../../src/matchers/tower.ts';
import type { CardFacts } from '../../src/report/card-facts.ts';
import type { SplitEvaluation } from '../../src/report/report.ts';
import type { SavedModel } from '../../src/storage/model-folder.ts';
import { evaluatePairs } from '../scoring.ts';
import { SPEED_PAIRS, speedOf } from '../speed.ts';
import { estimateSlices, RESAMPLES } from './intervals.ts';

export interface CardTask {
  readonly saved: SavedModel;
  readonly split: string;
  readonly pairs: readonly Pair[];
  readonly seed: number;
  readonly engine: EngineOptions;
  readonly clock: () => number;
  /** Told how many pairs are scored; throws to stop. */
  readonly onProgress: (done: number) => void;
}

export interface Measured
  extends Pick<CardFacts, 'estimates' | 'resampling' | 'speed' | 'frozen' | 'dimension' | 'longest'> {
  readonly evaluation: SplitEvaluation;
}

export async function measureForCard(task: CardTask): Promise<Measured> {
  const { saved, pairs, seed, engine, clock } = task;
  const { matcher, sides } = saved.model;
  const scorer = new Scorer(saved.model, engine);
  try {
    const { evaluation, estimates } = await judge(task, scorer);
    const { perSecond, of } = await speedOf(saved, scorer, { some: pairs.slice(0, SPEED_PAIRS), clock });
    const reads = [matcher.left, matcher.right];
    const pictures = reads.some((side) => sourceOf(side) === 'picture');
    const frozen = reads.some(({ kind }) => kind === 'features');
    const longest = (name: SideName) =>
      matcher[name].kind === 'text' ? sides[name].lengths[sides[name].lengths.length - 1] : undefined;
    return {
      evaluation,
      estimates,
      resampling: { resamples: RESAMPLES, seed, units: saved.task.kind === 'ranking' ? 'questions' : 'pairs' },
      speed: {
        perSecond,
        of: of === 'texts' && pictures ? 'items' : of,
        threads: engine.threads ?? availableParallelism(),
        processor: cpus()[0]?.model.trim() || 'a processor that the system does not name',
      },
      ...(frozen && { frozen }),
      ...(matcher.vectors && { dimension: matcher.vectors.dimension }),
      longest: { left: longest('left'), right: longest('right') },
    };
  } finally {
    await scorer.dispose();
  }
}

/** Scores the pairs once, for the figures and for their intervals. */
async function judge({ saved, split, pairs, seed, onProgress }: CardTask, scorer: Scorer) {
  const evaluation = await evaluatePairs(saved, { split, pairs, scorer, onProgress });
  const { scores, classes, unseen } = evaluation;
  const { threshold } = saved.decision.choice;
  const decisions = Array.from(scores, (score) => Number(isMatch(score, threshold)));
  const test = { task: saved.task, pairs, unseen };
  const estimates = estimateSlices(test, { scores, decisions, ...(classes && { classes }) }, { seed });
  return { evaluation, estimates };
}
