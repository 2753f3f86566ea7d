import { describe, expect, it } from 'vitest';
import { SeenTexts } from '../../src/data/seen-texts.ts';
import { evaluateSlices } from '../../src/evaluation/slices.ts';

const pairs = [
  { left: 'a', right: 'b', label: 1 },
  { left: 'a', right: 'c', label: 0 },
  { left: 'd', right: 'e', label: 1 },
  { left: 'e', right: 'f', label: 0 },
] as const;
const scores = Float32Array.from([0.9, 0.8, 0.7, 0.6]);
const evaluate = async (seen: readonly string[]) =>
  evaluateSlices({
    pairs,
    scores,
    probabilities: scores,
    threshold: 0.75,
    seen: { texts: await SeenTexts.fromTexts(seen) },
  });

describe('evaluateSlices', () => {
  it('measures the whole and the pairs without a seen text', async () => {
    const { unseen, leakage, ...whole } = await evaluate(['a', 'b', 'z']);
    expect(whole).toMatchObject({ pairs: 4, accuracy: 0.5, rocAuc: 0.75, threshold: 0.75 });
    expect(unseen).toMatchObject({ pairs: 2, accuracy: 0.5, recall: 0, rocAuc: 1, threshold: 0.75 });
    expect(leakage).toEqual({ texts: 6, seenTexts: 2, pairs: 4, unseenPairs: 2 });
  });

  it('has the same figures twice where nothing was seen', async () => {
    const { unseen, leakage, ...whole } = await evaluate([]);
    expect(unseen).toEqual(whole);
    expect(leakage.unseenPairs).toBe(4);
  });

  it('leaves the unseen slice without figures where everything was seen', async () => {
    const { unseen } = await evaluate(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(unseen.pairs).toBe(0);
    expect(JSON.parse(JSON.stringify(unseen)).accuracy).toBeNull();
  });
});
