/** A page on which a person looks through groups of duplicates and marks them right or wrong: one file, no request. */
import { createHash } from 'node:crypto';
import { html, trustMarkup } from '../markup.ts';
import { formatCount, formatCounted, formatDigits } from '../numbers.ts';
import { pageStyle } from '../page-style.ts';
import { reviewScript } from './script.ts';
import { reviewStyle } from './style.ts';

export interface Review {
  /** The file that the texts come from. */
  readonly input: string;
  /** The score from which on texts were joined. */
  readonly threshold: number;
  /** The largest group first; of each the representative first. */
  readonly groups: readonly {
    readonly members: readonly { readonly text: string; readonly similarity: number }[];
  }[];
}

/**
 * A complete HTML document with the groups as JSON in it, of which the page draws as many as are looked at. What is marked stays in the
 * browser under a name that the groups give, and can be saved as `left,right,label`, which `gemel train --pairs` reads.
 */
export function reviewPage({ input, threshold, groups }: Review): string {
  const texts = groups.reduce((sum, { members }) => sum + members.length, 0);
  const listed = groups.map(({ members }) => ({
    t: members.map(({ text }) => text),
    s: members.map(({ similarity }) => Math.round(similarity * 1e4) / 1e4),
  }));
  // Marks go by group number: other groups, another name.
  const name = createHash('sha256').update(JSON.stringify(listed)).digest('hex').slice(0, 16);
  // The end of a script is found before its language is known; so no "<" in the data.
  const data = JSON.stringify({ name, groups: listed }).replaceAll('<', '\\u003c');
  const scriptHash = createHash('sha256').update(reviewScript).digest('base64');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${trustMarkup(scriptHash)}'">
<title>Duplicates of ${input} · gemel duplicates</title>
<style>${trustMarkup(pageStyle + reviewStyle)}</style>
</head>
<body>
<main>
<header>
  <p class="eyebrow">gemel duplicates</p>
  <h1>${input}</h1>
  <p class="verdict">${formatCounted(groups.length, 'group')} with ${formatCount(texts)} texts, joined at a score of ${formatDigits(threshold)}. In bold the text that stands for its group; words that it lacks are marked in the others.</p>
</header>
<div class="bar">
  <input id="search" type="search" placeholder="Search the texts" aria-label="Search the texts">
  <select id="order" aria-label="Order"><option value="largest">Largest first</option><option value="doubtful">Lowest similarity first</option></select>
  <select id="which" aria-label="Which groups"><option value="all">All groups</option><option value="open">Not marked</option><option value="1">Right</option><option value="0">Wrong</option></select>
  <button id="export" type="button" title="left,right,label: to train with">Save marks as CSV</button>
  <p class="count"><span id="count" role="status"></span><span class="keys"> · keys: j next, k back, y right, n wrong, space right unless marked and next, / search</span></p>
</div>
<ol id="cards" class="cards"></ol>
<button id="more" class="more" type="button">Show more groups</button>
<noscript><p class="note">This page needs JavaScript to draw the groups.</p></noscript>
</main>
<script type="application/json" id="data">${trustMarkup(data)}</script>
<script>${trustMarkup(reviewScript)}</script>
</body>
</html>
`.markup;
}
