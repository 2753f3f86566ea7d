/** The vectors of items as a picture, in which a point shows its item to whoever points at it. */
import { drawProjection, placeSpots, type Spot } from '../charts/projection.ts';
import { shorten, type Thumbnails } from '../item.ts';
import { html, type Markup, trustMarkup } from '../markup.ts';
import type { ReportInput } from '../report.ts';

/** Nothing where no items were projected. */
export function projection({ projection: projected, thumbnails }: ReportInput): Markup | undefined {
  const chart = projected && drawProjection(projected);
  if (!chart) return undefined;
  return html`
<section aria-labelledby="projection">
  <h2 id="projection">Items by their vectors</h2>
  <figure class="plane">
    <div class="drawn">
      ${trustMarkup(chart.svg)}
      <div aria-hidden="true">${placeSpots(projected).map((spot) => spotMarkup(spot, thumbnails))}
      </div>
    </div>
    <div>
      <h3>${chart.title}</h3>
      <figcaption>${chart.caption} Point at one, or touch it, to see it.</figcaption>
    </div>
  </figure>
</section>`;
}

/** A transparent spot over a point of the drawing; no script: the style shows what is in it while it is pointed at. */
function spotMarkup({ item: { item, className }, left, top }: Spot, thumbnails: Thumbnails | undefined): Markup {
  const picture = thumbnails?.get(item);
  const sides = [top < 0.4 ? ' low' : '', left < 0.3 ? ' start' : left > 0.7 ? ' end' : ''].join('');
  return html`
<span class="spot" tabindex="-1" style="left:${percent(left)};top:${percent(top)}"><span class="tip${sides}">${
    picture === undefined ? undefined : html`<img src="${picture}" alt="" loading="lazy">`
  }<b>${className}</b>${picture === undefined ? shorten(item, 120) : undefined}</span></span>`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}
