/** What pairs give away without any network: rules so plain that a matcher has to beat them. One file beside this one for each. */
import type { Pair } from '../../data/pair.ts';

/** The two texts of a pair, whatever it is labelled. */
export type Sides = Pick<Pair, 'left' | 'right'>;

/** Scores pairs, higher meaning more alike. */
export type FittedProbe = (pairs: readonly Sides[]) => Float32Array;

/** A rule with what it learns from the training pairs; the same pairs always give the same scores. */
export interface Probe {
  readonly name: string;
  /** What it knows, as a sentence of a report. */
  readonly description: string;
  /** The sides whose texts it looks at: those of a side that holds paths would tell it nothing but names. */
  readonly reads: readonly (keyof Sides)[];
  fit(train: readonly Pair[]): FittedProbe;
}

/**
 * Whether a label says match, as probes ask it: a grade of at least a half, any class but the first. It is `isMatchLabel` of every task, as
 * classes are whole numbers.
 */
export function saysMatch({ label }: Pick<Pair, 'label'>): boolean {
  return label >= 0.5;
}
