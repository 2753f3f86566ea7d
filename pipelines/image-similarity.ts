/**
 * Finds pictures that look alike: learns from a folder of pictures by class what belongs together, and then finds the pictures of a gallery that are nearest to a
 * probe. A recipe: copy it and change the lines marked YOURS.
 */
import { argv } from 'node:process';
import { drawCharacters } from '../corpora/generated/drawn-characters.ts';
import { readImageFolder } from '../corpora/image-folder.ts';
import { writeTable } from '../corpora/table-writer.ts';
import type { ClassItem } from '../src/data/class-item.ts';
import { vectorsOf } from '../src/matchers/model.ts';
import { Scorer } from '../src/matchers/scorer.ts';
import { formatCounted, formatDigits, formatDuration, formatPercent } from '../src/report/numbers.ts';
import { topNeighbours } from '../src/search/neighbours.ts';
import { toVectors } from '../src/search/vectors.ts';
import { settle } from './exit.ts';
import { engineOf, parseFlags, SHARED_FLAGS } from './flags.ts';
import { formatEvaluation } from './metrics-table.ts';
import { loadImages } from './own-images.ts';
import { loadPreset } from './presets.ts';
import { openProgress } from './progress.ts';
import { processTerminal } from './terminal.ts';
import { trainToFolder } from './train-run.ts';
import { showTraining } from './training-progress.ts';

const NEAREST = 5;

const terminal = processTerminal();
const { clock, signal, print } = terminal;

process.exitCode = await settle('image-similarity', terminal, async () => {
  const flags = parseFlags('image-similarity', argv.slice(2), {
    ...SHARED_FLAGS,
    out: { value: 'DIR', about: 'the run folder', default: 'runs/image-similarity' },
    images: { value: 'DIR', about: 'pictures to learn from, a folder for each class; default: signs that are drawn' },
    gallery: {
      value: 'DIR',
      about: 'pictures to look for the nearest of, laid out likewise; default: signs of new classes',
    },
    epochs: { value: 'N', about: 'at most so many passes over the pictures' },
    limit: { value: 'N', about: 'signs to draw', default: '40' },
  });
  const began = clock();
  const out = flags.need('out');
  const engine = engineOf(flags);
  const seed = flags.whole('seed', 0) ?? 1;
  const images = flags.text('images');

  // 1. Pictures by class. YOURS: --images and --gallery
  const folder = images ?? `${out}-signs`;
  if (!images) await drawCharacters(folder, { classes: flags.whole('limit', 12) ?? 40, perClass: 10, seed });
  const gallery = images
    ? await readImageFolder(flags.need('gallery'))
    : await drawCharacters(`${out}-gallery`, { classes: 20, perClass: 6, seed: seed + 1 });

  // 2. Train. YOURS: 'pictures-siamese' for photographs
  const { saved, dev } = await trainToFolder({
    out,
    force: true,
    data: await loadImages({ folder }),
    preset: await loadPreset(images ? 'pictures-siamese' : 'drawings-siamese', {
      epochs: flags.whole('epochs') ?? (images ? undefined : 5),
    }),
    seed,
    engine,
    command: flags.commandLine,
    clock,
    signal,
    onEvent: showTraining(openProgress(terminal)),
  });

  // 3. Each picture of the gallery and those nearest to it.
  const scorer = new Scorer(saved.model, engine);
  const data = await scorer.embed(gallery.map(({ item }) => item)).finally(() => scorer.dispose());
  const { dimension, head } = vectorsOf(saved.model, 'image-similarity');
  const metric = head.search?.metric ?? 'cosine';
  const vectors = toVectors(data, dimension);
  const { k, rows, values } = await topNeighbours(vectors, vectors, { ...engine, metric, k: NEAREST + 1, signal });
  const found = gallery.map((probe, row) => ({
    probe,
    near: Array.from({ length: k }, (_, i) => ({ picture: gallery[rows[row * k + i]], value: values[row * k + i] }))
      .filter(({ picture }) => picture !== probe)
      .slice(0, NEAREST),
  }));
  await writeTable(`${out}/nearest.csv`, ['picture', 'rank', metric, 'nearest'], async (write) => {
    for (const { probe, near } of found) {
      for (const [i, { picture, value }] of near.entries()) {
        await write({ picture: probe.item, rank: i + 1, [metric]: value, nearest: picture.item });
      }
    }
  });
  const own = (probe: ClassItem, picture: ClassItem) => probe.className === picture.className;
  const first = found.filter(({ probe, near }) => near.length > 0 && own(probe, near[0].picture)).length;

  print(`
HOW GOOD IS IT? On classes that were held out

${formatEvaluation(dev)}

WHICH PICTURES LOOK ALIKE? Of ${formatCounted(gallery.length, 'picture')} of new classes the nearest other one is of the same class for ${formatPercent(first / gallery.length)}

${found
  .slice(0, 4)
  .map(
    ({ probe, near }) =>
      `${probe.item}\n${near.map(({ picture, value }) => `  ${formatDigits(value)}  ${picture.item}`).join('\n')}`,
  )
  .join('\n')}

Done in ${formatDuration(clock() - began)}.
  ${out}/report.html   training, and the vectors as a picture
  ${out}/nearest.csv   the ${NEAREST} nearest pictures of each
  ${out}               the model

Try next
  npx gemel index --model ${out} --input photos --out photos.index
  npx gemel search --index photos.index --query photo.jpg -k 5`);
});
