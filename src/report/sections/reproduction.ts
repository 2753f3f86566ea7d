/** Everything needed to make the matcher again: command, seed, data and every setting. */
import { html, type Markup } from '../markup.ts';
import { formatDigits } from '../numbers.ts';
import type { ReportInput } from '../report.ts';
import { describeThreshold } from '../verdict.ts';

export function reproduction({ run, decision }: ReportInput): Markup {
  const { slope, intercept } = decision.calibration;
  const facts: readonly [string, string][] = [
    ['Training data', run.data],
    ['Data hash', run.dataHash],
    ['Seed', String(run.seed)],
    ['Engine', run.engine],
    ['gemel', run.version],
    ['Threshold', `${formatDigits(decision.choice.threshold)}, ${describeThreshold(decision.choice)}`],
    [
      'Probability',
      `σ(${formatDigits(slope)}·score ${intercept < 0 ? '−' : '+'} ${formatDigits(Math.abs(intercept))})`,
    ],
  ];
  return html`
<section aria-labelledby="reproduction">
  <h2 id="reproduction">How to make it again</h2>
  <pre><code>${run.command}</code></pre>
  <table class="facts"><tbody>${facts.map(fact)}
  </tbody></table>
  <h3>Configuration</h3>
  <table class="facts"><tbody>${flatten(run.config).map(fact)}
  </tbody></table>
</section>`;
}

/** A row of a table of facts. */
export function fact([name, value]: readonly [string, string]): Markup {
  return html`
    <tr><th scope="row">${name}</th><td>${value}</td></tr>`;
}

/** Nested settings as dotted names, `encoder.hidden: 128`. */
function flatten(config: object, prefix = ''): [string, string][] {
  return Object.entries(config).flatMap(([key, value]): [string, string][] => {
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return flatten(value, `${prefix}${key}.`);
    return [[prefix + key, typeof value === 'string' ? value : (JSON.stringify(value) ?? '')]];
  });
}
