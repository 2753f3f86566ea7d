/** The records that a matcher learns from and is judged by. */

/** Two sides and how well they match. A side is a text, or the path of a picture where its tower reads pictures. */
export interface Pair {
  readonly left: string;
  readonly right: string;
  /** 1 always means *match* and 0 that there is none, whatever the corpus calls it; a grade lies between; of classes it is the number, 0 for no match. */
  readonly label: number;
}

/** An anchor with one side that matches it and one that does not. */
export interface Triplet {
  readonly anchor: string;
  readonly positive: string;
  readonly negative: string;
}

/** A triplet as a match and a non-match. */
export function pairsOfTriplet({ anchor, positive, negative }: Triplet): [match: Pair, nonMatch: Pair] {
  return [
    { left: anchor, right: positive, label: 1 },
    { left: anchor, right: negative, label: 0 },
  ];
}
