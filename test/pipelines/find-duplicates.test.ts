import { describe, expect, it } from 'vitest';
import { findDuplicates } from '../../pipelines/duplicates/find.ts';
import { buildMatcher, buildSides, buildTokenizer } from '../../src/build.ts';
import { parseConfig } from '../../src/config.ts';
import { randomEmbeddings } from '../../src/data/embeddings.ts';
import type { Model } from '../../src/matchers/model.ts';
import { Scorer } from '../../src/matchers/scorer.ts';
import { Random } from '../../src/random.ts';

const words = Array.from({ length: 40 }, (_, i) => `word${String.fromCharCode(97 + (i % 26))}${i}`);

/** A network that has learned nothing: equal bags of words have equal vectors, others differ. */
function untrained(head: string): Model {
  const settings = { encoder: { kind: 'bag' }, head: { kind: head }, loss: { kind: 'contrastive' } };
  const config = parseConfig({ ...settings, text: { minimumCount: 1, dimension: 16, lengths: [8] } }, 'test');
  const tokenizer = buildTokenizer(config.text, words);
  const matcher = buildMatcher(config, { embeddingWidth: 16, task: { kind: 'match' } });
  const random = Random.fromSeed(5);
  const weights = Object.fromEntries(matcher.weights.map(({ name, initial }) => [name, initial(random.fork(name))]));
  const embeddings = randomEmbeddings({ rows: tokenizer.size, vectorWidth: 16, width: matcher.tokenWidth, random });
  return { matcher, tokenizer, sides: buildSides(config, { matcher, tokenizer }), weights, embeddings };
}

const find = async (
  texts: readonly string[],
  model: Model,
  threshold: Parameters<typeof findDuplicates>[1]['threshold'],
  chains = false,
) => {
  const { groups, ...rest } = await findDuplicates(texts, { model, threshold, chains, engine: { threads: 1 } });
  return { groups: groups.map(({ members }) => members.map(({ text }) => text)), ...rest };
};

const twins = words.slice(0, 10).flatMap((word, i) => [`${word} ${words[i + 20]}`, `${words[i + 20]} ${word}`]);

describe('findDuplicates', () => {
  it.each(['cosine', 'exp-manhattan', 'euclidean', 'scaled-cosine'])('finds equal vectors by head %s', async (head) => {
    const { groups } = await find(twins, untrained(head), { exactly: 0.99 });
    expect(groups).toEqual(Array.from({ length: 10 }, (_, i) => twins.slice(2 * i, 2 * i + 2)));
  });

  it('scores near neighbours by a head that has no metric', async () => {
    const model = untrained('classifier');
    const scorer = new Scorer(model);
    const scores = await scorer.score(
      twins.filter((_, i) => i % 2 === 0).map((left, i) => ({ left, right: twins[2 * i + 1] })),
    );
    const { groups } = await find(twins, model, { exactly: Math.min(...scores) }, true);
    const together = groups.flatMap((group) => group.map((text) => [text, group] as const));
    for (let i = 0; i < twins.length; i += 2) expect(new Map(together).get(twins[i])).toContain(twins[i + 1]);
  });

  it('joins equal texts without a model being asked, as often as they occur', async () => {
    const { groups } = await find(['worda0', 'wordb1', 'worda0'], untrained('cosine'), { exactly: 2 });
    expect(groups).toEqual([['worda0', 'worda0']]);
  });

  it('keeps the threshold of a short list and raises that of a long one', async () => {
    const model = untrained('cosine');
    expect((await find(words, model, { atLeast: -1 })).threshold).toBe(-1);
    const many = words.flatMap((one) => words.map((other) => `${one} ${other}`)).slice(0, 400);
    const { threshold, groups } = await find(many, model, { atLeast: -1 });
    expect(threshold).toBeGreaterThan(0.5);
    expect(groups[0].length).toBeLessThan(200);
  });
});
