/** The training run epoch by epoch, and how it ended. */
import type { TrainingEvent } from '../../training/events.ts';
import { html, type Markup } from '../markup.ts';
import { formatCount, formatCounted, formatDigits, formatDuration, formatMetric, metricName } from '../numbers.ts';

const endings = {
  done: 'It ran all its epochs',
  'early-stop': 'It stopped early, since the dev metric no longer rose',
  budget: 'It stopped when its time was used up',
  interrupted: 'It was interrupted',
} as const;

export function trainingLog(events: readonly TrainingEvent[]): Markup | undefined {
  const epochs = events.filter((event) => event.type === 'epoch');
  if (epochs.length === 0) return undefined;
  const start = events.findLast((event) => event.type === 'start');
  const end = events.findLast((event) => event.type === 'end');
  const metrics = Object.keys(epochs[0].dev);
  const setting = start
    ? `${formatCount(start.parameters)} parameters learned from ${formatCounted(start.pairs, 'pair')}, ${formatCounted(start.stepsPerEpoch, 'step')} an epoch.`
    : '';
  const ending = end
    ? `${endings[end.reason]}, after ${formatDuration(end.seconds)}; epoch ${end.bestEpoch} was kept.`
    : '';
  return html`
<section aria-labelledby="training">
  <h2 id="training">Training log</h2>
  <p>${setting} ${ending}</p>
  <div class="scroll" tabindex="0" role="region" aria-label="Training log">
  <table>
    <thead><tr><th scope="col" class="number">Epoch</th><th scope="col" class="number">Loss</th>${metrics.map((key) => html`<th scope="col" class="number">dev ${metricName(key)}</th>`)}<th scope="col" class="number">Time</th><th scope="col">Kept</th></tr></thead>
    <tbody>${epochs.map(
      (epoch) => html`
      <tr><th scope="row" class="number">${epoch.epoch}</th><td class="number">${formatDigits(epoch.loss)}</td>${metrics.map((key) => html`<td class="number">${formatMetric(key, epoch.dev[key])}</td>`)}<td class="number">${formatDuration(epoch.seconds)}</td><td>${epoch.best ? 'best so far' : ''}</td></tr>`,
    )}
    </tbody>
  </table>
  </div>
</section>`;
}
