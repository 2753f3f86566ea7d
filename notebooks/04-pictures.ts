/** The classic walkthrough of Siamese networks on labelled pixels: from the data to a picture of the vectors. */

// %% [markdown]
// # Pictures that belong together
//
// A classifier of ten digits knows ten digits. A Siamese network learns something more general: whether two pictures show *the same thing*. Its vectors of one
// class lie close to each other, those of others far apart, and what it has learned also tells things apart that it has never seen.
//
// This page is the walkthrough that made such networks known, on small grey pictures: data, pairs, network, training, and a look at the vectors.
//
// ## 1. The data: labelled pixels
//
// MNIST and Fashion-MNIST come as tables, `label,pixel1..pixel784`, a picture a row. So that this page needs no download, ten signs are drawn here, each sixty
// times by another hand, and written in that form. With `train.csv` of MNIST in its place the rest of the page stays the same.

// %%
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawCharacters } from '../corpora/generated/drawn-characters.ts';
import type { ClassItem } from '../src/data/class-item.ts';
import { readLabelledPixels } from '../src/image/labelled-pixels.ts';
import { readPictures } from '../src/image/read-pictures.ts';
import { show } from './notebook.ts';

const SIDE = 28;
const folder = await mkdtemp(join(tmpdir(), 'gemel-notebook-'));
const drawn = await drawCharacters(join(folder, 'signs'), { classes: 10, perClass: 60, seed: 4, size: SIDE });
const pictures = await readPictures(
  drawn.map(({ item }) => item),
  { height: SIDE, width: SIDE, channels: 1 },
);
const header = ['label', ...Array.from({ length: SIDE * SIDE }, (_, i) => `pixel${i + 1}`)].join(',');
const rows = drawn.map(({ className }, i) => [Number(className.slice(-3)) - 1, ...pictures[i].pixels].join(','));
const table = join(folder, 'signs.csv');
await writeFile(table, [header, ...rows].join('\n'));

const { labels, lines } = await readLabelledPixels(table);
/** A row of the table is a picture by its line: `signs.csv:17`. */
const items: ClassItem[] = lines.map((line, row) => ({ item: `${table}:${line}`, className: `sign ${labels[row]}` }));
show([{ rows: items.length, classes: new Set(labels).size, pixels: SIDE * SIDE }]);

// %%
import { groupByClass } from '../src/data/sample-pairs.ts';
import { drawGallery } from './pictures/gallery.ts';

const classes = groupByClass(items);
show(
  await drawGallery({
    title: 'Ten signs, each drawn by many hands',
    caption: 'Eight drawings of each of five classes.',
    rows: [...classes].slice(0, 5).map(([name, own]) => ({ name, items: own.slice(0, 8).map(({ item }) => item) })),
  }),
);

// %% [markdown]
// ## 2. Pairs
//
// The network never sees a label, only pairs: *same class* or *not*. Half of them are drawn from one class, half from two. A fifth of the drawings of each class
// is for dev, which is never trained on, and another fifth for the test at the end.

// %%
import { samplePairs } from '../src/data/sample-pairs.ts';
import { splitWithinClasses } from '../src/data/split-classes.ts';
import { Random } from '../src/random.ts';

const split = splitWithinClasses(items, { fractions: { dev: 0.2, test: 0.2 }, salt: 'notebook' });
const random = Random.fromSeed(4);
const train = samplePairs(split.train, { perItem: 4, random: random.fork('train') });
const dev = samplePairs(split.dev, { count: 400, random: random.fork('dev') });
show([
  { for: 'training', drawings: split.train.length, pairs: train.length },
  { for: 'dev', drawings: split.dev.length, pairs: dev.length },
]);

// %% [markdown]
// ## 3. The network and its loss
//
// Both pictures of a pair go through one small convolutional network, with one set of weights. In the walkthrough it has blocks of convolution, relu and batch
// normalisation with 4, 4, 8, 8 and 1 filters, two of which halve the picture, and a linear layer that gives eight numbers.
//
// The **contrastive loss** (Hadsell, Chopra & LeCun 2006) reads the Euclidean distance *d* of the two vectors: a match costs *d*², a non-match (*m* − *d*)², but nothing from
// the margin *m* on. With *m* = 2, two signs need not be further apart than that.

// %%
import { parseConfig } from '../src/config.ts';
import { startTraining } from '../src/train.ts';
import type { TrainingEvent } from '../src/training/events.ts';

const tower = {
  kind: 'picture-cnn',
  ...{ height: SIDE, width: SIDE, channels: 1, dimension: 8, flip: false },
  ...{ filters: [4, 4, 8, 8, 1], halved: [2, 4], order: 'relu-norm', pooling: 'flatten', augmentation: 0.1 },
};
const training = { epochs: 20, batchSize: 64, learningRate: 0.004, patience: 20 };
const settings: Readonly<Record<string, object>> = {
  contrastive: { encoder: tower, head: { kind: 'euclidean' }, loss: { kind: 'contrastive', margin: 2 }, training },
  triplet: {
    ...{ architecture: 'triplet', encoder: tower, head: { kind: 'euclidean' }, training },
    loss: { kind: 'in-batch-triplet', margin: 1, negatives: 'semi-hard', distance: 'euclidean' },
  },
};

async function learn(name: string) {
  const run = await startTraining({
    config: parseConfig(settings[name], name),
    train,
    dev,
    seed: 4,
    engine: { threads: 1 },
    clock: () => 0,
  });
  const events: TrainingEvent[] = [];
  for await (const event of run.events) events.push(event);
  return { events, ...(await run.result()) };
}

const contrastive = await learn('contrastive');
const start = contrastive.events.find((event) => event.type === 'start');
show(`${start?.type === 'start' ? start.parameters : 0} weights`);

// %%
import { drawDevCurve } from '../src/report/charts/dev-curve.ts';
import { drawLossCurve } from '../src/report/charts/loss-curve.ts';

for (const chart of [drawLossCurve(contrastive.events), drawDevCurve(contrastive.events)]) if (chart) show(chart);

// %% [markdown]
// ## 4. Which class is it?
//
// The test drawings were in no pair. Each is given to the class whose training drawings lie nearest *on average*: that is recognition, by a network that was
// never told a class. Beside it the same tower trained by **triplets** (Schroff, Kalenichenko & Philbin 2015, "FaceNet"): an anchor has to be nearer to a drawing of its
// class than to one of another, by a margin.

// %%
import { measureRecognition } from '../pipelines/recognition.ts';
import { Scorer } from '../src/matchers/scorer.ts';
import { formatPercent } from '../src/report/numbers.ts';

const triplet = await learn('triplet');
const measured = [];
for (const [name, { model }] of Object.entries({ contrastive, triplet })) {
  const scorer = new Scorer(model, { threads: 1 });
  const { accuracy, probes } = await measureRecognition(model, {
    gallery: split.train,
    probes: split.test,
    scorer,
    openCount: () => () => {},
  });
  await scorer.dispose();
  measured.push({ loss: name, 'test drawings': probes, 'right class': formatPercent(accuracy) });
}
show(measured);

// %% [markdown]
// ## 5. The vectors as a picture
//
// Eight numbers cannot be drawn. **PCA** keeps the two directions in which the vectors differ most; **t-SNE** (van der Maaten & Hinton 2008) starts from there and moves
// the points until those that were near each other are near again. Distances between groups mean little in such a picture; the groups themselves are real.

// %%
import { projectClasses } from '../pipelines/report-pictures.ts';
import { drawProjection } from '../src/report/charts/projection.ts';

const projection = await projectClasses(contrastive.model, { classes: split.test, engine: { threads: 1 } });
const chart = projection && drawProjection(projection);
if (chart) show(chart);

// %%
await rm(folder, { recursive: true });

// %% [markdown]
// On the real thing: `gemel train --corpus mnist --data DIR --out model` (a folder with `train.csv` and `test.csv` in the form above, Fashion-MNIST's too) and `gemel evaluate --model model --corpus mnist
// --data DIR --report report.html`, whose page shows this picture with the drawing under the pointer. Your own pictures, a folder for each class: `gemel train --images DIR`. Next: [recognising what was seen
// once](05-one-shot.md).
