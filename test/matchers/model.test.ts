import { afterAll, describe, expect, it } from 'vitest';
import { buildMatcher } from '../../src/build.ts';
import { randomEmbeddings } from '../../src/data/embeddings.ts';
import { type Model, Scorer, tokenize } from '../../src/matchers/model.ts';
import { Random } from '../../src/random.ts';
import { wordsTokenizer } from '../../src/text/words.ts';
import { startState } from '../../src/training/state.ts';

const WORDS = ['a', 'cat', 'dog', 'sees', 'no', 'bird'];

/** A bag whose token vectors are random: enough to tell texts apart, and easy to compute by hand. */
function bagModel(): Model {
  const tokenizer = wordsTokenizer.fromTokens(WORDS);
  const matcher = buildMatcher({ architecture: 'siamese', encoder: { kind: 'bag' }, head: { kind: 'cosine' } }, 3);
  const random = Random.fromSeed(1);
  const embeddings = randomEmbeddings({ rows: tokenizer.size, vectorWidth: 3, width: 4, random });
  const { weights } = startState(matcher, embeddings, random);
  return { matcher, tokenizer, lengths: [2, 4], weights, embeddings };
}

const model = bagModel();
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

describe('Scorer', () => {
  // More texts than one batch takes, of all lengths, in no order.
  const random = Random.fromSeed(2);
  const texts = Array.from({ length: 300 }, () =>
    Int32Array.from({ length: 1 + random.integer(5) }, () => 1 + random.integer(7)),
  );

  it('gives each text its vector, in the order of the texts', async () => {
    const told: number[] = [];
    const vectors = await scorer.encode(texts, (done) => told.push(done));
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
