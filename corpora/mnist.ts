/** MNIST, Fashion-MNIST and whatever else comes as rows of labelled pixels: ten classes of small grey pictures. */
import type { ClassItem } from '../src/data/class-item.ts';
import { splitWithinClasses } from '../src/data/split-classes.ts';
import { readLabelledPixels } from '../src/image/labelled-pixels.ts';
import { formatLocator } from '../src/image/locator.ts';
import { pairsOfClasses } from './class-pairs.ts';
import type { ClassSplits, Corpus, CorpusRequest, PairSplits } from './corpus.ts';
import { type CorpusFolder, openFolder } from './folder.ts';
import { withoutSingles } from './readable-items.ts';

const PREFIXES = ['', 'mnist_', 'fashion-mnist_'];
const PER_ITEM = 2;

/**
 * `train.csv` and `test.csv` with the columns `label,pixel1..pixel784`, also under the names `mnist_train.csv` and `fashion-mnist_train.csv`, each also `.gz`;
 * a class is a label. Dev is a tenth of train's rows, of each class, chosen by a fixed hash of their places: every class is on all sides.
 */
export const mnist: Corpus = {
  name: 'mnist',
  description: 'MNIST or Fashion-MNIST as CSV: do two pictures show the same digit, or kind of garment?',
  terms: 'MNIST (LeCun, Cortes & Burges), CC BY-SA 3.0; Fashion-MNIST (Xiao et al. 2017), MIT licence',
  task: { kind: 'match' },
  paths: ['left', 'right'],
  preset: 'pictures-contrastive',
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
  const folder = await open(request);
  const rows = await readRows(pathOf(folder, 'train'), request);
  const { train, dev } = splitWithinClasses(rows, { fractions: { dev: 0.1 }, salt: 'mnist' });
  return {
    train,
    dev,
    test: await readRows(pathOf(folder, 'test'), request),
    disjoint: false,
    notes: ['dev is a tenth of the training rows of each class; all sides show the same classes'],
  };
}

async function readRows(path: string, { onUnreadable }: CorpusRequest): Promise<ClassItem[]> {
  const itemOf = (line: number) => formatLocator({ kind: 'labelled-pixels', path, line });
  const { labels, lines } = await readLabelledPixels(path, {
    ...(onUnreadable && { onBad: (line, { message }) => onUnreadable({ item: itemOf(line), reason: message }) }),
  });
  const items = lines.map((line, row) => ({ item: itemOf(line), className: labels[row] }));
  return onUnreadable ? withoutSingles(items, onUnreadable) : items;
}

function pathOf(folder: CorpusFolder, part: 'train' | 'test'): string {
  const names = PREFIXES.map((prefix) => `${prefix}${part}.csv`);
  return folder.path(names.find((name) => folder.has(name)) ?? names[0]);
}

function open(request: CorpusRequest): Promise<CorpusFolder> {
  return openFolder(mnist, request, {
    anyOf: PREFIXES.map((prefix) => `${prefix}train.csv`),
    byHand: 'put the training and the test file with the columns label,pixel1..pixel784 into one',
  });
}
