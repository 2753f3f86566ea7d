/** The splits beside each other, where more than one was evaluated. */
import { html, type Markup } from '../markup.ts';
import { formatCount, formatMetric, formatPercent } from '../numbers.ts';
import type { SplitEvaluation } from '../report.ts';

const keys = ['accuracy', 'f1', 'averagePrecision', 'rocAuc', 'logLoss'] as const;

export function splits(evaluations: readonly SplitEvaluation[]): Markup | undefined {
  if (evaluations.length < 2) return undefined;
  return html`
<section aria-labelledby="splits">
  <h2 id="splits">All splits</h2>
  <div class="scroll" tabindex="0" role="region" aria-label="All splits">
  <table>
    <thead><tr><th scope="col">Split</th><th scope="col" class="number">Pairs</th><th scope="col" class="number">Accuracy</th><th scope="col" class="number">F1</th><th scope="col" class="number">Average precision</th><th scope="col" class="number">ROC-AUC</th><th scope="col" class="number">Log loss</th><th scope="col" class="number">Average precision, unseen</th></tr></thead>
    <tbody>${evaluations.map(
      ({ split, metrics }) => html`
      <tr><th scope="row">${split}</th><td class="number">${formatCount(metrics.pairs)}</td>${keys.map((key) => html`<td class="number">${formatMetric(key, metrics[key])}</td>`)}<td class="number">${formatPercent(metrics.unseen.averagePrecision)}</td></tr>`,
    )}
    </tbody>
  </table>
  </div>
  <p class="aside">The epoch, the threshold and the calibration were chosen on dev, so its figures are a little too good.</p>
</section>`;
}
