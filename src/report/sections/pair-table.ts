/** Pairs with what the matcher says of them, as one table: their items are texts or pictures. */
import type { Pair } from '../../data/pair.ts';
import type { Measure } from '../../heads/head.ts';
import { showItem, type Thumbnails } from '../item.ts';
import { html, type Markup } from '../markup.ts';
import { formatDigits, formatPercent } from '../numbers.ts';
import type { ReportInput, SplitEvaluation } from '../report.ts';

/** A pair of an evaluation, and the numbers that it got. */
export interface ScoredPair {
  readonly pair: Pair;
  readonly score: number;
  readonly probability: number;
}

export function scoredPairs({ pairs, scores, probabilities }: SplitEvaluation): ScoredPair[] {
  return pairs.map((pair, i) => ({ pair, score: scores[i], probability: probabilities[i] }));
}

/** What tables of pairs read beside the pairs. */
export type ShowingPairs = Pick<ReportInput, 'measure' | 'thumbnails'>;

export function pairTable(list: readonly ScoredPair[], { measure, thumbnails }: ShowingPairs): Markup {
  const number = numberOf(measure);
  return html`
  <table class="texts">
    <thead><tr><th scope="col" class="number">${number.name}</th><th scope="col" class="number">Probability</th><th scope="col">Left</th><th scope="col">Right</th></tr></thead>
    <tbody>${list.map(
      ({ pair, score, probability }) => html`
      <tr><td class="number" data-name="${number.name.toLowerCase()}">${formatDigits(number.of(score))}</td><td class="number" data-name="probability">${formatPercent(probability)}</td>${itemCell(pair.left, thumbnails)}${itemCell(pair.right, thumbnails)}</tr>`,
    )}
    </tbody>
  </table>`;
}

function itemCell(raw: string, thumbnails: Thumbnails | undefined): Markup {
  return html`<td class="item" dir="auto">${showItem(raw, thumbnails)}</td>`;
}

/** What a matcher's score is called and read as: of one that measures distances, the distance. */
export function numberOf(measure: Measure | undefined): {
  readonly name: string;
  readonly of: (score: number) => number;
} {
  // A distance d has the score 1/(1 + d).
  if (measure === 'distance') return { name: 'Distance', of: (score) => Math.max(0, 1 / score - 1) };
  return { name: 'Score', of: (score) => score };
}
