/** A body of text whose sentences are shaded by what they say of the title. */
import type { PartWeight } from '../../explanation/occlusion.ts';
import { shorten } from '../item.ts';
import { html, type Markup } from '../markup.ts';

/** A longer body would hide the next row: the sentences that say the most stay, the others become an ellipsis. */
const MOST_SENTENCES = 8;
const MOST_CHARACTERS = 600;

/** sentences: in the order of the text; the body is left plain where there are fewer than two, as one has nothing to be compared with. */
export function shadedBody(body: string, sentences: readonly PartWeight[]): Markup {
  if (sentences.length < 2) return html`${shorten(body, MOST_CHARACTERS)}`;
  const strongest = Math.max(...sentences.map(({ weight }) => Math.abs(weight)));
  const kept = new Set(
    [...sentences.keys()]
      .sort((one, other) => Math.abs(sentences[other].weight) - Math.abs(sentences[one].weight))
      .slice(0, MOST_SENTENCES),
  );
  return html`${sentences.map((sentence, i) => {
    const space = i === 0 ? '' : ' ';
    if (kept.has(i)) return html`${space}${shaded(sentence, strongest)}`;
    return kept.has(i - 1) || i === 0 ? html`${space}…` : undefined;
  })}`;
}

function shaded({ text, weight }: PartWeight, strongest: number): Markup {
  const share = strongest === 0 ? 0 : Math.round((100 * Math.abs(weight)) / strongest);
  const words = shorten(text, MOST_CHARACTERS);
  if (share === 0) return html`${words}`;
  return html`<span class="${weight > 0 ? 'for' : 'against'}" style="--weight: ${share}%">${words}</span>`;
}
