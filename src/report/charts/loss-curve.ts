/** The training loss, step by step and epoch by epoch: did it learn, and was it still learning at the end? */
import type { TrainingEvent } from '../../training/events.ts';
import { formatCounted, formatDigits } from '../numbers.ts';
import { type Chart, dot, drawChart, labelStyle, line, palette, text } from './chart.ts';
import { epochAxis, epochPosition } from './epochs.ts';

/** Nothing where the events tell of no loss. */
export function drawLossCurve(events: readonly TrainingEvent[]): Chart | undefined {
  const position = epochPosition(events);
  const steps = thinSteps(
    events.flatMap((event) => (event.type === 'step' ? [{ epoch: position(event), loss: event.loss }] : [])),
  );
  const epochs = events.flatMap((event) =>
    // The mean of an epoch belongs to its middle.
    event.type === 'epoch' ? [{ epoch: position(event) - 0.5, loss: event.loss }] : [],
  );
  const drawn = [...steps, ...epochs];
  if (drawn.length === 0) return undefined;

  const first = drawn[0].loss;
  const last = (epochs.at(-1) ?? drawn[drawn.length - 1]).loss;
  const highest = Math.max(...drawn.map(({ loss }) => loss));
  const trend = last < first ? 'fell' : 'did not fall:';
  const over = epochs.length > 0 ? ` in ${formatCounted(epochs.length, 'epoch')}` : '';
  return drawChart({
    title: `The training loss ${trend} from ${formatDigits(first)} to ${formatDigits(last)}${over}`,
    caption:
      'The thin line is the loss of single steps, averaged over short stretches; the dots are the means of whole epochs.',
    x: epochAxis(drawn.map(({ epoch }) => epoch)),
    y: { label: 'loss', domain: [0, highest * 1.08 || 1], grid: true },
    marks: [
      line(steps, { x: 'epoch', y: 'loss', stroke: palette.ink, strokeOpacity: 0.35, strokeWidth: 1.25 }),
      line(epochs, { x: 'epoch', y: 'loss', stroke: palette.ink, strokeWidth: 2.25 }),
      dot(epochs, { x: 'epoch', y: 'loss', fill: palette.ink, r: 4 }),
      text(epochs.slice(-1), {
        ...labelStyle,
        x: 'epoch',
        y: 'loss',
        text: ({ loss }) => formatDigits(loss),
        dy: -16,
        textAnchor: 'end',
        fontWeight: 'bold',
      }),
    ],
  });
}

/** At most 150 points, each the mean of as many steps. */
function thinSteps(steps: readonly { readonly epoch: number; readonly loss: number }[]) {
  const size = Math.ceil(steps.length / 150);
  return Array.from({ length: Math.ceil(steps.length / Math.max(size, 1)) }, (_, i) => {
    const stretch = steps.slice(i * size, (i + 1) * size);
    return {
      epoch: stretch[stretch.length - 1].epoch,
      loss: stretch.reduce((sum, { loss }) => sum + loss, 0) / stretch.length,
    };
  });
}
