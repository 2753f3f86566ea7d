import { describe, expect, it } from 'vitest';
import { buildLoss, buildMatcher, buildTokenizer } from '../src/build.ts';
import { type Config, parseConfig } from '../src/config.ts';

const HEADS = {
  cosine: 'similarity',
  'scaled-cosine': 'logit',
  'exp-manhattan': 'similarity',
  euclidean: 'distance',
  classifier: 'logit',
} as const;
const READS: Record<Config['loss']['kind'], readonly string[]> = {
  contrastive: ['distance', 'similarity'],
  'binary-cross-entropy': ['logit'],
  'mean-squared-error': ['similarity'],
};
type HeadKind = keyof typeof HEADS;
type LossKind = keyof typeof READS;

const configOf = ({
  encoder = { kind: 'bag' },
  head = 'cosine',
  loss = 'contrastive',
}: {
  encoder?: object;
  head?: HeadKind;
  loss?: LossKind;
}) => parseConfig({ encoder, head: { kind: head }, loss: { kind: loss } }, 'test');

describe('buildMatcher', () => {
  it.each([
    [{ kind: 'bag' }, 10, 11],
    [{ kind: 'cnn', widths: [1, 3], filters: 5 }, 10, 10],
    [{ kind: 'lstm', units: 6 }, 6, 10],
    [{ kind: 'lstm', units: 6, directions: 2, pooling: ['mean', 'max'] }, 24, 10],
  ])('builds the encoder %j', (encoder, dimension, tokenWidth) => {
    expect(buildMatcher(configOf({ encoder }), 10)).toMatchObject({ dimension, tokenWidth });
  });

  it.each(Object.entries(HEADS))('builds the head %s, which gives a %s', (kind, measure) => {
    expect(buildMatcher(configOf({ head: kind as HeadKind }), 10).head.measure).toBe(measure);
  });

  it('gives every weight a name of its own, under its part', () => {
    const encoder = { kind: 'lstm', directions: 2, pooling: ['last', 'attention'] };
    const names = buildMatcher(configOf({ encoder, head: 'classifier' }), 10).weights.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^(encoder|head)\./.test(name))).toEqual([]);
  });
});

describe('buildLoss', () => {
  const pairs = Object.keys(READS).flatMap((loss) => Object.keys(HEADS).map((head) => [loss, head]));
  it.each(pairs as [LossKind, HeadKind][])(
    'takes or refuses loss %s with head %s by what they say of themselves',
    (loss, head) => {
      const config = configOf({ loss, head });
      const matcher = buildMatcher(config, 4);
      if (READS[loss].includes(HEADS[head])) {
        expect(buildLoss(config, matcher).accepts).toEqual(READS[loss]);
      } else {
        expect(() => buildLoss(config, matcher)).toThrow(
          expect.objectContaining({
            code: 'bad-usage',
            message: `loss "${loss}" expects a ${READS[loss].join(' or a ')}, but head "${head}" gives a ${HEADS[head]}`,
          }),
        );
      }
    },
  );
});

describe('buildTokenizer', () => {
  it.each([
    ['words', 'a cat and a dog', ['a', 'cat', 'and', 'a', 'dog']],
    ['characters', '北京', ['北', '京']],
    ['segments', 'a cat', ['a', 'cat']],
  ] as const)('builds one that cuts %s', (tokenizer, text, tokens) => {
    const built = buildTokenizer({ ...configOf({}).text, tokenizer, minimumCount: 1 }, [text]);
    expect(Array.from(built.encode(text), (id) => built.token(id))).toEqual(tokens);
  });

  it('leaves rare tokens out, and all but the most frequent ones', () => {
    const texts = ['a a a b b c'];
    const { text } = configOf({});
    expect(buildTokenizer(text, texts).state()).toMatchObject({ tokens: ['a', 'b'] });
    expect(buildTokenizer({ ...text, maximumSize: 3 }, texts).state()).toMatchObject({ tokens: ['a'] });
  });
});
