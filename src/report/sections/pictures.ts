/** The pictures that can be drawn from what is known, in the order of the story: learning, deciding, trade-offs, honesty. */
import type { Chart } from '../charts/chart.ts';
import { drawDevCurve } from '../charts/dev-curve.ts';
import { drawLossCurve } from '../charts/loss-curve.ts';
import { drawPrecisionRecall } from '../charts/precision-recall.ts';
import { drawReliability } from '../charts/reliability.ts';
import { drawRoc } from '../charts/roc.ts';
import { drawScoreHistogram } from '../charts/score-histogram.ts';
import { html, type Markup, trustMarkup } from '../markup.ts';
import type { ReportInput } from '../report.ts';

/** Nothing where there is nothing to draw. */
export function pictures({ events, evaluations }: ReportInput): Markup | undefined {
  const [evaluation] = evaluations;
  const charts = [
    drawLossCurve(events),
    drawDevCurve(events),
    ...(evaluation
      ? [
          drawScoreHistogram(evaluation),
          drawPrecisionRecall(evaluation),
          drawRoc(evaluation),
          drawReliability(evaluation),
        ]
      : []),
  ].filter((chart) => chart !== undefined);
  return pictureSection(charts);
}

/** Charts beside each other under one heading; nothing where there are none. */
export function pictureSection(charts: readonly Chart[]): Markup | undefined {
  if (charts.length === 0) return undefined;
  return html`
<section aria-labelledby="pictures">
  <h2 id="pictures">Pictures</h2>
  <div class="pictures">${charts.map(picture)}
  </div>
</section>`;
}

/** A chart between its finding and how to read it. */
function picture({ title, caption, svg }: Chart): Markup {
  return html`
    <figure>
      <h3>${title}</h3>
      ${trustMarkup(svg)}
      <figcaption>${caption}</figcaption>
    </figure>`;
}
