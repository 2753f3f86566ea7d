import { describe, expect, it } from 'vitest';
import { clipByNorm } from '../../src/training/clip.ts';

describe('clipByNorm', () => {
  it('leaves gradients alone whose joint norm is small enough', () => {
    const gradients = [Float32Array.of(3), Float32Array.of(0, -4)];
    expect(clipByNorm(gradients, 5)).toBe(5);
    expect(gradients).toEqual([Float32Array.of(3), Float32Array.of(0, -4)]);
  });

  it('scales all of them by one factor to the greatest norm allowed', () => {
    const gradients = [Float32Array.of(3), Float32Array.of(0, -4)];
    expect(clipByNorm(gradients, 1)).toBe(5);
    expect(gradients).toEqual([Float32Array.of(0.6), Float32Array.of(0, -0.8)]);
  });

  it('leaves zeros at zero', () => {
    const gradients = [new Float32Array(2)];
    expect(clipByNorm(gradients, 1)).toBe(0);
    expect(gradients).toEqual([Float32Array.of(0, 0)]);
  });
});
