import { describe, expect, it } from 'vitest';
import { bag } from '../../src/encoders/bag.ts';
import { lstm } from '../../src/encoders/lstm.ts';
import { cosine } from '../../src/heads/cosine.ts';
import { pseudoSiamese } from '../../src/matchers/pseudo-siamese.ts';
import { textTower } from '../../src/matchers/tower.ts';
import { describeMatcher } from '../contracts/matcher.ts';

describeMatcher('LSTM and CNN, scaled cosine, cross-entropy', {
  architecture: 'pseudo-siamese',
  encoder: { kind: 'lstm', units: 8 },
  rightEncoder: { kind: 'cnn', widths: [1, 2], filters: 4 },
  head: { kind: 'scaled-cosine' },
  loss: { kind: 'binary-cross-entropy' },
  training: { epochs: 10, dropout: 0.1 },
});

// Each bag keeps its tokens' weights in a column of its own.
describeMatcher('two bags, Euclidean, contrastive', {
  architecture: 'pseudo-siamese',
  encoder: { kind: 'bag' },
  head: { kind: 'euclidean' },
  loss: { kind: 'contrastive' },
});

describe('pseudoSiamese', () => {
  const tower = (dimension: number) => textTower(lstm({ tokenWidth: 4, units: dimension }), { vector: 4, own: 4 });

  it('names the weights of each side after it', () => {
    const matcher = pseudoSiamese({ left: tower(3), right: tower(3), head: cosine(), tokenWidth: 4 });
    const names = matcher.weights.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.startsWith('leftEncoder.')).length).toBe(names.length / 2);
    expect(names.filter((name) => name.startsWith('rightEncoder.')).length).toBe(names.length / 2);
    expect(matcher).toMatchObject({ shared: false, symmetric: false, vectors: { dimension: 3 } });
  });

  it('refuses sides whose vectors differ in length', () => {
    const right = textTower(bag({ embeddingWidth: 4 }), { vector: 4, own: 4 });
    expect(() => pseudoSiamese({ left: tower(3), right, head: cosine(), tokenWidth: 5 })).toThrow(
      expect.objectContaining({
        code: 'bad-usage',
        message:
          'pseudo-siamese: expected two encoders whose vectors have one length, found 3 and 4: give one of them a projection',
      }),
    );
  });
});
