/** The figures of the whole and of the unseen slice side by side, and what each means. */
import type { BinaryMetrics } from '../../evaluation/metrics.ts';
import { html, type Markup } from '../markup.ts';
import { formatCount, formatMetric, formatPercent } from '../numbers.ts';
import type { SplitEvaluation } from '../report.ts';
import { labelledScores, shareOfMatches } from '../slice.ts';
import { describeLeakage } from '../verdict.ts';

type MetricKey = Exclude<keyof BinaryMetrics, 'pairs' | 'threshold'>;

const figures: readonly { readonly key: MetricKey; readonly name: string; readonly meaning: string }[] = [
  { key: 'accuracy', name: 'Accuracy', meaning: 'of all decisions, the share that is right' },
  { key: 'precision', name: 'Precision', meaning: 'of the pairs that it calls a match, the share that is one' },
  { key: 'recall', name: 'Recall', meaning: 'of the matches, the share that it finds' },
  { key: 'f1', name: 'F1', meaning: 'precision and recall in one figure, the lower weighing more' },
  {
    key: 'averagePrecision',
    name: 'Average precision',
    meaning: 'how pure the top of the ranking is, over all thresholds',
  },
  { key: 'rocAuc', name: 'ROC-AUC', meaning: 'how often a match scores higher than another pair; guessing gets 50%' },
  {
    key: 'equalErrorRate',
    name: 'Equal error rate',
    meaning: 'the errors of either kind, at the threshold where both are as frequent; lower is better',
  },
  {
    key: 'logLoss',
    name: 'Log loss',
    meaning: 'how wrong the probabilities are; lower is better, 0.693 knows nothing',
  },
];

export function keyFigures(evaluation: SplitEvaluation): Markup {
  const { metrics, unseen } = evaluation;
  return html`
<section aria-labelledby="figures">
  <h2 id="figures">Key figures <small>${evaluation.split}</small></h2>
  <div class="tiles">
    ${tile('of the decisions are right', 'accuracy', metrics)}
    ${tile('average precision, all pairs', 'averagePrecision', metrics)}
    ${tile('average precision, unseen texts', 'averagePrecision', metrics.unseen)}
  </div>
  <table class="figures">
    <thead><tr><th scope="col">Figure</th><th scope="col" class="number">All pairs</th><th scope="col" class="number">Unseen texts</th><th scope="col">What it means</th></tr></thead>
    <tbody>
      <tr><th scope="row">Pairs</th><td class="number">${formatCount(metrics.pairs)}</td><td class="number">${formatCount(metrics.unseen.pairs)}</td><td class="meaning">unseen: neither text occurs in any labelled training file</td></tr>
      <tr><th scope="row">Matches</th><td class="number">${matchShare(evaluation)}</td><td class="number">${matchShare(evaluation, unseen)}</td><td class="meaning">share labelled a match: what guessing gets as average precision</td></tr>
      ${figures.map(
        ({ key, name, meaning }) => html`
      <tr><th scope="row">${name}</th><td class="number">${formatMetric(key, metrics[key])}</td><td class="number">${formatMetric(key, metrics.unseen[key])}</td><td class="meaning">${meaning}</td></tr>`,
      )}
    </tbody>
  </table>
  <p class="note"><strong>Leakage.</strong> ${describeLeakage(evaluation)}${evaluation.metrics.leakage.seenTexts > 0 ? ' A matcher may recognise such a text instead of reading it: judge by the unseen column.' : ''}</p>
</section>`;
}

function tile(name: string, key: MetricKey, metrics: BinaryMetrics): Markup {
  return html`<div class="tile"><strong>${formatMetric(key, metrics[key])}</strong><span>${name}</span></div>`;
}

function matchShare(evaluation: SplitEvaluation, positions?: readonly number[]): string {
  return formatPercent(shareOfMatches(labelledScores(evaluation, positions).labels));
}
