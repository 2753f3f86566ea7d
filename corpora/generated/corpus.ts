/** The embedded corpus: trains on generated pairs, is judged by pairs that were written by hand. Needs no file but those we ship. */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Pair } from '../../src/data/pair.ts';
import { GemelError } from '../../src/errors.ts';
import type { Corpus, CorpusRequest, PairSplits } from '../corpus.ts';
import { collectPairs } from '../user-pairs.ts';
import { generatePairs } from './pairs.ts';

const SEED = 7;
const TRAIN_PAIRS = 64000;
const DEV_PAIRS = 1500;

/**
 * - train: 64,000 generated pairs: fewer are learnt faster, but carry over less well to questions that people wrote;
 * - dev: 1,500 generated pairs that share no text with train, half of them begin with a question that train never asks in any words;
 * - test: the pairs of `corpora/samples/test-pairs.csv`, none of whose texts the generator makes.
 */
export const generated: Corpus = {
  name: 'generated',
  description: 'embedded: generated questions of everyday life, tested on pairs written by hand',
  terms: 'Apache-2.0, written for gemel',
  task: { kind: 'match' },
  preset: 'siamese-lstm-list',
  load,
  labelledTexts,
};

/** Where the hand-written files lie. */
export function samplePath(name: 'test-pairs.csv' | 'questions.csv' | 'answers.csv' | 'titles.csv'): string {
  // From the sources, and from the build two folders further down.
  const candidates = ['../samples/', '../../../corpora/samples/'].map((folder) =>
    fileURLToPath(new URL(folder + name, import.meta.url)),
  );
  const found = candidates.find((path) => existsSync(path));
  if (found) return found;
  throw new GemelError(
    'bad-input',
    `generated: expected the sample ${name}, found none (${candidates[0]}): reinstall gemel`,
  );
}

async function load({ limit }: CorpusRequest): Promise<PairSplits> {
  return {
    train: trainPairs().slice(0, limit),
    dev: generatePairs({ seed: SEED, count: DEV_PAIRS, part: 'dev' }),
    test: await handwrittenPairs(),
    notes: ['train and dev are generated and share no text; test is written by hand'],
  };
}

async function handwrittenPairs(): Promise<Pair[]> {
  return collectPairs(samplePath('test-pairs.csv'), { left: 'left', right: 'right', label: 'label' });
}

async function* labelledTexts(): AsyncGenerator<string> {
  for (const { left, right } of trainPairs()) {
    yield left;
    yield right;
  }
}

/** Made once, since training and the set of seen texts both ask for it and it takes seconds. */
function trainPairs(): readonly Pair[] {
  made ??= generatePairs({ seed: SEED, count: TRAIN_PAIRS });
  return made;
}

let made: readonly Pair[] | undefined;
