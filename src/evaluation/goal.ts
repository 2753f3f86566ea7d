/** What a threshold is chosen for, as a user states it: `accuracy`, `f1`, `precision=0.9` or `recall=0.9`. */
import { GemelError } from '../errors.ts';

/** The measure to be highest, or the measure to be reached at the least cost of the other one. */
export type Goal =
  | { readonly measure: 'accuracy' | 'f1' }
  | { readonly measure: 'precision' | 'recall'; readonly atLeast: number };

/**
 * Reads a goal from its text.
 *
 * @throws GemelError `bad-usage` for any other text.
 *
 * @example
 * parseGoal('precision=0.9'); // { measure: 'precision', atLeast: 0.9 }
 */
export function parseGoal(text: string): Goal {
  if (text === 'accuracy' || text === 'f1') return { measure: text };
  const [, measure, value] = /^(precision|recall)=(\d*\.?\d+)$/.exec(text) ?? [];
  const atLeast = Number(value);
  if ((measure === 'precision' || measure === 'recall') && atLeast > 0 && atLeast <= 1) return { measure, atLeast };
  throw new GemelError(
    'bad-usage',
    `goal: expected accuracy, f1, precision=0.9 or recall=0.9 (any share above 0, at most 1), found "${text}"`,
  );
}

/** The text of a goal, as `parseGoal` reads it. */
export function formatGoal(goal: Goal): string {
  return 'atLeast' in goal ? `${goal.measure}=${goal.atLeast}` : goal.measure;
}
