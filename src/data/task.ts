/** What the labels of some pairs mean, and so how a matcher of them is trained and judged. */
export type Task =
  /** Whether the two sides match: 0 or 1. */
  | { readonly kind: 'match' }
  /** Whether the right side answers the left one: pairs with one left side are candidates to be ranked. */
  | { readonly kind: 'ranking' }
  /** How alike: a grade from `lowest` to `highest`, brought to 0…1 in the records. */
  | { readonly kind: 'graded'; readonly lowest: number; readonly highest: number }
  /** Which of several relations: the name of each class, that of "no match" first. */
  | { readonly kind: 'classes'; readonly names: string[] }
  /** Which right side, of all there are, belongs to a left one: judged by recall at k in both directions. */
  | { readonly kind: 'retrieval' };

/** Whether a record counts as a match where only yes or no is asked: a grade of at least a half, any class but the first. */
export function isMatchLabel(label: number, task: Task): boolean {
  return task.kind === 'classes' ? label > 0 : label >= 0.5;
}
