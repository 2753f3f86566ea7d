/** The groups of duplicates that the matcher found, the closest first. */
import { shorten } from '../item.ts';
import { html, type Markup } from '../markup.ts';
import { formatCount, formatCounted, formatDigits } from '../numbers.ts';
import type { DuplicateGroup } from '../report.ts';

const shown = 12;

export function duplicates(groups: readonly DuplicateGroup[] | undefined): Markup | undefined {
  if (groups === undefined) return undefined;
  const texts = groups.reduce((sum, group) => sum + group.texts.length, 0);
  const more =
    groups.length > shown
      ? html`<p class="aside">And ${formatCount(groups.length - shown)} more groups.</p>`
      : undefined;
  return html`
<section aria-labelledby="duplicates">
  <h2 id="duplicates">Duplicates found <small>${formatCounted(groups.length, 'group')}, ${formatCounted(texts, 'text')}</small></h2>
  <ol class="groups">${groups.slice(0, shown).map(
    (group) => html`
    <li><span class="similarity">${formatDigits(group.similarity)}</span><ul>${group.texts.map((text) => html`<li dir="auto">${shorten(text)}</li>`)}</ul></li>`,
  )}
  </ol>
  ${more}
</section>`;
}
