/** Omniglot: 1,623 handwritten characters of 50 alphabets, each drawn once by each of 20 people. */
import type { ClassItem, Episode } from '../src/data/class-item.ts';
import { hashText } from '../src/data/text-hash.ts';
import { GemelError } from '../src/errors.ts';
import { formatLocator } from '../src/image/locator.ts';
import { listZip, openZip } from '../src/image/zip-file.ts';
import { pairsOfClasses } from './class-pairs.ts';
import type { ClassSplits, Corpus, CorpusRequest, PairSplits } from './corpus.ts';
import { type CorpusFolder, openFolder } from './folder.ts';
import { readableItems } from './readable-items.ts';

const URL = 'https://raw.githubusercontent.com/brendenlake/omniglot/master/python';
const FULL = { train: 'images_background.zip', test: 'images_evaluation.zip' };
const SMALL = { train: 'images_background_small1.zip', test: 'images_background_small2.zip' };
const RUNS = 'all_runs.zip';

/** Whole alphabets until dev has this share of the drawings: one of the small set's five. */
const DEV = 0.12;
const PER_ITEM = 4;

/**
 * The original zip files, read where they lie; a class is `Alphabet/character`. Train and dev are `images_background.zip` and test `images_evaluation.zip`, if
 * the first is there; else the small sets 1 and 2. Dev is whole alphabets, chosen by a fixed hash of their names: a threshold chosen on characters of
 * alphabets that training shows does not hold for others.
 *
 * The small sets 1 and 2 share the alphabets Greek and Latin, drawing for drawing. Alphabets that train shows are therefore left out of test: all
 * of its alphabets are new. Episodes are the twenty 20-way one-shot runs of `all_runs.zip` (Lake et al. 2015), whose alphabets are in neither
 * background set.
 */
export const omniglot: Corpus = {
  name: 'omniglot',
  description: 'Omniglot: do two drawings show the same handwritten character?',
  terms: 'Omniglot (Lake, Salakhutdinov & Tenenbaum 2015), MIT licence',
  task: { kind: 'match' },
  paths: ['left', 'right'],
  preset: 'drawings-siamese',
  sources: [
    ...[SMALL.train, SMALL.test].map((fileName) => ({ url: `${URL}/${fileName}`, fileName })),
    { url: `${URL}/one-shot-classification/${RUNS}`, fileName: RUNS },
  ],
  load,
  labelledTexts,
  classes,
  episodes,
};

async function load(request: CorpusRequest): Promise<PairSplits> {
  const perItem = request.extra?.includes('turned') ? PER_ITEM / 2 : PER_ITEM;
  return pairsOfClasses(await classes(request), { perItem, limit: request.limit });
}

async function* labelledTexts(request: Pick<CorpusRequest, 'data'>): AsyncGenerator<string> {
  for (const { item } of (await classes(request)).train) yield item;
}

async function classes(request: CorpusRequest): Promise<ClassSplits> {
  const folder = await open(request);
  const { train: background, test: evaluation } = folder.has(FULL.train) ? FULL : SMALL;
  const shown = await readDrawings(folder.path(background));
  const others = await readDrawings(folder.path(evaluation));
  const alphabets = new Set(shown.map(alphabetOf));
  const test = others.filter((drawing) => !alphabets.has(alphabetOf(drawing)));
  const shared = [...new Set(others.map(alphabetOf))].filter((alphabet) => alphabets.has(alphabet));
  const { train, dev } = holdOutAlphabets(shown);
  const characters = (items: readonly ClassItem[]) => new Set(items.map(({ className }) => className)).size;
  return {
    train: await readableItems(request.extra?.includes('turned') ? [...train, ...turned(train)] : train, request),
    dev: await readableItems(dev, request),
    test: await readableItems(test, request),
    disjoint: true,
    notes: [
      `${characters(train)} characters of ${background} to train on, ${characters(dev)} others for dev, ${characters(test)} of ${evaluation} for test`,
      ...(shared.length > 0
        ? [`${evaluation}: left out ${shared.join(' and ')}, whose drawings are in ${background} too`]
        : []),
    ],
  };
}

async function episodes(request: Pick<CorpusRequest, 'data'>): Promise<Episode[]> {
  const path = (await open(request)).path(RUNS);
  const zip = await openZip(path);
  try {
    const labels = zip.names.filter((name) => /^[^/]+\/class_labels\.txt$/.test(name)).sort();
    if (labels.length === 0) throw unlike(path, 'class_labels.txt in each run', 'none');
    const runs: Episode[] = [];
    for (const name of labels) {
      const text = new TextDecoder().decode(await zip.read(name));
      runs.push(readRun(text, { path, name, names: new Set(zip.names) }));
    }
    return runs;
  } finally {
    zip.close();
  }
}

/** `class_labels.txt`: on each line a test item and the training item of the same character. */
function readRun(
  text: string,
  { path, name, names }: { path: string; name: string; names: ReadonlySet<string> },
): Episode {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const rows = lines.map((line, i) => {
    const [probe, known, ...more] = line.trim().split(/\s+/);
    if (known !== undefined && more.length === 0 && names.has(probe) && names.has(known)) return { probe, known };
    throw unlike(path, 'two pictures of the zip file', `"${line.trim()}" (line ${i + 1} of ${name})`);
  });
  const locate = (entry: string) => formatLocator({ kind: 'zip', path, entry });
  const classOf = (known: string) => known.replace(/\.png$/, '');
  return {
    support: [...new Set(rows.map(({ known }) => known))]
      .sort()
      .map((known) => ({ item: locate(known), className: classOf(known) })),
    probes: rows.map(({ probe, known }) => ({ item: locate(probe), className: classOf(known) })),
  };
}

/** The drawings of a zip file, `images_background/Alphabet/character/drawing.png`. */
async function readDrawings(path: string): Promise<ClassItem[]> {
  const names = (await listZip(path)).filter((name) => /^[^/.][^/]*(\/[^/.][^/]*){2}\/[^/.]+\.png$/.test(name));
  if (names.length === 0) throw unlike(path, 'drawings as alphabet/character/drawing.png', 'none');
  return names.sort().map((entry) => ({
    item: formatLocator({ kind: 'zip', path, entry }),
    className: entry.split('/').slice(1, 3).join('/'),
  }));
}

/** Each drawing turned by a quarter, a half and three quarters, as characters of their own (Santoro et al. 2016): four times as many. */
function turned(drawings: readonly ClassItem[]): ClassItem[] {
  return [90, 180, 270].flatMap((turn) =>
    drawings.map(({ item, className }) => ({ item: `${item}@${turn}`, className: `${className}@${turn}` })),
  );
}

/** The alphabets in the order of a fixed hash; the first ones, until they are enough, for dev. */
function holdOutAlphabets(drawings: readonly ClassItem[]): { train: ClassItem[]; dev: ClassItem[] } {
  const alphabets = [...new Set(drawings.map(alphabetOf))].map((name) => ({ name, hash: hashText(`omniglot${name}`) }));
  alphabets.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const held = new Set<string>();
  const isHeld = (drawing: ClassItem) => held.has(alphabetOf(drawing));
  for (const { name } of alphabets.slice(0, -1)) {
    if (drawings.filter(isHeld).length >= DEV * drawings.length) break;
    held.add(name);
  }
  return { train: drawings.filter((drawing) => !isHeld(drawing)), dev: drawings.filter(isHeld) };
}

function alphabetOf({ className }: ClassItem): string {
  return className.split('/')[0];
}

function unlike(path: string, expected: string, found: string): GemelError {
  return new GemelError('bad-input', `omniglot: expected ${expected}, found ${found} in ${path}: fetch it again`);
}

function open(request: CorpusRequest): Promise<CorpusFolder> {
  return openFolder(omniglot, request, { anyOf: [SMALL.train, FULL.train, RUNS], extras: ['turned'] });
}
