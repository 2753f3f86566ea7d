import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import type { Pair } from '../../src/data/pair.ts';
import { SeenTexts } from '../../src/data/seen-texts.ts';
import { loadModel, saveModel } from '../../src/storage/model-folder.ts';
import { scoresOf, someOrigin } from '../contracts/matcher.ts';
import { eightPairsTask, type Members, train } from './eight-pairs.ts';

const folder = mkdtempSync(join(tmpdir(), 'gemel-picture-models-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Four pictures of each kind, of 8×8 grey pixels: black on one side, lighter from one to the next. */
async function draw(name: string, isBlack: (row: number, column: number) => boolean): Promise<string[]> {
  return Promise.all(
    [0, 1, 2, 3].map(async (n) => {
      const path = join(folder, `${name} ${n}.png`);
      const pixels = Uint8Array.from({ length: 64 }, (_, i) => (isBlack(Math.floor(i / 8), i % 8) ? 0 : 180 + 20 * n));
      await sharp(pixels, { raw: { width: 8, height: 8, channels: 1 } })
        .png()
        .toFile(path);
      return path;
    }),
  );
}
const tops = await draw('top', (row) => row < 4);
const lefts = await draw('left', (_, column) => column < 4);

const pictures = tops.flatMap((top, n): Pair[] => [
  { left: top, right: tops[(n + 1) % 4], label: 1 },
  { left: lefts[n], right: lefts[(n + 1) % 4], label: 1 },
  { left: top, right: lefts[n], label: 0 },
  { left: lefts[n], right: tops[n], label: 0 },
]);
const captions = tops.flatMap((top, n): Pair[] => [
  { left: top, right: 'black at the top', label: 1 },
  { left: lefts[n], right: 'dark on its left', label: 1 },
  { left: top, right: 'dark on its left', label: 0 },
  { left: lefts[n], right: 'black at the top', label: 0 },
]);

const encoder = {
  kind: 'picture-cnn',
  ...{ height: 8, width: 8, channels: 1, filters: [4], dimension: 8, flip: false, augmentation: 0.02 },
};
const cases: [string, Members, readonly Pair[]][] = [
  ['one tower', { encoder, head: { kind: 'cosine' }, loss: { kind: 'contrastive', margin: 0.5 } }, pictures],
  [
    'pictures laid on each other',
    { architecture: 'two-channel', joint: encoder, hidden: 8, loss: { kind: 'binary-cross-entropy' } },
    pictures,
  ],
  [
    'pictures and their captions',
    {
      architecture: 'pseudo-siamese',
      encoder,
      rightEncoder: { kind: 'bag' },
      head: { kind: 'scaled-cosine' },
      loss: { kind: 'binary-cross-entropy' },
    },
    captions,
  ],
];

describe('a matcher of pictures', () => {
  it.each(cases)(
    'by %s learns, and scores equally to the bit after it was saved and loaded',
    async (name, members, pairs) => {
      const records = { train: Array.from({ length: 8 }, () => pairs).flat(), dev: pairs };
      const task = eightPairsTask({ ...members, training: { epochs: 8, learningRate: 0.02 } }, records);
      const trained = await train(task);
      expect(trained.decision.choice.value).toBe(1);
      expect((await train(task)).losses).toEqual(trained.losses);

      const seen = SeenTexts.fromPairs([]);
      const path = join(folder, name);
      await saveModel(path, {
        ...{ ...trained, task: { kind: 'match' }, config: task.config },
        ...{ origin: someOrigin, seen, seenPairs: seen },
      });
      const { model } = await loadModel(path);
      expect(model.tokenizer === undefined).toBe(name !== 'pictures and their captions');
      expect(await scoresOf(model, pairs)).toEqual(await scoresOf(trained.model, pairs));
      const eager = await scoresOf(model, pairs, 'tfjs');
      (await scoresOf(model, pairs)).forEach((score, i) => {
        expect(score).toBeCloseTo(eager[i], 4);
      });
    },
  );
});
