/** The figures of a comparison: every preset, every probe, and every two presets against each other. */
import { html, type Markup } from '../markup.ts';
import { formatCount, formatDuration, formatMetric, metricName } from '../numbers.ts';
import { type ComparisonSummary, metricsOf, rankPresets, rankProbes } from './summary.ts';
import { formatDifference, formatInterval, formatPValue } from './verdict.ts';

export function presetTable(summary: ComparisonSummary): Markup | undefined {
  const keys = metricsOf(summary);
  if (keys.length === 0) return undefined;
  return html`
<section aria-labelledby="presets">
  <h2 id="presets">Presets <small>${summary.split}</small></h2>
  <div class="scroll" tabindex="0" role="region" aria-label="Presets">
  <table>
    <thead><tr><th scope="col">Preset</th>${keys.map(metricHeader)}<th scope="col" class="number">Parameters</th><th scope="col" class="number">Training time</th><th scope="col" class="number">Pairs/s</th></tr></thead>
    <tbody>${rankPresets(summary).map(
      ({ name, metrics, parameters, seconds, pairsPerSecond }) => html`
      <tr><th scope="row">${name}</th>${keys.map((key) => html`<td class="number">${formatMetric(key, metrics[key].mean)}<span class="below">${formatInterval(key, metrics[key].interval)}</span></td>`)}<td class="number">${formatCount(parameters)}</td><td class="number">${formatDuration(seconds)}</td><td class="number">${formatCount(pairsPerSecond)}</td></tr>`,
    )}
    </tbody>
  </table>
  </div>
  <p class="aside">Below each figure is its interval. Time and speed are means over the runs.</p>
</section>`;
}

export function probeTable(summary: ComparisonSummary): Markup | undefined {
  const keys = metricsOf(summary);
  const probes = rankProbes(summary);
  if (probes.length === 0) return undefined;
  return html`
<section aria-labelledby="probes">
  <h2 id="probes">What rules without a network reach</h2>
  <div class="scroll" tabindex="0" role="region" aria-label="Probes">
  <table>
    <thead><tr><th scope="col">Probe</th>${keys.map(metricHeader)}<th scope="col">What it knows</th></tr></thead>
    <tbody>${probes.map(
      ({ name, description, metrics }) => html`
      <tr><th scope="row">${name}</th>${keys.map((key) => html`<td class="number">${formatMetric(key, metrics[key])}</td>`)}<td class="meaning">${description}</td></tr>`,
    )}
    </tbody>
  </table>
  </div>
  <p class="aside">A preset has to beat these to have learned what pairs mean. Where leftOnly or rightOnly does well, the labels can be told from one text alone.</p>
</section>`;
}

export function pairwiseTable({ comparisons, metric }: ComparisonSummary): Markup | undefined {
  if (comparisons.length === 0) return undefined;
  return html`
<section aria-labelledby="pairwise">
  <h2 id="pairwise">Each against each <small>${metricName(metric)}</small></h2>
  <div class="scroll" tabindex="0" role="region" aria-label="Each against each">
  <table>
    <thead><tr><th scope="col">A</th><th scope="col">B</th><th scope="col">Better</th><th scope="col" class="number">A − B</th><th scope="col" class="number">McNemar</th></tr></thead>
    <tbody>${comparisons.map(
      ({ a, b, difference, interval: [low, high], mcnemar, verdict }) => html`
      <tr><td>${a}</td><td>${b}</td><td>${verdict === 'undecided' ? verdict : html`<strong>${verdict}</strong>`}</td><td class="number">${formatDifference(metric, difference)}<span class="below">${formatDifference(metric, low)} to ${formatDifference(metric, high)}</span></td><td class="number">${formatPValue(mcnemar.pValue)}<span class="below">${formatCount(mcnemar.onlyFirst)} : ${formatCount(mcnemar.onlySecond)}</span></td></tr>`,
    )}
    </tbody>
  </table>
  </div>
  <p class="aside">One is called better where the interval of the difference holds no 0. Below p: the pairs that A alone and B alone decide rightly in most of their runs. McNemar’s test is of these decisions, whatever their scores, and may see it otherwise.</p>
</section>`;
}

function metricHeader(key: string): Markup {
  return html`<th scope="col" class="number">${metricName(key)}</th>`;
}
