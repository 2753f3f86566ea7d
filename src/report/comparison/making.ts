/** How a comparison was made and how to read it. */
import { html, type Markup } from '../markup.ts';
import { formatCounted } from '../numbers.ts';
import { fact } from '../sections/reproduction.ts';
import type { ComparisonReport, ComparisonSummary } from './summary.ts';

export function making({ summary, command, budget, version }: ComparisonReport): Markup {
  const { data, split, pairs, seeds, presets } = summary;
  const facts: readonly [string, string][] = [
    ['Training data', data],
    ['Judged by', `${split}, ${formatCounted(pairs, 'pair')}`],
    ['Runs', `${formatCounted(presets.length, 'preset')}, ${formatCounted(seeds, 'seed')} each`],
    ['Budget of a run', budget ?? 'as many epochs as its preset has'],
    ['Threshold', 'chosen for each run on dev, as is the epoch that is kept'],
    ['Interval', describeInterval(summary)],
    ['gemel', version],
  ];
  return html`
<section aria-labelledby="making">
  <h2 id="making">How it was made</h2>
  <pre><code>${command}</code></pre>
  <table class="facts"><tbody>${facts.map(fact)}
  </tbody></table>
  ${describeLuck(summary).map((sentence) => html`<p class="aside">${sentence}</p>`)}
</section>`;
}

function describeInterval({ seeds }: ComparisonSummary): string {
  const drawn = seeds > 1 ? 'the pairs and the runs' : 'the pairs';
  return `where 95 of 100 resamples put the figure: ${drawn} are drawn anew with replacement (bootstrap), for two presets the same pairs (paired); pairs are whole questions where candidates are ranked`;
}

/** What the figures make look better, or surer, than it is. */
function describeLuck({ comparisons, split }: ComparisonSummary): string[] {
  return [
    ...(split !== 'test'
      ? [
          'Epochs and thresholds were chosen on these pairs too, so the figures are a little too good: judge the one that you choose by other pairs, once.',
        ]
      : []),
    ...(comparisons.length > 2
      ? [
          `Each of the ${comparisons.length} comparisons stands for itself: where two presets are equally good, one in 20 still sees a difference, by luck.`,
        ]
      : []),
  ];
}
