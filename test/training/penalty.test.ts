import { describe, expect, it } from 'vitest';
import { addPenalty } from '../../src/training/penalty.ts';

describe('addPenalty', () => {
  const weights = Float32Array.of(2, -0.5, 0);

  it.each([
    ['leaves the gradient alone at zero', { l1: 0, l2: 0 }, [1, 1, 1]],
    ['adds λ₁·sign(w)', { l1: 0.25, l2: 0 }, [1.25, 0.75, 1]],
    ['adds λ₂·w', { l1: 0, l2: 0.5 }, [2, 0.75, 1]],
    ['adds both', { l1: 0.25, l2: 0.5 }, [2.25, 0.5, 1]],
  ])('%s', (_, options, expected) => {
    const gradient = Float32Array.of(1, 1, 1);
    addPenalty(gradient, weights, options);
    expect([...gradient]).toEqual(expected);
    expect([...weights]).toEqual([2, -0.5, 0]);
  });

  it('is the slope of λ₁·Σ|w| + ½·λ₂·Σw²', () => {
    const options = { l1: 0.3, l2: 0.7 };
    const penalty = (w: number) => options.l1 * Math.abs(w) + 0.5 * options.l2 * w ** 2;
    const gradient = new Float32Array(2);
    addPenalty(gradient, weights, options);
    [...gradient].forEach((slope, i) => {
      expect(slope).toBeCloseTo((penalty(weights[i] + 1e-4) - penalty(weights[i] - 1e-4)) / 2e-4, 5);
    });
  });
});
