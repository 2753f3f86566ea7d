/** The record that a matcher learns from. */

/** Two texts and whether they match. */
export interface Pair {
  readonly left: string;
  readonly right: string;
  /** 1 always means *match*, whatever the corpus calls it. */
  readonly label: 0 | 1;
}
