/** Some pairs of each label, from those that the matcher finds least alike to those that it finds most alike: what is asked of it. */
import { html, type Markup } from '../markup.ts';
import { formatCount, formatDigits } from '../numbers.ts';
import type { SplitEvaluation } from '../report.ts';
import { numberOf, pairTable, type ScoredPair, type ShowingPairs, scoredPairs } from './pair-table.ts';

const shown = 4;

export interface SamplePairs {
  readonly matches: readonly ScoredPair[];
  readonly others: readonly ScoredPair[];
}

/** A few of each label, at even steps in the order of their scores, the most alike first. */
export function choosePairs(evaluation: SplitEvaluation): SamplePairs {
  const scored = scoredPairs(evaluation);
  const chosen = (label: 0 | 1) => {
    const ordered = scored.filter(({ pair }) => pair.label === label).sort((one, other) => other.score - one.score);
    const count = Math.min(shown, ordered.length);
    // The middle of each of so many parts: the very ends are among the mistakes.
    return Array.from({ length: count }, (_, i) => ordered[Math.floor(((i + 0.5) * ordered.length) / count)]);
  };
  return { matches: chosen(1), others: chosen(0) };
}

export function samplePairs(evaluation: SplitEvaluation, showing: ShowingPairs): Markup | undefined {
  const { pairs, metrics } = evaluation;
  if (pairs.length === 0) return undefined;
  const { matches, others } = choosePairs(evaluation);
  const { name, of } = numberOf(showing.measure);
  const limit = `${name.toLowerCase()} of ${formatDigits(of(metrics.threshold))}`;
  const rule = showing.measure === 'distance' ? `up to a ${limit}` : `from a ${limit} on`;
  return html`
<section aria-labelledby="samples">
  <h2 id="samples">Sample pairs</h2>
  <p>Taken at even steps from the most alike to the least, by the matcher’s measure. A pair is called a match ${rule}.</p>
  ${sampleTable('Labelled a match', matches, { showing, of: countLabel(pairs, 1) })}
  ${sampleTable('Labelled no match', others, { showing, of: countLabel(pairs, 0) })}
</section>`;
}

function sampleTable(
  title: string,
  list: readonly ScoredPair[],
  { showing, of }: { readonly showing: ShowingPairs; readonly of: number },
): Markup {
  if (list.length === 0) return html`<h3>${title}</h3><p>None.</p>`;
  return html`
  <h3>${title} <small>${list.length} of ${formatCount(of)}</small></h3>${pairTable(list, showing)}`;
}

function countLabel(pairs: SplitEvaluation['pairs'], label: number): number {
  return pairs.filter((pair) => pair.label === label).length;
}
