/** The most confident mistakes: read them first, for they show wrong labels as often as a weak matcher. */
import { isMatch } from '../../evaluation/decisions.ts';
import { html, type Markup } from '../markup.ts';
import { formatCount } from '../numbers.ts';
import type { SplitEvaluation } from '../report.ts';
import { pairTable, type ScoredPair, type ShowingPairs, scoredPairs } from './pair-table.ts';

const shown = 8;

export interface Mistakes {
  /** Called a match, labelled none; the highest score first. */
  readonly falseAlarms: readonly ScoredPair[];
  /** Matches that were not found; the lowest score first. */
  readonly missed: readonly ScoredPair[];
}

export function findMistakes(evaluation: SplitEvaluation): Mistakes {
  const { threshold } = evaluation.metrics;
  const wrong = scoredPairs(evaluation).filter(({ pair, score }) => isMatch(score, threshold) !== (pair.label === 1));
  return {
    falseAlarms: wrong.filter(({ pair }) => pair.label === 0).sort((one, other) => other.score - one.score),
    missed: wrong.filter(({ pair }) => pair.label === 1).sort((one, other) => one.score - other.score),
  };
}

/** The mistakes of which the section shows the pairs. */
export function shownMistakes(evaluation: SplitEvaluation): ScoredPair[] {
  const { falseAlarms, missed } = findMistakes(evaluation);
  return [...falseAlarms.slice(0, shown), ...missed.slice(0, shown)];
}

export function mistakes(evaluation: SplitEvaluation, showing: ShowingPairs): Markup {
  const { falseAlarms, missed } = findMistakes(evaluation);
  return html`
<section aria-labelledby="mistakes">
  <h2 id="mistakes">The most confident mistakes</h2>
  ${mistakeTable('Called a match, labelled no match', falseAlarms, showing)}
  ${mistakeTable('Called no match, labelled a match', missed, showing)}
</section>`;
}

function mistakeTable(title: string, list: readonly ScoredPair[], showing: ShowingPairs): Markup {
  if (list.length === 0) return html`<h3>${title}</h3><p>None.</p>`;
  const extent = list.length > shown ? `the first ${shown} of ${formatCount(list.length)}` : formatCount(list.length);
  return html`
  <h3>${title} <small>${extent}</small></h3>${pairTable(list.slice(0, shown), showing)}`;
}
