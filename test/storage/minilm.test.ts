/** A real model, where GEMEL_MODELS names a folder that holds it as `minilm` (all-MiniLM-L6-v2). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { describe, expect, it } from 'vitest';
import { textSide } from '../../src/data/text-side.ts';
import { transformer } from '../../src/encoders/transformer.ts';
import { cosine } from '../../src/heads/cosine.ts';
import { Scorer } from '../../src/matchers/scorer.ts';
import { siamese } from '../../src/matchers/siamese.ts';
import { textTower } from '../../src/matchers/tower.ts';
import { Random } from '../../src/random.ts';
import { readTransformer } from '../../src/storage/hugging-face.ts';

const folder = join(env.GEMEL_MODELS ?? '', 'minilm');
const reference = JSON.parse(readFileSync(new URL('minilm-reference.json', import.meta.url), 'utf8')) as {
  sentences: { text: string; every16th: number[]; norm: number }[];
};

describe.skipIf(!env.GEMEL_MODELS || !existsSync(folder))('all-MiniLM-L6-v2', () => {
  it('gives the vectors of the reference implementation to 1e-4 on 100 sentences', async () => {
    const { tokenizer, vectors, ...start } = await readTransformer(folder);
    const W = vectors.dimension;
    const tower = textTower(transformer({ tokenWidth: W, start }), { vector: W, own: W });
    const matcher = siamese({ tower, head: cosine(), tokenWidth: W });
    const weights = matcher.weights.map(({ name, initial }) => [name, initial(Random.fromSeed(1))] as const);
    const side = textSide({ tokenizer, lengths: [12, 32, 128], width: W });
    const scorer = new Scorer({
      matcher,
      tokenizer,
      sides: { left: side, right: side, shared: true },
      weights: Object.fromEntries(weights),
      embeddings: { rows: vectors.rows, width: W, data: vectors.data },
    });
    const found = await scorer.embed(reference.sentences.map(({ text }) => text));
    await scorer.dispose();
    reference.sentences.forEach(({ text, every16th, norm }, n) => {
      const vector = found.subarray(n * W, (n + 1) * W);
      const gaps = every16th.map((value, i) => Math.abs(value - vector[16 * i]));
      expect(Math.max(...gaps), text).toBeLessThan(1e-4);
      expect(Math.abs(Math.hypot(...vector) - norm), text).toBeLessThan(1e-4);
    });
    expect(reference.sentences.length).toBe(100);
  }, 60_000);
});
