/** One-shot recognition: Siamese against two-channel against triplet, on characters that none of them has seen. */

// %% [markdown]
// # Recognising what was seen once
//
// People need one look at a new sign to know it again. *Omniglot* (Lake, Salakhutdinov & Tenenbaum 2015) asks the same of machines: 1,623 characters of fifty alphabets, each drawn
// by twenty people; learn from some alphabets, and be tested on others. The question is always of one form, **20-way 1-shot**: here are twenty characters, one drawing of
// each; to which of them does this other drawing belong? Guessing is right in one of twenty cases.
//
// So that this page runs without a download, its characters draw themselves. The last section says how to do the same with Omniglot.

// %%
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawCharacters } from '../corpora/generated/drawn-characters.ts';
import { groupByClass } from '../src/data/sample-pairs.ts';
import { show } from './notebook.ts';
import { drawGallery } from './pictures/gallery.ts';

const folder = await mkdtemp(join(tmpdir(), 'gemel-notebook-'));
const size = { perClass: 10, size: 28 };
const known = await drawCharacters(join(folder, 'known'), { classes: 60, seed: 5, ...size });
const dev = await drawCharacters(join(folder, 'dev'), { classes: 20, seed: 6, ...size });
const strangers = await drawCharacters(join(folder, 'strangers'), { classes: 30, seed: 7, ...size });
const rows = [...groupByClass(strangers)].slice(0, 4);
show(
  await drawGallery({
    title: 'Characters that training never sees',
    caption: 'Eight drawings of each of four classes.',
    rows: rows.map(([name, own]) => ({ name, items: own.slice(0, 8).map(({ item }) => item) })),
  }),
);

// %% [markdown]
// ## 1. Three ways to learn it
//
// - **Siamese**: one tower makes a vector of each drawing, and a cosine compares them. It learns from pairs.
// - **Triplet**: the same, but it learns from anchor, match and non-match, of which only the order counts.
// - **Two-channel** (Zagoruyko & Komodakis 2015): both drawings are laid on each other as the channels of one picture, and the network reads them together. It makes no vectors, so each
// drawing has to be read anew beside each other one.
//
// All three have the same convolutions, see the same pairs, and are shown them equally often.

// %%
import { samplePairs } from '../src/data/sample-pairs.ts';
import { Random } from '../src/random.ts';

const random = Random.fromSeed(5);
const data = {
  train: samplePairs(known, { perItem: 4, random: random.fork('train') }),
  dev: samplePairs(dev, { count: 600, random: random.fork('dev') }),
  test: samplePairs(strangers, { count: 1200, random: random.fork('test') }),
};
const tower = {
  kind: 'picture-cnn',
  ...{ height: 28, width: 28, channels: 1, dimension: 64, flip: false, pooling: 'flatten', filters: [16, 32, 32] },
  augmentation: { shift: 0.08, rotation: 12, scale: 0.12, shear: 0.15 },
};
const training = { epochs: 8, batchSize: 64, learningRate: 0.001, patience: 8 };
const settings = {
  siamese: {
    ...{ encoder: tower, head: { kind: 'scaled-cosine' }, training },
    loss: [{ kind: 'binary-cross-entropy' }, { kind: 'in-batch-negatives', scale: 15, directions: 2 }],
  },
  triplet: {
    ...{ architecture: 'triplet', encoder: tower, head: { kind: 'cosine' }, training },
    loss: { kind: 'in-batch-triplet', margin: 0.3, negatives: 'semi-hard', distance: 'cosine' },
  },
  'two-channel': {
    ...{ architecture: 'two-channel', joint: tower, hidden: 64 },
    ...{ loss: { kind: 'binary-cross-entropy' }, training: { ...training, swap: true } },
  },
};

// %% [markdown]
// ## 2. Verification: is it the same character?
//
// Pairs of strangers, half of them of one character. In brackets: where 95 of 100 samples of the pairs would put the figure.

// %%
import { drawForest } from '../src/report/charts/forest.ts';
import { runTrials, summarise, tabulate, tell, verdictOn } from './trials.ts';

const summary = summarise(await runTrials(settings, data, { seeds: [5] }), data);
show(tabulate(summary));
const forest = drawForest(summary, 'averagePrecision');
if (forest) show(forest);
for (const other of ['triplet', 'two-channel']) show(tell(verdictOn(summary, 'siamese', other)));

// %% [markdown]
// ## 3. One-shot: which of twenty?
//
// The same networks, each trained once more, are asked the question of the beginning two hundred times. A drawing goes to the class of the best score; with five examples of each class a
// matcher with vectors goes by their mean (Snell, Swersky & Zemel 2017, "Prototypical Networks").

// %%
import { measureFewShot } from '../pipelines/few-shot.ts';
import { parseConfig } from '../src/config.ts';
import { sampleEpisodes } from '../src/data/sample-episodes.ts';
import { Scorer } from '../src/matchers/scorer.ts';
import { formatPercent } from '../src/report/numbers.ts';
import { startTraining } from '../src/train.ts';

const found = [];
for (const [name, own] of Object.entries(settings)) {
  const engine = { threads: 1 };
  const run = await startTraining({
    config: parseConfig(own, name),
    ...{ train: data.train, dev: data.dev, seed: 5, engine, clock: () => 0 },
  });
  for await (const _ of run.events);
  const { model } = await run.result();
  const scorer = new Scorer(model, engine);
  const ask = async (shot: number) => {
    const drawing = Random.fromSeed(5).fork(`${shot}`);
    const episodes = sampleEpisodes(strangers, { way: 20, shot, count: 30, random: drawing });
    const asked = { episodes, scorer, random: drawing.fork('resamples'), openCount: () => () => {} };
    const { accuracy, interval } = await measureFewShot(model, asked);
    const [low, high] = interval;
    return `${formatPercent(accuracy)} (${formatPercent(low)}–${formatPercent(high)})`;
  };
  found.push({ architecture: name, '20-way 1-shot': await ask(1), '20-way 5-shot': await ask(5) });
  await scorer.dispose();
}
show(found);
await rm(folder, { recursive: true });

// %% [markdown]
// ## 4. With Omniglot
//
// The original zip files in a folder, read as they are:
//
//     gemel train --corpus omniglot --data omniglot --out model
//     gemel evaluate --model model --corpus omniglot --data omniglot --split test
//     gemel evaluate --model model --corpus omniglot --data omniglot --way 20 --shot 1
//
// The last line asks the twenty runs of the paper (`all_runs.zip`). `--preset drawings-two-channel` and `drawings-triplet` are the other two of this page, and `gemel compare --corpus omniglot --presets
// drawings-siamese,drawings-two-channel` holds them against each other.
