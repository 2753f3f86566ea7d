/** Faces, a folder a person: the ORL (AT&T) collection of forty people, or another laid out like it. */
import { splitByClass } from '../src/data/split-classes.ts';
import { pairsOfClasses } from './class-pairs.ts';
import type { ClassSplits, Corpus, CorpusRequest, PairSplits } from './corpus.ts';
import { openFolder } from './folder.ts';
import { readImageFolder } from './image-folder.ts';

const PER_ITEM = 4;

/**
 * `s1/1.pgm` … `s40/10.pgm`; a class is a person. A quarter of the people, ten of forty, are for test and an eighth for dev, chosen by a fixed hash of the folders' names:
 * dev shows people that training does not, as test will, since a threshold chosen on known faces would not hold for strangers.
 */
export const faces: Corpus = {
  name: 'faces',
  description: 'the ORL faces, or others: do two photographs show the same person?',
  terms: 'ORL Database of Faces (Samaria & Harter 1994, AT&T Laboratories Cambridge), for research with credit',
  task: { kind: 'match' },
  paths: ['left', 'right'],
  preset: 'faces-siamese',
  load,
  labelledTexts,
  classes,
};

async function load(request: CorpusRequest): Promise<PairSplits> {
  return pairsOfClasses(await classes(request), { perItem: PER_ITEM, limit: request.limit });
}

async function* labelledTexts(request: Pick<CorpusRequest, 'data'>): AsyncGenerator<string> {
  for (const { item } of (await classes(request)).train) yield item;
}

async function classes(request: CorpusRequest): Promise<ClassSplits> {
  const { folder } = await openFolder(faces, request, {
    anyOf: [],
    byHand: 'fetch the ORL Database of Faces, a folder for each person',
  });
  const split = splitByClass(await readImageFolder(folder, request), {
    fractions: { dev: 0.125, test: 0.25 },
    salt: 'faces',
  });
  const people = (side: keyof typeof split) => new Set(split[side].map(({ className }) => className)).size;
  return {
    ...split,
    disjoint: true,
    notes: [
      `${people('train')} people to train on, ${people('dev')} others for dev, ${people('test')} others for test`,
    ],
  };
}
