/** What every matcher promises, whichever parts it is made of: it learns, it can be kept, and it can be repeated. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '../../src/compile/tf.ts';
import { SeenTexts } from '../../src/data/seen-texts.ts';
import { isMatchLabel } from '../../src/data/task.ts';
import { decideClasses } from '../../src/evaluation/classes.ts';
import type { Model } from '../../src/matchers/model.ts';
import { Scorer } from '../../src/matchers/scorer.ts';
import { loadModel, type Origin, saveModel } from '../../src/storage/model-folder.ts';
import type { TrainedMatcher, TrainTask } from '../../src/train.ts';
import { distance } from '../compile/kernel-case.ts';
import { eightPairsTask, type Members, train } from '../matchers/eight-pairs.ts';

type Texts = { readonly left: string; readonly right: string };

export const someOrigin: Origin = {
  gemel: '0.0.0',
  preset: 'test',
  seed: 7,
  data: 'eight pairs',
  dataHash: '00',
  pairs: 8,
  engine: 'onnx cpu',
  command: 'gemel train',
  dev: { accuracy: 1, recall: null },
  bestEpoch: 1,
};

export async function scoresOf(
  model: Model,
  pairs: readonly Texts[],
  engine: 'onnx' | 'tfjs' = 'onnx',
): Promise<number[]> {
  const scorer = new Scorer(model, engine === 'onnx' ? { threads: 1 } : { engine, provider: 'cpu' });
  const scores = await scorer.score(pairs);
  await scorer.dispose();
  return [...scores];
}

/** `task` replaces the eight pairs by others, or says what their labels mean. */
export function describeMatcher(name: string, members: Members, task: Partial<TrainTask> = {}): void {
  const { dev: pairs, task: meaning = { kind: 'match' } } = eightPairsTask(members, task);
  const short = { ...members, training: { ...members.training, epochs: 1 } };
  const unseen = [
    { left: 'is rice far away', right: 'how far is the rice' },
    { left: '', right: 'words that nobody has ever read' },
    { left: 'cats', right: 'cats' },
  ];

  describe(`${name} as a matcher`, () => {
    let trained: TrainedMatcher;
    let tensorsBefore: number;
    beforeAll(async () => {
      // The first run of an engine makes tensors that stay.
      await train(eightPairsTask(short, task));
      tensorsBefore = tf.memory().numTensors;
      trained = await train(eightPairsTask(members, task));
    });

    it('learns eight pairs by heart', async () => {
      expect(trained.decision.choice.value).toBe(1);
      const { threshold } = trained.decision.choice;
      const scores = await scoresOf(trained.model, pairs);
      expect(scores.map((score) => score >= threshold)).toEqual(pairs.map(({ label }) => isMatchLabel(label, meaning)));
      if (!trained.devClasses) return;
      const K = trained.model.matcher.outputs;
      expect([...decideClasses(trained.devClasses, K)]).toEqual(pairs.map(({ label }) => label));
    });

    it('leaves no tensors behind', async () => {
      await scoresOf(trained.model, pairs);
      expect(tf.memory().numTensors).toBe(tensorsBefore);
    });

    it('gives finite scores to texts that it has never seen, and to an empty one', async () => {
      expect((await scoresOf(trained.model, unseen)).every(Number.isFinite)).toBe(true);
    });

    it('gives the same scores whatever else is scored', async () => {
      const all = [...pairs, ...unseen];
      const together = await scoresOf(trained.model, all);
      for (const n of [0, 8, 10]) {
        expect(distance(await scoresOf(trained.model, [all[n]]), [together[n]])).toBeLessThan(1e-6);
      }
    });

    it('gives the same scores on the eager engine', async () => {
      const all = [...pairs, ...unseen];
      expect(distance(await scoresOf(trained.model, all, 'tfjs'), await scoresOf(trained.model, all))).toBeLessThan(
        1e-4,
      );
    });

    it('looks at the order of the two texts only if it says so', async () => {
      const there = await scoresOf(trained.model, pairs);
      const back = await scoresOf(
        trained.model,
        pairs.map(({ left, right }) => ({ left: right, right: left })),
      );
      if (trained.model.matcher.symmetric) expect(distance(there, back)).toBeLessThan(1e-6);
      else expect(distance(there, back)).toBeGreaterThan(1e-4);
    });

    it('scores equally to the bit after it was saved and loaded', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'gemel-matcher-'));
      try {
        const { config } = eightPairsTask(members);
        const seen = SeenTexts.fromPairs([]);
        await saveModel(folder, { ...trained, task: meaning, config, origin: someOrigin, seen, seenPairs: seen });
        const { model, decision, task: loaded } = await loadModel(folder);
        expect(decision).toEqual(trained.decision);
        expect(loaded).toEqual(meaning);
        const all = [...pairs, ...unseen];
        expect(await scoresOf(model, all)).toEqual(await scoresOf(trained.model, all));
      } finally {
        rmSync(folder, { recursive: true });
      }
    });

    it('has the same weights to the bit from the same seed, and others from another', async () => {
      const [one, again, other] = [
        await train(eightPairsTask(short, { ...task, seed: 3 })),
        await train(eightPairsTask(short, { ...task, seed: 3 })),
        await train(eightPairsTask(short, { ...task, seed: 4 })),
      ];
      expect(again.model.weights).toEqual(one.model.weights);
      expect(again.model.embeddings).toEqual(one.model.embeddings);
      expect(again.losses).toEqual(one.losses);
      if (one.model.embeddings.rows > 0) expect(other.model.embeddings).not.toEqual(one.model.embeddings);
      for (const { name: weight } of trained.model.matcher.weights) {
        expect(other.model.weights[weight], weight).not.toEqual(one.model.weights[weight]);
      }
    });

    it('learns alike on the eager engine', async () => {
      const few = { ...task, train: pairs.slice(1, 7) };
      const compiled = await train(eightPairsTask(short, few));
      const eager = await train(eightPairsTask(short, { ...few, engine: { engine: 'tfjs', provider: 'cpu' } }));
      expect(distance(eager.losses, compiled.losses)).toBeLessThan(1e-4);
      expect(distance([...eager.devScores], [...compiled.devScores])).toBeLessThan(1e-3);
    });
  });
}
