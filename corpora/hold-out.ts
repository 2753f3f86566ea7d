/** A tenth of a user's rows set aside for dev, where no file of its own is given: so that nothing of dev is trained on. */
import { type Pair, pairsOfTriplet, type Triplet } from '../src/data/pair.ts';
import { splitByText } from '../src/data/split.ts';
import { GemelError } from '../src/errors.ts';
import { sourceName } from './source.ts';

/** Rows to train on and rows to choose the best epoch and the threshold by. */
export interface HeldOut<Row> {
  readonly train: Row[];
  readonly dev: Row[];
}

/** No text is on both sides; graded pairs are held out too, of high and low grades alike. */
export function holdOutDev<Row extends Pair>(pairs: readonly Row[], source: string): HeldOut<Row> {
  return holdOut(pairs, (pair) => [pair], { what: 'pairs to share no text with the rest', source });
}

/** Pairs of a question and a candidate: no question is on both sides, while a candidate may be. */
export function holdOutQuestions<Row extends Pair>(pairs: readonly Row[], source: string): HeldOut<Row> {
  const linksOf = ({ left, label }: Row) => [{ left, right: left, label }];
  return holdOut(pairs, linksOf, { what: 'pairs to be all candidates of some questions', source });
}

/** No text is on both sides: an anchor, its match and its non-match stay together. */
export function holdOutTriplets<Row extends Triplet>(triplets: readonly Row[], source: string): HeldOut<Row> {
  return holdOut(triplets, pairsOfTriplet, { what: 'triplets to share no text with the rest', source });
}

/** What a row links stays on one side. */
function holdOut<Row>(
  rows: readonly Row[],
  linksOf: (row: Row) => readonly Pair[],
  { what, source }: { readonly what: string; readonly source: string },
): HeldOut<Row> {
  const links = rows.flatMap((row, at) => linksOf(row).map(({ left, right, label }) => ({ left, right, label, at })));
  const { dev } = splitByText(links, { fractions: { dev: 0.1 } });
  const matches = dev.filter(({ label }) => label >= 0.5).length;
  const held = new Set(dev.map(({ at }) => at));
  if (matches > 0 && matches < dev.length) {
    return { train: rows.filter((_, at) => !held.has(at)), dev: rows.filter((_, at) => held.has(at)) };
  }
  throw new GemelError(
    'bad-input',
    `expected a tenth of the ${what}, to be held out as dev, found ${held.size} that serve ` +
      `(${sourceName(source)}): give a file of its own with --dev`,
  );
}
