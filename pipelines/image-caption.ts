/**
 * Finds pictures by what a sentence says of them: learns which captions belong to which pictures, is judged on pictures that it has not seen, and looks for
 * pictures in a folder. A recipe: copy it and change the lines marked YOURS.
 */
import { argv } from 'node:process';
import { flickr8k } from '../corpora/flickr8k.ts';
import { drawPictures } from '../corpora/generated/drawn-pictures.ts';
import { writeTable } from '../corpora/table-writer.ts';
import type { Pair } from '../src/data/pair.ts';
import { SeenTexts } from '../src/data/seen-texts.ts';
import { Scorer } from '../src/matchers/scorer.ts';
import { formatCounted, formatDigits, formatDuration, formatPercent } from '../src/report/numbers.ts';
import { settle } from './exit.ts';
import { engineOf, parseFlags, SHARED_FLAGS } from './flags.ts';
import { loadCorpora, type TrainingData } from './labelled-pairs.ts';
import { formatEvaluation } from './metrics-table.ts';
import { loadPreset } from './presets.ts';
import { openProgress } from './progress.ts';
import { evaluatePairs } from './scoring.ts';
import { processTerminal } from './terminal.ts';
import { trainToFolder } from './train-run.ts';
import { showTraining } from './training-progress.ts';

const terminal = processTerminal();
const { clock, signal, print } = terminal;

process.exitCode = await settle('image-caption', terminal, async () => {
  const flags = parseFlags('image-caption', argv.slice(2), {
    ...SHARED_FLAGS,
    out: { value: 'DIR', about: 'the run folder', default: 'runs/image-caption' },
    data: {
      value: 'DIR',
      about: 'Flickr8k: images/ and train.csv, dev.csv, test.csv; default: pictures that are drawn',
    },
    epochs: { value: 'N', about: 'at most so many passes over the pictures' },
    limit: { value: 'N', about: 'pictures to draw', default: '1000' },
  });
  const began = clock();
  const out = flags.need('out');
  const engine = engineOf(flags);
  const seed = flags.whole('seed', 0) ?? 1;
  const folder = flags.text('data');

  // 1. Pictures with captions; all others are taken for wrong ones. YOURS: a folder laid out as Flickr8k is, given as --data
  const { test, ...data } = folder
    ? await photographs(folder)
    : await drawings(`${out}-pictures`, flags.whole('limit', 20) ?? 1000);

  // 2. Train: a small convolutional network for the picture, a bag of words for the caption.
  const preset = await loadPreset('captions-pseudo-siamese', {
    epochs: flags.whole('epochs') ?? (folder ? undefined : 5),
  });
  const { saved } = await trainToFolder({
    out,
    force: true,
    data,
    preset,
    seed,
    engine,
    command: flags.commandLine,
    clock,
    signal,
    onEvent: showTraining(openProgress(terminal)),
  });

  // 3. Judge it on pictures that it has never seen. YOURS: your own pairs of a path (left) and a caption (right)
  const scorer = new Scorer(saved.model, engine);
  const evaluation = await evaluatePairs(saved, { split: 'test', pairs: test, scorer });

  // 4. Find the pictures that sentences describe. YOURS: your sentences and the paths of your pictures
  const sentences = [...new Set(test.filter(({ label }) => label === 1).map(({ right }) => right))].slice(0, 200);
  const pictures = [...new Set(test.map(({ left }) => left))];
  const found = await findPictures(sentences, pictures, scorer);
  await scorer.dispose();
  await writeTable(`${out}/found.csv`, ['caption', 'rank', 'score', 'picture'], async (write) => {
    for (const [s, best] of found.entries()) {
      for (const [i, { picture, score }] of best.entries()) {
        await write({ caption: sentences[s], rank: i + 1, score, picture });
      }
    }
  });

  print(`
HOW GOOD IS IT? ${formatCounted(pictures.length, 'picture')} with their captions, none of them seen in training; by chance the right picture comes first for ${formatPercent(1 / pictures.length)}

${formatEvaluation(evaluation)}

WHICH PICTURE SHOWS IT?

${found
  .slice(0, 6)
  .map(([{ picture, score }], s) => `${sentences[s]}\n  ${formatDigits(score)}  ${picture}`)
  .join('\n')}

Done in ${formatDuration(clock() - began)}.
  ${out}/report.html   training and metrics
  ${out}/found.csv     the five best pictures of each caption
  ${out}               the model

Try next
  npx tsx pipelines/image-caption.ts --data flickr8k    learns from photographs
  npx gemel train --corpus flickr8k --data flickr8k --out my-model`);
});

interface Pictures extends TrainingData {
  readonly test: readonly Pair[];
}

async function photographs(folder: string): Promise<Pictures> {
  const { test } = await flickr8k.load({ data: folder });
  return { ...(await loadCorpora([flickr8k.name], { data: folder })), test };
}

/** Scenes of coloured shapes, a tenth of them for dev and a tenth for test, where every picture also comes with the caption of the next. */
async function drawings(folder: string, count: number): Promise<Pictures> {
  const pairs = await drawPictures(folder, { count, seed: 1 });
  const tenth = 2 * Math.floor(count / 10);
  const train = pairs.slice(2 * tenth);
  return {
    name: 'drawn pictures',
    description: `drawn pictures, ${formatCounted(train.length, 'caption')}`,
    task: { kind: 'retrieval' },
    train,
    dev: withStrangers(pairs.slice(0, tenth)),
    test: withStrangers(pairs.slice(tenth, 2 * tenth)),
    seen: await SeenTexts.fromTexts(train.flatMap(({ left, right }) => [left, right])),
    notes: [`the pictures are in ${folder}`],
  };
}

function withStrangers(pairs: readonly Pair[]): Pair[] {
  return pairs.flatMap((pair, i) => [pair, { ...pair, right: pairs[(i + 2) % pairs.length].right, label: 0 }]);
}

/** The five best pictures of each sentence. */
async function findPictures(sentences: readonly string[], pictures: readonly string[], scorer: Scorer) {
  const vectors = {
    left: await scorer.embed(pictures, { side: 'left' }),
    right: await scorer.embed(sentences, { side: 'right' }),
  };
  const rows = [...pictures.keys()];
  const found: { picture: string; score: number }[][] = [];
  for (const s of sentences.keys()) {
    const scores = await scorer.compareSides(
      vectors,
      rows,
      rows.map(() => s),
    );
    const best = rows.toSorted((one, other) => scores[other] - scores[one]).slice(0, 5);
    found.push(best.map((row) => ({ picture: pictures[row], score: scores[row] })));
  }
  return found;
}
