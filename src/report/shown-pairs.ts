/** Which pairs a report shows one by one, so that whoever has their pictures need read no others. */
import type { Pair } from '../data/pair.ts';
import type { SplitEvaluation } from './report.ts';
import { shownMistakes } from './sections/mistakes.ts';
import { choosePairs } from './sections/sample-pairs.ts';

export function shownPairs(evaluation: SplitEvaluation): Pair[] {
  const { matches, others } = choosePairs(evaluation);
  return [...matches, ...others, ...shownMistakes(evaluation)].map(({ pair }) => pair);
}
