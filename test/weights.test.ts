import { describe, expect, it } from 'vitest';
import { Random } from '../src/random.ts';
import { constant, count, glorotUniform, named, partOf } from '../src/weights.ts';

describe('constant', () => {
  it('starts every number at the value, and a scalar as one number', () => {
    expect(constant('gain', [2, 2], 3).initial(Random.fromSeed(1))).toEqual(Float32Array.of(3, 3, 3, 3));
    expect(constant('bias', []).initial(Random.fromSeed(1))).toEqual(Float32Array.of(0));
  });
});

describe('glorotUniform', () => {
  it.each([
    [[30, 20], 50],
    [[5, 6, 20], 50],
    [[599, 1], 600],
  ])('fills shape %j up to ±√(6 / %i), evenly', (shape, fans) => {
    const limit = Math.sqrt(6 / fans);
    const values = glorotUniform('filters', shape).initial(Random.fromSeed(1));
    const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(values.length).toBe(count(shape));
    expect(values.every((value) => Math.abs(value) <= limit)).toBe(true);
    expect(variance / (limit ** 2 / 3)).toBeGreaterThan(0.9);
    expect(variance / (limit ** 2 / 3)).toBeLessThan(1.1);
  });
});

describe('named and partOf', () => {
  it('put a part before a name, and take it off again', () => {
    const specs = [...named('encoder', [constant('input', [1])]), ...named('head', [constant('input', [2])])];
    expect(specs.map(({ name }) => name)).toEqual(['encoder.input', 'head.input']);
    const weights = { 'encoder.forward.input': 1, 'encoders.input': 2, 'head.input': 3 };
    expect(partOf(weights, 'encoder')).toEqual({ 'forward.input': 1 });
  });
});
