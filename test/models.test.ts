/** The matchers that come with gemel: what every one of them has to be, and that it knows its business. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Scorer } from '../src/matchers/scorer.ts';
import { loadModel } from '../src/storage/model-folder.ts';

const models = join(import.meta.dirname, '../models');
const names = readdirSync(models, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const FILES = [
  'README.md',
  'manifest.json',
  'seen-pairs.bin',
  'seen-texts.bin',
  'tokenizer.json',
  'weights.safetensors',
];

/** Of each model a left side, what fits it, and what does not. */
const KNOWN: Record<string, readonly (readonly [left: string, fits: string, not: string])[]> = {
  'questions-en': [
    ['How can I lose weight fast?', 'What is the quickest way to lose weight?', 'How can I gain weight fast?'],
    ['How do I learn to play the guitar?', 'What is the best way to learn guitar?', 'How do I learn to cook?'],
    ['What is the capital of France?', 'Which city is the capital of France?', 'What is the population of France?'],
  ],
  'answers-en': [
    [
      'when was the eiffel tower built',
      'The Eiffel Tower was built in 1889 as the entrance to a world fair .',
      'Paris is the capital and most populous city of France .',
    ],
    [
      'how tall is mount everest',
      'Mount Everest is the highest mountain on Earth , 8,848 metres above sea level .',
      'The climbers set up their camp in the valley .',
    ],
  ],
  'titles-en': [
    [
      'Oil prices rise after pipeline attack',
      'Crude oil prices climbed on Monday after an attack on a pipeline cut exports.',
      'The striker scored twice as the home side won its third match in a row.',
    ],
    [
      'New browser fixes security flaws',
      'The company released a new version of its web browser that closes several security holes.',
      'Shares fell sharply after the bank reported a loss for the third quarter.',
    ],
  ],
};

it('are the ones that the page lists', () => {
  expect(names.sort()).toEqual(Object.keys(KNOWN).sort());
  const page = readFileSync(join(models, 'README.md'), 'utf8');
  for (const name of names) expect(page).toContain(`[\`${name}\`](${name}/README.md)`);
});

describe.each(names)('%s', (name) => {
  const folder = join(models, name);

  it('has the files of a model and its card, together at most 8 MB', () => {
    const files = readdirSync(folder).sort();
    expect(files).toEqual(FILES);
    const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    expect(bytes).toBeLessThanOrEqual(8e6);
  });

  it('has a card with data, terms, intervals, speed and limits, and names no path of the machine that made it', () => {
    const card = readFileSync(join(folder, 'README.md'), 'utf8');
    for (const heading of ['Figures', 'Speed and size', 'Data and terms', 'Limits']) expect(card).toContain(heading);
    expect(card).toMatch(/\d\.\d% \(\d+\.\d%?–\d+\.\d%\)|\.\d+ \(\.?\d+–\.?\d+\)|\d–\d/);
    for (const text of [card, readFileSync(join(folder, 'manifest.json'), 'utf8')]) {
      expect(text).not.toMatch(/(^|[\s"'=])\/(tmp|work|home|root|Users)\//m);
    }
  });

  it('tells what fits from what does not', async () => {
    const { model } = await loadModel(folder);
    const scorer = new Scorer(model, { threads: 1 });
    for (const [left, fits, not] of KNOWN[name]) {
      const [better, worse] = await scorer.score([
        { left, right: fits },
        { left, right: not },
      ]);
      expect(better, `${left} | ${fits}`).toBeGreaterThan(worse);
    }
    await scorer.dispose();
  });
});
