import { describe, expect, it } from 'vitest';
import { type TransformerOptions, transformer } from '../../src/encoders/transformer.ts';
import { Random } from '../../src/random.ts';
import { describeEncoder } from '../contracts/encoder.ts';

const small: TransformerOptions = { tokenWidth: 4, heads: 2, hidden: 5, layers: 1, positions: 16 };
const configurations: Record<string, TransformerOptions> = {
  'transformer, mean': small,
  'transformer of two layers, [CLS]': { ...small, layers: 2, hidden: 3, pooling: 'cls' },
  'transformer, mean and max': { ...small, pooling: ['mean', 'max'] },
  'transformer whose last layer learns': { ...small, layers: 2, hidden: 3, train: { last: 1 } },
  'transformer with low-rank changes': { ...small, train: { lora: 2 } },
};
for (const [name, options] of Object.entries(configurations)) describeEncoder(name, transformer(options));

describe('transformer', () => {
  const frozen = (train: TransformerOptions['train']) =>
    transformer({ ...small, layers: 3, train }).weights.flatMap(({ name, update }) =>
      update === 'none' ? [name] : [],
    );

  it('learns whole, or in its last layers, or beside frozen weights', () => {
    const all = transformer({ ...small, layers: 3 }).weights.map(({ name }) => name);
    expect(frozen('all')).toEqual([]);
    expect(frozen({ last: 2 })).toEqual(all.filter((name) => !/^layer[23]\./.test(name)));
    expect(frozen({ last: 5 })).toEqual(all.filter((name) => !name.startsWith('layer')));
    expect(frozen({ lora: 2 })).toEqual(all);
  });

  it('begins low-rank changes by changing nothing', () => {
    const { weights } = transformer({ ...small, train: { lora: 2 } });
    const ups = weights.filter(({ name }) => name.endsWith('Up'));
    expect(ups.map(({ shape }) => shape)).toEqual([
      [2, 12],
      [2, 4],
    ]);
    for (const { initial } of ups) expect(initial(Random.fromSeed(1)).every((value) => value === 0)).toBe(true);
  });

  it('says which sizes do not fit', () => {
    expect(() => transformer({ ...small, heads: 3 })).toThrow(
      'expected token vectors whose length 3 heads divide, found 4',
    );
    const start = { sizes: { layers: 1, heads: 2, hidden: 5, positions: 16, epsilon: 1e-12 }, weights: {} };
    expect(() => transformer({ tokenWidth: 4, start })).toThrow(
      'expected 16 numbers to start "special" from, found none',
    );
  });
});
