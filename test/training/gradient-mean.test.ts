import { describe, expect, it } from 'vitest';
import { GradientMean } from '../../src/training/gradient-mean.ts';

const part = (...values: number[]) => ({ w: Float32Array.from(values) });

describe('GradientMean', () => {
  it('writes the mean of parts that come together into the first', () => {
    const mean = new GradientMean();
    const parts = [part(1, 2), part(4, 2), part(1, -1)];
    mean.start(3);
    mean.add(parts, ['w']);
    expect(mean.finish().get('w')).toBe(parts[0].w);
    expect([...parts[0].w]).toEqual([2, 1]);
  });

  it('keeps the sum where the parts of a later round overwrite the first, step after step', () => {
    const mean = new GradientMean();
    const shared = part(0, 0);
    for (const shift of [0, 10]) {
      mean.start(4);
      for (const round of [1, 2]) {
        shared.w.set([round + shift, -round]);
        mean.add([shared, part(3, 3)], ['w']);
      }
      const found = mean.finish().get('w');
      expect(found).not.toBe(shared.w);
      expect([...(found ?? [])]).toEqual([(1 + 2 + 2 * shift + 6) / 4, (6 - 3) / 4]);
    }
  });

  it('leaves a single part as it is', () => {
    const mean = new GradientMean();
    const only = part(0.1, 0.2);
    mean.start(1);
    mean.add([only], ['w']);
    expect([...(mean.finish().get('w') ?? [])]).toEqual([...Float32Array.of(0.1, 0.2)]);
  });
});
