/** The ROC curve: matches found against false alarms, whatever the share of matches in the data. */
import { rocCurve } from '../../evaluation/curves.ts';
import { formatPercent } from '../numbers.ts';
import type { SplitEvaluation } from '../report.ts';
import { hasUnseenSlice, labelledScores } from '../slice.ts';
import { type Chart, diagonal, dot, drawChart, line, palette, shareAxis } from './chart.ts';
import { keyLabels } from './key.ts';

/** Nothing where only one label occurs. */
export function drawRoc(evaluation: SplitEvaluation): Chart | undefined {
  const { metrics } = evaluation;
  const whole = labelledScores(evaluation);
  const unseen = labelledScores(evaluation, evaluation.unseen);
  const curve = rocCurve(whole.scores, whole.labels);
  if (curve.length === 0) return undefined;
  const unseenCurve = hasUnseenSlice(evaluation) ? rocCurve(unseen.scores, unseen.labels) : [];
  const operating = curve.findLast(({ threshold }) => threshold >= metrics.threshold) ?? curve[0];
  const { equalErrorRate } = metrics;
  const equalErrors = { falsePositiveRate: equalErrorRate, truePositiveRate: 1 - equalErrorRate };
  const axes = { x: 'falsePositiveRate', y: 'truePositiveRate' };
  return drawChart({
    title: `A match scores higher than another pair ${Math.round(100 * metrics.rocAuc)} times in 100`,
    caption:
      'Unlike precision this does not depend on how many pairs match. The dot is the threshold, the ring where errors of both kinds are as frequent.',
    x: shareAxis('false alarms: share of the other pairs called a match'),
    y: shareAxis('share of the matches that is found'),
    marks: [
      diagonal(),
      line(unseenCurve, { ...axes, stroke: palette.unseen, strokeWidth: 1.75 }),
      line(curve, { ...axes, stroke: palette.ink, strokeWidth: 2.25 }),
      dot([operating], { ...axes, fill: palette.match, stroke: 'var(--plot-background)', r: 7 }),
      dot([equalErrors], { ...axes, fill: 'none', stroke: palette.ink, strokeWidth: 2, r: 4.5 }),
      keyLabels({ x: 0.98, y: 0.05, anchor: 'end' }, [
        { name: `all pairs, ROC-AUC ${formatPercent(metrics.rocAuc)}`, fill: palette.ink },
        unseenCurve.length > 0
          ? { name: `unseen texts, ROC-AUC ${formatPercent(metrics.unseen.rocAuc)}`, fill: palette.unseen }
          : undefined,
        { name: `ring: equal error rate ${formatPercent(equalErrorRate)}`, fill: palette.ink },
        { name: 'dotted: guessing, 50%', fill: palette.ink, opacity: 0.75 },
      ]),
    ],
  });
}
