import { afterAll, describe, expect, it } from 'vitest';
import { buildMatcher, buildSides } from '../../src/build.ts';
import { parseConfig } from '../../src/config.ts';
import { randomEmbeddings } from '../../src/data/embeddings.ts';
import type { Task } from '../../src/data/task.ts';
import { type Model, tokenize, vectorsOf } from '../../src/matchers/model.ts';
import { Scorer, type Scores } from '../../src/matchers/scorer.ts';
import { Random } from '../../src/random.ts';
import { wordsTokenizer } from '../../src/text/words.ts';
import { startState } from '../../src/training/state.ts';

const WORDS = ['a', 'cat', 'dog', 'sees', 'no', 'bird'];

/** A model that has learned nothing: its token vectors are random, which is enough to tell texts apart. */
function untrained(settings: object, task: Task = { kind: 'match' }): Model {
  const text = { lengths: [2, 4], ...('text' in settings ? (settings.text as object) : {}) };
  const config = parseConfig({ loss: { kind: 'contrastive' }, ...settings, text }, 'test');
  const tokenizer = wordsTokenizer.fromTokens(WORDS);
  const matcher = buildMatcher(config, { embeddingWidth: 3, task });
  const random = Random.fromSeed(1);
  const width = matcher.tokenWidth;
  const embeddings = randomEmbeddings({ rows: tokenizer.size, vectorWidth: 3, width, random });
  const { weights } = startState(matcher, embeddings, random);
  return { matcher, tokenizer, sides: buildSides(config, { matcher, tokenizer }), weights, embeddings };
}

/** Easy to compute by hand. */
const model = untrained({ encoder: { kind: 'bag' }, head: { kind: 'cosine' } });
const scorer = new Scorer(model, { threads: 1 });
afterAll(() => scorer.dispose());

/** The mean of the vectors of a text's tokens, cut at four. */
function meanOf(ids: Int32Array): number[] {
  const cut = [...ids].slice(0, 4);
  const { data, width } = model.embeddings;
  return [0, 1, 2].map((j) => cut.reduce((sum, id) => sum + data[id * width + j], 0) / cut.length);
}

function cosine(u: readonly number[], v: readonly number[]): number {
  return u.reduce((sum, x, j) => sum + x * v[j], 0) / (Math.hypot(...u) * Math.hypot(...v));
}

describe('tokenize', () => {
  it('gives at least one token, and no more than the longest length', () => {
    expect([...tokenize(model, '')]).toEqual([1]);
    expect([...tokenize(model, 'a cat sees a dog')]).toEqual([2, 3, 5, 2]);
  });
});

describe('vectorsOf', () => {
  it('says what needs vectors where there are none', () => {
    expect(vectorsOf(model, 'embed').dimension).toBe(3);
    const joint = untrained({ architecture: 'two-channel', joint: { kind: 'kernels' } });
    expect(() => vectorsOf(joint, 'embed')).toThrow(
      expect.objectContaining({
        code: 'bad-usage',
        message: expect.stringMatching(/^embed: expected a matcher that makes a vector of each side, found one that/),
      }),
    );
  });
});

describe('Scorer', () => {
  // More texts than one batch takes, of all lengths, in no order.
  const random = Random.fromSeed(2);
  const texts = Array.from({ length: 300 }, () =>
    Int32Array.from({ length: 1 + random.integer(5) }, () => 1 + random.integer(7)),
  );

  it('gives each text its vector, in the order of the texts', async () => {
    const told: number[] = [];
    const vectors = await scorer.encode(texts, { progress: (done) => told.push(done) });
    texts.forEach((ids, n) => {
      meanOf(ids).forEach((value, j) => {
        expect(vectors[n * 3 + j]).toBeCloseTo(value, 5);
      });
    });
    expect(told.at(-1)).toBe(300);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  it('compares the rows that are named, more pairs than one batch takes', async () => {
    const vectors = await scorer.encode(texts);
    const [left, right] = [0, 1].map(() => Array.from({ length: 1500 }, () => random.integer(300)));
    const scores = await scorer.compare(vectors, left, right);
    expect(scores.length).toBe(1500);
    scores.forEach((score, i) => {
      expect(score).toBeCloseTo(cosine(meanOf(texts[left[i]]), meanOf(texts[right[i]])), 4);
    });
  });

  it('scores pairs of texts, whether a text occurs once or often', async () => {
    const pairs = [
      { left: 'a cat', right: 'a dog' },
      { left: 'a dog', right: 'a cat' },
      { left: 'a cat', right: 'A  CAT' },
    ];
    const scores = await scorer.score(pairs);
    const expected = cosine(meanOf(tokenize(model, 'a cat')), meanOf(tokenize(model, 'a dog')));
    expect(scores[0]).toBeCloseTo(expected, 5);
    expect(scores[1]).toBeCloseTo(expected, 5);
    expect(scores[2]).toBeCloseTo(1, 5);
  });

  it('has nothing to say about nothing', async () => {
    expect(await scorer.score([])).toEqual(new Float32Array(0));
    expect(await scorer.encode([])).toEqual(new Float32Array(0));
  });

  it('can be used again after it was disposed of', async () => {
    const other = new Scorer(model, { threads: 1 });
    const before = await other.score([{ left: 'a cat', right: 'no bird' }]);
    await other.dispose();
    expect(await other.score([{ left: 'a cat', right: 'no bird' }])).toEqual(before);
    await other.dispose();
  });
});

describe('Scorer.judge', () => {
  const words = ['a', 'cat', 'dog', 'sees', 'no', 'bird'];
  const random = Random.fromSeed(3);
  const textOf = () => Array.from({ length: 1 + random.integer(6) }, () => random.pick(words)).join(' ');
  // More pairs than one batch takes, of all lengths on both sides.
  const pairs = Array.from({ length: 300 }, () => ({ left: textOf(), right: textOf() }));
  const names = ['unrelated', 'agrees', 'disagrees'];
  const judge = async (of: Model, some = pairs): Promise<Scores> => {
    const scorer = new Scorer(of, { threads: 1 });
    const scores = await scorer.judge(some);
    await scorer.dispose();
    return scores;
  };

  it.each<[string, object]>([
    ['two-channel', { architecture: 'two-channel', joint: { kind: 'attention', hidden: 4 } }],
    [
      'pseudo-siamese',
      {
        architecture: 'pseudo-siamese',
        encoder: { kind: 'lstm', units: 4 },
        rightEncoder: { kind: 'cnn', widths: [1], filters: 4 },
        head: { kind: 'cosine' },
        text: { lengths: [2, 4], rightLengths: [3, 6] },
      },
    ],
  ])('tells of each pair of a %s matcher what it tells of the pair alone', async (_, settings) => {
    const of = untrained(settings);
    const { scores, classes } = await judge(of);
    expect(classes).toBeUndefined();
    expect(new Set(scores).size).toBeGreaterThan(200);
    for (const n of [0, 150, 299]) expect((await judge(of, [pairs[n]])).scores[0]).toBeCloseTo(scores[n], 5);
  });

  it('reads each side with its own tower', async () => {
    const of = untrained({
      architecture: 'pseudo-siamese',
      encoder: { kind: 'lstm', units: 4 },
      head: { kind: 'cosine' },
    });
    const { scores } = await judge(of, [{ left: 'a cat', right: 'a cat' }]);
    expect(scores[0]).toBeLessThan(0.99);
    const items = await of.sides.left.read(['a cat']);
    const own = new Scorer(of, { threads: 1 });
    expect(await own.encode(items, { side: 'right' })).not.toEqual(await own.encode(items));
    await own.dispose();
  });

  it('reads each side to its own length, even where one tower reads both', async () => {
    const of = untrained({
      encoder: { kind: 'bag' },
      head: { kind: 'cosine' },
      text: { lengths: [2], rightLengths: [4] },
    });
    const long = 'a cat sees no';
    const { scores } = await judge(of, [
      { left: long, right: long },
      { left: 'a cat', right: long },
      { left: long, right: 'a cat' },
    ]);
    expect(scores[0]).toBeLessThan(0.999);
    expect(scores[1]).toBeCloseTo(scores[0], 5);
    expect(scores[2]).toBeCloseTo(1, 5);
  });

  it.each<[string, object]>([
    ['siamese', { encoder: { kind: 'bag' }, head: { kind: 'classifier', hidden: 4 } }],
    ['two-channel', { architecture: 'two-channel', joint: { kind: 'kernels' } }],
  ])(
    'gives the logits of all classes of a %s matcher, and the probability of any but the first',
    async (_, settings) => {
      const of = untrained(settings, { kind: 'classes', names });
      const { scores, classes } = await judge(of);
      expect(classes?.length).toBe(900);
      scores.forEach((score, n) => {
        const [none, ...others] = Array.from(classes?.subarray(3 * n, 3 * n + 3) ?? [], Math.exp);
        const sum = others.reduce((total, value) => total + value, 0);
        expect(score).toBeCloseTo(sum / (none + sum), 5);
      });
    },
  );

  it('has nothing to say about nothing', async () => {
    const of = untrained({ architecture: 'two-channel', joint: { kind: 'kernels' } }, { kind: 'classes', names });
    expect(await judge(of, [])).toEqual({ scores: new Float32Array(0), classes: new Float32Array(0) });
  });
});
