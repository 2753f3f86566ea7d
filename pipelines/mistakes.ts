/** The pairs that a matcher is most sure of and wrong about, for the terminal. */
import { isMatch } from '../src/evaluation/decisions.ts';
import { formatPercent } from '../src/report/numbers.ts';
import type { SplitEvaluation } from '../src/report/report.ts';
import { formatTable } from '../src/report/table.ts';

/** Half of them false alarms, half of them missed matches, the surest first. */
export function formatMistakes(
  { pairs, scores, probabilities, metrics }: SplitEvaluation,
  { show = 6, width = 46 }: { show?: number; width?: number } = {},
): string {
  const wrong = pairs
    .map((pair, i) => ({ ...pair, score: scores[i], probability: probabilities[i] }))
    .filter(({ label, score }) => isMatch(score, metrics.threshold) !== (label === 1))
    .sort((a, b) => b.score - a.score);
  const falseAlarms = wrong.filter(({ label }) => label === 0).slice(0, show / 2);
  const missed = wrong.filter(({ label }) => label === 1).reverse();
  return formatTable(
    [...falseAlarms, ...missed.slice(0, show / 2)],
    [
      { header: 'says', cell: ({ probability }) => formatPercent(probability, 0), align: 'right' },
      { header: 'is', cell: ({ label }) => (label === 1 ? 'match' : 'none') },
      { header: 'left', cell: ({ left }) => left, maxWidth: width },
      { header: 'right', cell: ({ right }) => right, maxWidth: width },
    ],
  );
}
