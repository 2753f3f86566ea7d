/** Flickr8k: photographs, each with five captions that people wrote. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pair } from '../src/data/pair.ts';
import { GemelError } from '../src/errors.ts';
import { Random } from '../src/random.ts';
import type { Corpus, CorpusRequest, PairSplits } from './corpus.ts';
import { type CorpusFolder, openFolder } from './folder.ts';
import { textsOf } from './labelled-file.ts';
import { type Match, withMismatches } from './mismatches.ts';
import { readTable } from './table.ts';

const SEED = 8;

/**
 * `images/` and `{train,dev,test}.csv` with the columns image, caption; left is the path of the picture, right the caption. Train holds matches
 * only, one for each caption: the other pictures of a batch are its non-matches. In dev and test each match is followed by the picture
 * with a caption of another picture of the same file, drawn by a fixed seed.
 */
export const flickr8k: Corpus = {
  name: 'flickr8k',
  description: 'Flickr8k: which caption belongs to the picture?',
  terms: 'Flickr8k (Hodosh et al. 2013), research only; the pictures belong to their photographers',
  task: { kind: 'retrieval' },
  paths: ['left'],
  preset: 'captions-pseudo-siamese',
  load,
  labelledTexts,
};

async function load(request: CorpusRequest): Promise<PairSplits> {
  const folder = await open(request);
  const random = Random.fromSeed(SEED);
  return {
    train: (await readTrain(folder)).slice(0, request.limit),
    dev: withMismatches(await readMatches(folder, 'dev.csv'), random.fork('dev')),
    test: withMismatches(await readMatches(folder, 'test.csv'), random.fork('test')),
    notes: ['train holds matches only; the non-matches of dev and test were drawn'],
  };
}

async function* labelledTexts(request: Pick<CorpusRequest, 'data'>): AsyncGenerator<string> {
  yield* textsOf(await readTrain(await open(request)));
}

async function readTrain(folder: CorpusFolder): Promise<Pair[]> {
  return (await readMatches(folder, 'train.csv')).map(({ left, right }) => ({ left, right, label: 1 }));
}

async function readMatches(folder: CorpusFolder, name: string): Promise<Match[]> {
  const pictures = folder.path('images');
  const there = new Set(await readdir(pictures));
  const matches: Match[] = [];
  const table = await readTable(folder.path(name), { required: ['image', 'caption'] });
  for await (const { line, values } of table) {
    const { image, caption } = values;
    const where = `line ${line} of ${table.name}`;
    if (!there.has(image))
      throw new GemelError(
        'bad-input',
        `expected the picture ${image} in ${pictures}, found none (${where}): put it there`,
      );
    if (caption.trim() === '')
      throw new GemelError('bad-input', `expected a text in column "caption", found nothing (${where})`);
    matches.push({ left: join(pictures, image), right: caption, group: name });
  }
  return matches;
}

function open(request: CorpusRequest): Promise<CorpusFolder> {
  return openFolder(flickr8k, request, {
    anyOf: ['train.csv'],
    byHand:
      'put the pictures into images/ of one, beside train.csv, dev.csv and test.csv with the columns image, caption',
  });
}
