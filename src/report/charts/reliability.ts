/** The reliability diagram: of the pairs given a probability, how many do match? */
import { expectedCalibrationError, reliabilityBins } from '../../evaluation/reliability.ts';
import { formatCounted } from '../numbers.ts';
import type { SplitEvaluation } from '../report.ts';
import { type Chart, diagonal, dot, drawChart, labelStyle, line, palette, shareAxis, text } from './chart.ts';

/** Nothing where there are no pairs. */
export function drawReliability({ pairs, probabilities }: SplitEvaluation): Chart | undefined {
  if (pairs.length === 0) return undefined;
  const bins = reliabilityBins(
    probabilities,
    pairs.map(({ label }) => label),
  );
  const largest = Math.max(...bins.map((bin) => bin.pairs));
  const points = { x: 'probability', y: 'matches' };
  return drawChart({
    title: `The stated probabilities are off by ${(100 * expectedCalibrationError(bins)).toFixed(1)} points on average`,
    caption: `Pairs in ten groups by probability, a larger dot for more pairs (the largest: ${formatCounted(largest, 'pair')}). On the line, a stated 80% is a true 80%.`,
    x: shareAxis('stated probability of a match'),
    y: shareAxis('share that does match'),
    marks: [
      diagonal(),
      line(bins, { ...points, stroke: palette.match, strokeWidth: 1.75 }),
      dot(bins, {
        ...points,
        fill: palette.match,
        stroke: 'var(--plot-background)',
        r: { value: (bin) => 3 + 8 * Math.sqrt(bin.pairs / largest), scale: null },
      }),
      text(['more matches than stated'], { ...note, frameAnchor: 'top-left', dx: 10, dy: 8 }),
      text(['fewer matches than stated'], { ...note, frameAnchor: 'bottom-right', dx: -8, dy: -10 }),
    ],
  });
}

const note = { text: (words: string) => words, fillOpacity: 0.75, ...labelStyle } as const;
