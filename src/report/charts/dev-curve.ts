/** The dev metric after each epoch: which epoch was kept, and did later ones only memorise? */
import type { TrainingEvent } from '../../training/events.ts';
import { formatMetric, metricName } from '../numbers.ts';
import { type Chart, dot, drawChart, labelStyle, line, palette, text } from './chart.ts';
import { epochAxis, epochPosition } from './epochs.ts';

/** Nothing where the events tell of no dev metric. */
export function drawDevCurve(events: readonly TrainingEvent[]): Chart | undefined {
  const start = events.findLast((event) => event.type === 'start');
  const epochEvents = events.filter((event) => event.type === 'epoch');
  const metric = start?.metric ?? Object.keys(epochEvents[0]?.dev ?? {})[0];
  const position = epochPosition(events);
  const epochs = epochEvents
    .map((event) => ({ epoch: position(event), name: event.epoch, value: event.dev[metric], best: event.best }))
    .filter(({ value }) => Number.isFinite(value));
  const best = epochs.findLast((epoch) => epoch.best) ?? epochs.at(-1);
  if (!best) return undefined;

  const values = epochs.map(({ value }) => value);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const padding = (highest - lowest) * 0.2 || 0.05;
  const isLate = best.epoch > 0.8 * epochs[epochs.length - 1].epoch;
  return drawChart({
    title: `On the dev pairs, ${metricName(metric)} was best after epoch ${best.name}: ${formatMetric(metric, best.value)}`,
    caption: 'Each dot is a check on pairs that are not trained on; the ringed epoch is the one that was kept.',
    x: epochAxis(epochs.map(({ epoch }) => epoch)),
    y: {
      label: metricName(metric),
      domain: [lowest - padding, highest + padding],
      format: (value) => formatMetric(metric, value),
    },
    marks: [
      line(epochs, { x: 'epoch', y: 'value', stroke: palette.match, strokeWidth: 2.25 }),
      dot(epochs, { x: 'epoch', y: 'value', fill: palette.match, r: 4 }),
      dot([best], { x: 'epoch', y: 'value', stroke: palette.match, strokeWidth: 2, r: 9 }),
      text([best], {
        ...labelStyle,
        x: 'epoch',
        y: 'value',
        text: ({ value }) => `kept: ${formatMetric(metric, value)}`,
        dy: -20,
        textAnchor: isLate ? 'end' : 'middle',
        fontWeight: 'bold',
        fill: palette.match,
      }),
    ],
  });
}
