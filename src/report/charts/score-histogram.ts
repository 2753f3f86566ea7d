/** The scores of matches and of other pairs over each other: how far apart are they, and where does the threshold cut? */
import { isMatch } from '../../evaluation/decisions.ts';
import { formatCount, formatDigits, formatPercent } from '../numbers.ts';
import type { SplitEvaluation } from '../report.ts';
import { type Chart, drawChart, labelStyle, palette, rectY, ruleX, ruleY, text } from './chart.ts';

const binCount = 36;

/** Nothing where there are no pairs. */
export function drawScoreHistogram({ pairs, scores, metrics }: SplitEvaluation): Chart | undefined {
  if (pairs.length === 0) return undefined;
  const range = rangeOf(scores, metrics.threshold);
  const labels = [0, 1] as const;
  const [others, matches] = labels.map((label) =>
    pairs.flatMap((pair, i) => (pair.label === label ? [scores[i]] : [])),
  );
  const wrong = pairs.filter(({ label }, i) => isMatch(scores[i], metrics.threshold) !== (label === 1)).length;
  const otherBins = countBins(others, range);
  const matchBins = countBins(matches, range);
  const highest = Math.max(...[...otherBins, ...matchBins].map(({ pairs }) => pairs));
  const bars = { x1: 'from', x2: 'to', y: 'pairs', inset: 0.5 };
  const isRight = metrics.threshold > (range.from + range.to) / 2;
  return drawChart({
    title: `The threshold of ${formatDigits(metrics.threshold)} puts ${formatPercent(wrong / pairs.length)} of the pairs on the wrong side`,
    caption:
      'Pairs by score. Right of the threshold a pair is called a match; orange there, and blue left of it, are the mistakes.',
    x: { label: 'score: more alike to the right', domain: [range.from, range.to] },
    y: { label: 'pairs', domain: [0, highest * 1.2], format: formatCount, ticks: Math.min(4, highest) },
    marks: [
      rectY(otherBins, { ...bars, fill: palette.other, fillOpacity: 0.55 }),
      rectY(matchBins, { ...bars, fill: palette.match, fillOpacity: 0.55 }),
      ruleY([0], { stroke: palette.ink }),
      ruleX([metrics.threshold], { stroke: palette.ink, strokeWidth: 1.5, strokeDasharray: '5 4' }),
      text([metrics.threshold], {
        ...labelStyle,
        x: (threshold) => threshold,
        frameAnchor: 'top',
        text: () => `threshold ${formatDigits(metrics.threshold)}`,
        textAnchor: isRight ? 'end' : 'start',
        dx: isRight ? -7 : 7,
        dy: 4,
      }),
      text([`${formatCount(others.length)} no match`], {
        ...cornerLabel,
        frameAnchor: 'top-left',
        dx: 50,
        fill: palette.other,
      }),
      text([`${formatCount(matches.length)} match`], { ...cornerLabel, frameAnchor: 'top-right', fill: palette.match }),
    ],
  });
}

/** Above the frame, where no bar can reach. */
const cornerLabel = { text: (label: string) => label, dy: -26, fontWeight: 'bold' } as const;

function rangeOf(scores: ArrayLike<number>, threshold: number) {
  let [from, to] = [threshold, threshold];
  for (let i = 0; i < scores.length; i++) {
    from = Math.min(from, scores[i]);
    to = Math.max(to, scores[i]);
  }
  return from < to ? { from, to } : { from: from - 0.5, to: to + 0.5 };
}

function countBins(scores: readonly number[], { from, to }: { readonly from: number; readonly to: number }) {
  const width = (to - from) / binCount;
  const pairs = new Uint32Array(binCount);
  for (const score of scores) pairs[Math.min(Math.floor((score - from) / width), binCount - 1)]++;
  return Array.from(pairs, (count, bin) => ({ from: from + bin * width, to: from + (bin + 1) * width, pairs: count }));
}
