/** The most confident mistakes: read them first, for they show wrong labels as often as a weak matcher. */
import type { Pair } from '../../data/pair.ts';
import { isMatch } from '../../evaluation/decisions.ts';
import { html, type Markup } from '../markup.ts';
import { formatCount, formatDigits, formatPercent } from '../numbers.ts';
import type { SplitEvaluation } from '../report.ts';

const shown = 8;

interface Mistake {
  readonly pair: Pair;
  readonly score: number;
  readonly probability: number;
}

export function mistakes({ pairs, scores, probabilities, metrics }: SplitEvaluation): Markup {
  const wrong = pairs
    .map((pair, i): Mistake => ({ pair, score: scores[i], probability: probabilities[i] }))
    .filter(({ pair, score }) => isMatch(score, metrics.threshold) !== (pair.label === 1));
  const falseAlarms = wrong.filter(({ pair }) => pair.label === 0).sort((one, other) => other.score - one.score);
  const missed = wrong.filter(({ pair }) => pair.label === 1).sort((one, other) => one.score - other.score);
  return html`
<section aria-labelledby="mistakes">
  <h2 id="mistakes">The most confident mistakes</h2>
  ${mistakeTable('Called a match, labelled no match', falseAlarms)}
  ${mistakeTable('Called no match, labelled a match', missed)}
</section>`;
}

function mistakeTable(title: string, list: readonly Mistake[]): Markup {
  if (list.length === 0) return html`<h3>${title}</h3><p>None.</p>`;
  const extent = list.length > shown ? `the first ${shown} of ${formatCount(list.length)}` : formatCount(list.length);
  return html`
  <h3>${title} <small>${extent}</small></h3>
  <table class="texts">
    <thead><tr><th scope="col" class="number">Score</th><th scope="col" class="number">Probability</th><th scope="col">Left</th><th scope="col">Right</th></tr></thead>
    <tbody>${list.slice(0, shown).map(
      ({ pair, score, probability }) => html`
      <tr><td class="number">${formatDigits(score)}</td><td class="number">${formatPercent(probability)}</td><td dir="auto">${shorten(pair.left)}</td><td dir="auto">${shorten(pair.right)}</td></tr>`,
    )}
    </tbody>
  </table>`;
}

/** A body of text would fill the page: its beginning is enough to find it again. */
export function shorten(text: string, limit = 240): string {
  const characters = Array.from(text);
  return characters.length > limit ? `${characters.slice(0, limit).join('').trimEnd()}…` : text;
}
