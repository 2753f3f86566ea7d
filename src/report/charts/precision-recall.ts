/** Precision against recall: what each further match found costs in false alarms. */
import { precisionRecallCurve } from '../../evaluation/curves.ts';
import type { BinaryMetrics } from '../../evaluation/metrics.ts';
import { formatPercent } from '../numbers.ts';
import type { SplitEvaluation } from '../report.ts';
import { hasUnseenSlice, labelledScores, shareOfMatches } from '../slice.ts';
import { type Chart, dot, drawChart, labelStyle, line, palette, ruleY, shareAxis, text } from './chart.ts';
import { keyLabels } from './key.ts';

/** Nothing where no pair is labelled a match. */
export function drawPrecisionRecall(evaluation: SplitEvaluation): Chart | undefined {
  const { metrics } = evaluation;
  const whole = labelledScores(evaluation);
  const unseen = labelledScores(evaluation, evaluation.unseen);
  const curve = precisionRecallCurve(whole.scores, whole.labels);
  if (curve.length === 0) return undefined;
  const unseenCurve = hasUnseenSlice(evaluation) ? precisionRecallCurve(unseen.scores, unseen.labels) : [];
  // A weak curve runs where the key of a good one stands.
  const isBelow = metrics.averagePrecision < 0.45;
  const guess = shareOfMatches(whole.labels);
  const sure = curve.findLast(({ precision }) => precision >= 0.9);
  const steps = { x: 'recall', y: 'precision', curve: 'step-before' as const };
  return drawChart({
    title: sure
      ? `At a precision of 90% it finds ${formatPercent(sure.recall, 0)} of the matches`
      : 'No threshold gives a precision of 90%',
    caption:
      'Every point is a threshold: further right more matches are found, further up fewer of those found are wrong. The dot is the threshold.',
    x: shareAxis('recall: share of the matches that is found'),
    y: shareAxis('precision: share of the found that matches'),
    marks: [
      ruleY([guess], { stroke: palette.ink, strokeOpacity: 0.6, strokeDasharray: '2 4' }),
      line(unseenCurve, { ...steps, stroke: palette.unseen, strokeWidth: 1.75 }),
      line(curve, { ...steps, stroke: palette.ink, strokeWidth: 2.25 }),
      ...operatingPoint(metrics),
      keyLabels(isBelow ? { x: 0.98, y: 0.74, anchor: 'end' } : { x: 0.02, y: 0.05 }, [
        { name: `all pairs, average precision ${formatPercent(metrics.averagePrecision)}`, fill: palette.ink },
        unseenCurve.length > 0
          ? {
              name: `unseen texts, average precision ${formatPercent(metrics.unseen.averagePrecision)}`,
              fill: palette.unseen,
            }
          : undefined,
        { name: `dotted: guessing, ${formatPercent(guess)}`, fill: palette.ink, opacity: 0.75 },
      ]),
    ],
  });
}

/** The threshold in force, with its figures where the curve leaves room: above it, or below where it is near the top. */
function operatingPoint({ recall, precision }: BinaryMetrics) {
  if (recall === 0) return [];
  const point = { x: [recall], y: [precision] };
  const isHigh = precision > 0.8;
  const isLate = recall > (isHigh ? 0.3 : 0.75);
  return [
    dot([recall], { ...point, fill: palette.match, stroke: 'var(--plot-background)', r: 7 }),
    text([`${formatPercent(precision, 0)} precise,\n${formatPercent(recall, 0)} found`], {
      ...labelStyle,
      ...point,
      textAnchor: isLate ? 'end' : 'start',
      lineAnchor: isHigh ? 'top' : 'bottom',
      dx: !isLate ? 9 : isHigh ? -10 : 20,
      dy: isHigh ? 12 : -12,
      fill: palette.match,
      fontWeight: 'bold',
    }),
  ];
}
