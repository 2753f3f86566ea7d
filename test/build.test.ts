import { describe, expect, it } from 'vitest';
import { buildLoss, buildMatcher, buildSides, buildTokenizer } from '../src/build.ts';
import { type Config, parseConfig } from '../src/config.ts';
import type { Task } from '../src/data/task.ts';
import type { Measure } from '../src/heads/head.ts';
import { charactersTokenizer } from '../src/text/characters.ts';
import { wordsTokenizer } from '../src/text/words.ts';

const HEADS: Record<NonNullable<Config['head']>['kind'], Measure> = {
  cosine: 'similarity',
  'scaled-cosine': 'logit',
  'corrected-cosine': 'logit',
  'biased-cosine': 'logit',
  'exp-manhattan': 'similarity',
  euclidean: 'distance',
  bilinear: 'logit',
  'absolute-difference': 'logit',
  classifier: 'logit',
};
const READS: Record<string, readonly Measure[]> = {
  contrastive: ['distance', 'similarity'],
  'online-contrastive': ['distance', 'similarity'],
  'energy-contrastive': ['distance', 'similarity'],
  'binary-cross-entropy': ['logit'],
  'mean-squared-error': ['similarity'],
  'cross-entropy': ['classes'],
  cosent: ['similarity'],
  triplet: ['distance', 'similarity'],
  'in-batch-triplet': ['similarity', 'distance', 'logit'],
  'in-batch-negatives': ['similarity', 'distance', 'logit'],
  listwise: ['similarity', 'distance', 'logit'],
};
const match: Task = { kind: 'match' };
const classes: Task = { kind: 'classes', names: ['unrelated', 'agrees', 'disagrees'] };
const picture = { kind: 'picture-cnn', height: 8, width: 8, channels: 1, filters: [4], dimension: 10 };

const configOf = (settings: object) =>
  parseConfig(
    { encoder: { kind: 'bag' }, head: { kind: 'cosine' }, loss: { kind: 'contrastive' }, ...settings },
    'test',
  );
const jointOf = (joint: object, settings: object = {}) =>
  parseConfig({ architecture: 'two-channel', joint, loss: { kind: 'binary-cross-entropy' }, ...settings }, 'test');
const matcherOf = (config: Config, task: Task = match) => buildMatcher(config, { embeddingWidth: 10, task });

describe('buildMatcher', () => {
  it.each([
    [{ kind: 'bag' }, 10, 11],
    [{ kind: 'bag', projection: 4 }, 4, 11],
    [{ kind: 'convolved-bag', width: 3 }, 10, 11],
    [{ kind: 'cnn', widths: [1, 3], filters: 5 }, 10, 10],
    [{ kind: 'lstm', units: 6 }, 6, 10],
    [{ kind: 'lstm', units: 6, directions: 2, layers: 2, pooling: ['mean', 'max'] }, 24, 10],
    [{ kind: 'gru', units: 6, directions: 2 }, 12, 10],
    [{ kind: 'self-attention', heads: 2, hidden: 8 }, 10, 10],
    [{ kind: 'joined', parts: [{ kind: 'bag' }, { kind: 'lstm', units: 6 }] }, 16, 11],
    [picture, 10, 0],
  ])('builds the encoder %j', (encoder, dimension, tokenWidth) => {
    const { vectors, ...matcher } = matcherOf(configOf({ encoder }));
    expect(vectors?.dimension).toBe(dimension);
    expect(matcher).toMatchObject({ tokenWidth, shared: true, outputs: 1 });
  });

  it.each(Object.entries(HEADS))('builds the head %s, which gives a %s', (kind, measure) => {
    expect(matcherOf(configOf({ head: { kind } }))).toMatchObject({ measure, outputs: 1 });
  });

  it.each([
    [{ kind: 'grid', filters: [4] }, 10],
    [{ kind: 'kernels' }, 11],
    [{ kind: 'attention', context: 'lstm' }, 11],
    [{ kind: 'sequence', encoder: { kind: 'gru', units: 4 } }, undefined],
    [{ kind: 'vectors', encoder: { kind: 'bag' } }, 11],
    [{ kind: 'joined', parts: [{ kind: 'kernels' }, { kind: 'vectors' }, { kind: 'kernels' }] }, 13],
    [picture, 0],
  ])('builds the joint %j, which has no vectors', (joint, tokenWidth) => {
    const matcher = matcherOf(jointOf(joint));
    expect(matcher).toMatchObject({ measure: 'logit', outputs: 1, shared: false });
    if (tokenWidth !== undefined) expect(matcher.tokenWidth).toBe(tokenWidth);
    expect(matcher.vectors).toBeUndefined();
    expect(namesOf(matcher).filter((name) => !/^(joint|answer)\./.test(name))).toEqual([]);
    expect(new Set(namesOf(matcher)).size).toBe(matcher.weights.length);
  });

  it('gives each side a tower and columns of its own where it is pseudo-siamese', () => {
    const both = matcherOf(configOf({ architecture: 'pseudo-siamese' }));
    expect(both).toMatchObject({ tokenWidth: 12, shared: false });
    const unlike = matcherOf(configOf({ architecture: 'pseudo-siamese', rightEncoder: picture }));
    expect(unlike).toMatchObject({ left: { kind: 'text' }, right: { kind: 'picture', height: 8 }, tokenWidth: 11 });
    expect(
      matcherOf(configOf({ architecture: 'pseudo-siamese', encoder: picture, rightEncoder: { kind: 'bag' } })),
    ).toMatchObject({
      left: { kind: 'picture' },
      right: { kind: 'text' },
      tokenWidth: 11,
    });
  });

  it('lays pictures on each other as channels where it is two-channel', () => {
    const { left, right } = matcherOf(jointOf(picture));
    expect(left).toEqual({ kind: 'picture', height: 8, width: 8, channels: 1 });
    expect(right).toEqual(left);
  });

  it('makes as many numbers as there are classes, where a head can', () => {
    expect(matcherOf(configOf({ head: { kind: 'classifier' } }), classes)).toMatchObject({
      measure: 'classes',
      outputs: 3,
    });
    expect(matcherOf(jointOf({ kind: 'kernels' }), classes)).toMatchObject({ measure: 'classes', outputs: 3 });
    expect(matcherOf(configOf({}), classes)).toMatchObject({ measure: 'similarity', outputs: 1 });
  });

  it('gives every weight a name of its own, under its part', () => {
    const encoder = { kind: 'lstm', directions: 2, layers: 2, pooling: ['last', 'attention'] };
    const names = namesOf(matcherOf(configOf({ encoder, head: { kind: 'classifier' } })));
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^(encoder|head)\./.test(name))).toEqual([]);
  });

  const namesOf = ({ weights }: { weights: readonly { name: string }[] }) => weights.map(({ name }) => name);
});

describe('buildSides', () => {
  const tokenizer = wordsTokenizer.fromTokens(['a']);
  const sidesOf = (config: Config) => buildSides(config, { matcher: matcherOf(config), tokenizer });

  it('gives both sides one object where they are read alike', () => {
    const { left, right, shared } = sidesOf(configOf({ text: { lengths: [4, 8] } }));
    expect(right).toBe(left);
    expect(shared).toBe(true);
    expect(left.lengths).toEqual([4, 8]);
    expect(left.specs(2, 4).tokens.shape).toEqual([4, 2, 11]);
  });

  it('gives the right side lengths of its own where they are given', () => {
    const text = { lengths: [4], rightLengths: [16, 32] };
    const { left, right, shared } = sidesOf(configOf({ architecture: 'pseudo-siamese', text }));
    expect([left.lengths, right.lengths, shared]).toEqual([[4], [16, 32], false]);
  });

  it('reads pictures at the size of their tower', () => {
    const { left, right } = sidesOf(configOf({ architecture: 'pseudo-siamese', rightEncoder: picture }));
    expect(Object.keys(left.specs(1, 4))).toEqual(['tokens', 'mask']);
    expect(right.specs(5, 1)).toEqual({ pixels: { shape: [5, 8, 8, 1], dtype: 'float32' } });
    const joint = sidesOf(jointOf(picture));
    expect(joint.right).toBe(joint.left);
    expect(joint.left.specs(5, 1).pixels.shape).toEqual([5, 8, 8, 1]);
  });

  it('needs a tokenizer for a side that reads texts', () => {
    const config = configOf({});
    expect(() => buildSides(config, { matcher: matcherOf(config) })).toThrow('expected a tokenizer');
  });
});

describe('buildLoss', () => {
  const pairs = Object.keys(READS).flatMap((loss) => Object.keys(HEADS).map((head): [string, string] => [loss, head]));
  it.each(pairs)('takes or refuses loss %s with head %s by what they say of themselves', (loss, head) => {
    const config = configOf({ loss: { kind: loss }, head: { kind: head } });
    const matcher = matcherOf(config);
    const nothingToTeach = matcher.vectors?.head.weights.length === 0;
    if (READS[loss].includes(matcher.measure) && loss.startsWith('in-batch') && !nothingToTeach) {
      expect(() => buildLoss(config, matcher)).toThrow(`teaches head "${head}" nothing`);
    } else if (READS[loss].includes(matcher.measure)) {
      expect([...buildLoss(config, matcher).accepts].sort()).toEqual([...READS[loss]].sort());
    } else {
      const expected = new RegExp(
        `^loss "${loss}" expects a (${READS[loss].join('|')})( or a .*)?, but head "${head}" gives a ${matcher.measure}$`,
      );
      expect(() => buildLoss(config, matcher)).toThrow(
        expect.objectContaining({ code: 'bad-usage', message: expect.stringMatching(expected) }),
      );
    }
  });

  it('adds several losses up, and needs what any of them needs', () => {
    const config = configOf({
      loss: [{ kind: 'contrastive' }, { kind: 'triplet' }, { kind: 'in-batch-negatives', weight: 2 }],
    });
    expect(buildLoss(config, matcherOf(config))).toMatchObject({
      accepts: ['distance', 'similarity'],
      needs: expect.arrayContaining(['candidates', 'vectors']),
    });
  });

  it('refuses each of several that cannot read the head', () => {
    const config = configOf({ loss: [{ kind: 'contrastive' }, { kind: 'binary-cross-entropy' }] });
    expect(() => buildLoss(config, matcherOf(config))).toThrow(
      'loss "binary-cross-entropy" expects a logit, but head "cosine" gives a similarity',
    );
  });

  it.each([
    [
      'contrastive',
      'loss "contrastive" expects a distance or a similarity, but architecture "two-channel" gives a logit',
    ],
    [
      'in-batch-negatives',
      'loss "in-batch-negatives" expects vectors of both sides, but architecture "two-channel" makes none',
    ],
  ])('refuses loss %s of a matcher that reads pairs jointly', (kind, message) => {
    const config = jointOf({ kind: 'kernels' }, { loss: { kind } });
    expect(() => buildLoss(config, matcherOf(config))).toThrow(expect.objectContaining({ code: 'bad-usage', message }));
  });

  it.each(['in-batch-negatives', 'in-batch-triplet'])('refuses %s alone for a head with weights', (kind) => {
    const alone = configOf({ head: { kind: 'classifier' }, loss: { kind } });
    expect(() => buildLoss(alone, matcherOf(alone))).toThrow(
      expect.objectContaining({
        code: 'bad-usage',
        message: `loss "${kind}" goes by the vectors alone and teaches head "classifier" nothing: choose a head without weights (cosine, euclidean), or add a loss that reads its logit`,
      }),
    );
    const joint = jointOf({ kind: 'vectors' }, { loss: { kind } });
    expect(() => buildLoss(joint, matcherOf(joint))).toThrow('teaches architecture "two-channel" nothing');
    const added = configOf({ head: { kind: 'classifier' }, loss: [{ kind }, { kind: 'binary-cross-entropy' }] });
    expect(buildLoss(added, matcherOf(added)).readsOutput).toBeUndefined();
    const plain = configOf({ head: { kind: 'cosine' }, loss: { kind } });
    expect(buildLoss(plain, matcherOf(plain)).readsOutput).toBe(false);
  });

  it('takes cross-entropy of classes with as many weights as there are', () => {
    const lossOf = (classWeights: number[]) => {
      const config = configOf({ head: { kind: 'classifier' }, loss: { kind: 'cross-entropy', classWeights } });
      return buildLoss(config, matcherOf(config, classes));
    };
    expect(lossOf([1, 2, 2]).accepts).toEqual(['classes']);
    expect(() => lossOf([1, 2])).toThrow(expect.objectContaining({ code: 'bad-usage' }));
  });
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

  it('adds parts of words, beside its own tokens or those of a tokenizer that is given', () => {
    const { text } = configOf({ text: { characters: { from: 2, to: 2, minimumCount: 1 } } });
    const given = charactersTokenizer.fromTokens(['a']);
    function* texts() {
      yield 'ab ab';
    }
    expect(buildTokenizer(text, texts()).state()).toMatchObject({
      kind: 'with-characters',
      grams: ['<a', 'ab', 'b>'],
      inner: { kind: 'words', tokens: ['ab'] },
    });
    expect(buildTokenizer(text, texts(), given).state()).toMatchObject({ inner: { kind: 'characters' } });
    expect(buildTokenizer(configOf({}).text, texts(), given)).toBe(given);
  });

  it('leaves rare tokens out, and all but the most frequent ones', () => {
    const texts = ['a a a b b c'];
    const { text } = configOf({});
    expect(buildTokenizer(text, texts).state()).toMatchObject({ tokens: ['a', 'b'] });
    expect(buildTokenizer({ ...text, maximumSize: 3 }, texts).state()).toMatchObject({ tokens: ['a'] });
  });
});
