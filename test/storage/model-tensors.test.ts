import { describe, expect, it } from 'vitest';
import { buildMatcher, buildSides } from '../../src/build.ts';
import { parseConfig } from '../../src/config.ts';
import type { Model } from '../../src/matchers/model.ts';
import { Scorer } from '../../src/matchers/scorer.ts';
import { Random } from '../../src/random.ts';
import { afterStoring, fromTensors, toTensors } from '../../src/storage/model-tensors.ts';
import { wordsTokenizer } from '../../src/text/words.ts';

const E = 4;
const random = Random.fromSeed(3);
const tokenizer = wordsTokenizer.fromTokens(['tea', 'cat', 'boat']);

/** A bag, whose rows have a column of their own, with a projection and a head that has weights. */
function smallModel(): Model {
  const config = parseConfig(
    {
      encoder: { kind: 'bag', projection: 3 },
      head: { kind: 'scaled-cosine' },
      loss: { kind: 'binary-cross-entropy' },
      text: { lengths: [4] },
    },
    'test',
  );
  const matcher = buildMatcher(config, { embeddingWidth: E, task: { kind: 'match' } });
  const { size: rows } = tokenizer;
  const width = matcher.tokenWidth;
  return {
    matcher,
    tokenizer,
    sides: buildSides(config, { matcher, tokenizer }),
    weights: Object.fromEntries(matcher.weights.map(({ name, initial }) => [name, initial(random.fork(name))])),
    // Column E is the token's weight, on quite another scale.
    embeddings: {
      rows,
      width,
      data: Float32Array.from({ length: rows * width }, (_, i) => (i % width === E ? 2 : 0.01) * random.normal()),
    },
  };
}

const model = smallModel();
const { matcher } = model;

describe.each(['float32', 'float16', 'int8'] as const)('weights stored as %s', (type) => {
  const tensors = toTensors(model, { type, embeddingWidth: E });

  it('take the names and shapes of the model', () => {
    const place = { tensors, file: 'weights' };
    const read = fromTensors(place, { matcher, rows: tokenizer.size, embeddingWidth: E });
    expect(Object.keys(read.weights).sort()).toEqual(matcher.weights.map(({ name }) => name).sort());
    expect(read.embeddings).toMatchObject({ rows: tokenizer.size, width: matcher.tokenWidth });
  });

  it('leave scalars and vectors alone', () => {
    for (const { name, shape } of matcher.weights.filter((spec) => spec.shape.length < 2)) {
      expect(tensors[name]).toEqual({ shape, data: model.weights[name] });
    }
  });

  it('hardly change a score', async () => {
    const pairs = [
      { left: 'tea cat', right: 'cat boat' },
      { left: 'boat', right: 'tea tea boat' },
    ];
    const scores = async (of: Model) => {
      const scorer = new Scorer(of);
      return [...(await scorer.score(pairs).finally(() => scorer.dispose()))];
    };
    const [before, after] = [await scores(model), await scores(afterStoring(model, { type, embeddingWidth: E }))];
    for (const [i, score] of after.entries())
      expect(Math.abs(score - before[i])).toBeLessThan(type === 'float32' ? 1e-9 : 0.02);
  });
});

it('stores a column of the encoder’s own apart from bytes', () => {
  const tensors = toTensors(model, { type: 'int8', embeddingWidth: E });
  const rows = tokenizer.size;
  expect(tensors.embeddings).toMatchObject({ shape: [rows, E] });
  expect(tensors.embeddings.data).toBeInstanceOf(Int8Array);
  expect(tensors['embeddings.scale'].shape).toEqual([rows, 1]);
  expect(tensors['embeddings.own']).toMatchObject({ shape: [rows, matcher.tokenWidth - E], half: true });
});
