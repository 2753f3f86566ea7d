/** An interaction on numbers that a test wrote down. */
import type { Interaction } from '../../src/interactions/interaction.ts';
import { count } from '../../src/weights.ts';
import { differentiate } from '../contracts/differentiable.ts';
import { pieceOf } from '../contracts/interaction.ts';

/** Tokens of a text, a row each. */
type Rows = readonly (readonly number[])[];

/** The features of one pair, both sides padded a little. */
export async function joinByHand(
  interaction: Interaction,
  { left, right }: { readonly left: Rows; readonly right: Rows },
  values: Readonly<Record<string, readonly number[]>> = {},
): Promise<readonly number[]> {
  const weights = interaction.weights.map(({ name, shape }) => [
    name,
    { shape, data: Float32Array.from(values[name] ?? new Float32Array(count(shape))) },
  ]);
  const pair = { left: Float32Array.from(left.flat()), right: Float32Array.from(right.flat()) };
  const lengths = [left.length + 1, right.length + 2] as const;
  const piece = pieceOf(interaction, [pair], { lengths, weights: Object.fromEntries(weights) });
  return (await differentiate({ ...piece, slopes: [] })).value;
}
