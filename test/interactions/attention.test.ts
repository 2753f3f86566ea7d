import { describe, expect, it } from 'vitest';
import { attention } from '../../src/interactions/attention.ts';
import { Random } from '../../src/random.ts';
import { distance } from '../compile/kernel-case.ts';
import { describeInteraction } from '../contracts/interaction.ts';
import { joinByHand } from './by-hand.ts';

const small = { embeddingWidth: 3, hidden: 4 };
describeInteraction('attention', attention(small));
describeInteraction('attention that tells the sides apart', attention({ ...small, symmetric: false }));
describeInteraction('attention after a convolution', attention({ ...small, context: 'convolution' }));
describeInteraction('attention after an LSTM', attention({ ...small, hidden: 3, context: 'lstm' }));

describe('attention', () => {
  it('attends, compares and aggregates as the formula says', async () => {
    // Tokens of one number: relu(x) attends; of [x, x̂, |x − x̂|, x ∘ x̂] the third is passed on, plus 1.
    const left = [
      [1, 0],
      [3, Math.log(3)],
    ];
    const right = [
      [2, 0],
      [-4, 0],
    ];
    const features = await joinByHand(
      attention({ embeddingWidth: 1, hidden: 1, symmetric: false }),
      { left, right },
      { attend: [1], attendBias: [0], compare: [0, 0, 1, 0], compareBias: [1] },
    );
    const blend = ([a, b]: number[], [x, y]: number[]) =>
      (Math.exp(a) * x + Math.exp(b) * y) / (Math.exp(a) + Math.exp(b));
    const fromLeft = [1 - blend([2, 0], [2, -4]), 3 - blend([6, 0], [2, -4])].map((gap) => Math.abs(gap) + 1);
    const fromRight = [2 - blend([2, 6], [1, 3]), -4 - blend([0, 0], [1, 3])].map((gap) => Math.abs(gap) + 1);
    const expected = [
      (fromLeft[0] + 3 * fromLeft[1]) / 4,
      Math.max(...fromLeft),
      (fromRight[0] + fromRight[1]) / 2,
      Math.max(...fromRight),
    ];
    expect(distance(features, expected)).toBeLessThan(1e-5);
  });

  it.each([
    ['none', false],
    ['convolution', true],
    ['lstm', true],
  ] as const)('with context "%s" sees word order: %s', async (context, sees) => {
    const interaction = attention({ ...small, context });
    const random = Random.fromSeed(5);
    const values = Object.fromEntries(interaction.weights.map(({ name, initial }) => [name, [...initial(random)]]));
    const [left, right] = [3, 4].map((T) =>
      Array.from({ length: T }, () => Array.from({ length: 4 }, () => random.normal())),
    );
    const inOrder = await joinByHand(interaction, { left, right }, values);
    const reversed = await joinByHand(interaction, { left: left.toReversed(), right }, values);
    expect(distance(reversed, inOrder) > 1e-4).toBe(sees);
  });
});
