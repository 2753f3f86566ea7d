/** Items that are known by their class: a drawing and the character it shows, a photograph and the person on it. */

export interface ClassItem {
  /** The text, or the path of the picture. */
  readonly item: string;
  /** Two items of one class match. */
  readonly className: string;
}

/** A question of few-shot learning (Lake et al. 2015): to which of N classes, each known by K items, does a probe belong? */
export interface Episode {
  /** K items of each of N classes. */
  readonly support: readonly ClassItem[];
  /** Items of these classes to be recognised. */
  readonly probes: readonly ClassItem[];
}
