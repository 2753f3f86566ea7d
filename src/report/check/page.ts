/** The rows whose title may not fit, as one page to go through: what speaks for the title and against it, and what would fit better. */
import type { Explanation } from '../../explanation/occlusion.ts';
import { html, type Markup } from '../markup.ts';
import { formatCount, formatCounted, formatDigits, formatPercent } from '../numbers.ts';
import { renderPage } from '../page.ts';
import { shadedBody } from './shaded-body.ts';
import { checkStyle } from './style.ts';

/** A row that does not fit. */
export interface DoubtfulRow {
  /** Its number in the file, from 1, the header left out. */
  readonly row: number;
  readonly title: string;
  readonly body: string;
  readonly probability: number;
  /** The sentences of the body with their weights; absent where none was asked for. */
  readonly sentences?: Explanation['right'];
  readonly suggestion?: string;
}

export interface CheckReport {
  /** The name of the file. */
  readonly file: string;
  readonly rows: number;
  /** How many rows fit. */
  readonly consistent: number;
  readonly threshold: number;
  /** The most doubtful first; the page shows the first of them. */
  readonly doubtful: readonly DoubtfulRow[];
  readonly version: string;
}

const SHOWN = 100;

/** A complete HTML document; the same input gives the same bytes, and every text in it is escaped. */
export function checkPage({ file, rows, consistent, threshold, doubtful, version }: CheckReport): string {
  const flagged = rows - consistent;
  const shown = doubtful.slice(0, SHOWN);
  const extent =
    flagged > shown.length ? `the first ${formatCount(shown.length)} of ${formatCount(flagged)}` : formatCount(flagged);
  return renderPage({
    kind: 'gemel check',
    title: file,
    verdict: `${formatCounted(consistent, 'title')} of ${formatCount(rows)} ${consistent === 1 ? 'fits' : 'fit'}; ${formatCount(flagged)} may not.`,
    sections: [
      flagged === 0
        ? html`<section><p>Every title reaches a score of ${formatDigits(threshold)}.</p></section>`
        : html`
<section aria-labelledby="doubtful">
  <h2 id="doubtful">Titles that may not fit <small>${extent}, the most doubtful first</small></h2>
  <p class="note">A sentence on <span class="for" style="--weight: 60%">blue, underlined,</span> speaks for the title: without it the score would be lower. One on
  <span class="against" style="--weight: 60%">orange, dashed,</span> speaks against it. The stronger the colour, the more it counts, compared with the other sentences of the same row.
  A suggestion is the title of another doubtful row that fits this one better.</p>
  <ol class="rows">${shown.map(entry)}
  </ol>
</section>`,
    ],
    footer: `Made by gemel ${version}. A title fits where its score reaches ${formatDigits(threshold)}.`,
    style: checkStyle,
  });
}

function entry({ row, title, body, probability, sentences, suggestion }: DoubtfulRow): Markup {
  return html`
    <li>
      <p class="where">row ${formatCount(row)} · probability ${formatPercent(probability)}</p>
      <h3 dir="auto">${title}</h3>
      <p class="body" dir="auto">${shadedBody(body, sentences ?? [])}</p>${
        suggestion === undefined
          ? undefined
          : html`
      <p class="suggestion"><b>Fits better:</b> <bdi>${suggestion}</bdi></p>`
      }
    </li>`;
}
