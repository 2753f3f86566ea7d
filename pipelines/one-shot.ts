/**
 * Recognises signs of which it has seen a single example: learns from some characters what tells characters apart, and is then asked about others. A recipe:
 * copy it and change the lines marked YOURS.
 */
import { argv } from 'node:process';
import { drawCharacters } from '../corpora/generated/drawn-characters.ts';
import { readImageFolder } from '../corpora/image-folder.ts';
import type { ClassItem } from '../src/data/class-item.ts';
import { sampleEpisodes } from '../src/data/sample-episodes.ts';
import { groupByClass } from '../src/data/sample-pairs.ts';
import { Scorer } from '../src/matchers/scorer.ts';
import { Random } from '../src/random.ts';
import { formatCount, formatDuration, formatPercent } from '../src/report/numbers.ts';
import { settle } from './exit.ts';
import { formatFewShot, measureFewShot } from './few-shot.ts';
import { engineOf, parseFlags, SHARED_FLAGS } from './flags.ts';
import { loadImages } from './own-images.ts';
import { loadPreset } from './presets.ts';
import { openProgress } from './progress.ts';
import { processTerminal } from './terminal.ts';
import { trainToFolder } from './train-run.ts';
import { showTraining } from './training-progress.ts';

const EPISODES = 200;

const terminal = processTerminal();
const { clock, signal, print } = terminal;

process.exitCode = await settle('one-shot', terminal, async () => {
  const flags = parseFlags('one-shot', argv.slice(2), {
    ...SHARED_FLAGS,
    out: { value: 'DIR', about: 'the run folder', default: 'runs/one-shot' },
    images: { value: 'DIR', about: 'pictures to learn from, a folder for each class; default: signs that are drawn' },
    test: { value: 'DIR', about: 'pictures of other classes, laid out likewise, to be asked about' },
    way: {
      value: 'N',
      about: 'among how many classes each question chooses; at most as many as --test has',
      default: '20',
    },
    epochs: { value: 'N', about: 'at most so many passes over the pictures' },
    limit: { value: 'N', about: 'signs to draw', default: '60' },
  });
  const began = clock();
  const out = flags.need('out');
  const engine = engineOf(flags);
  const seed = flags.whole('seed', 0) ?? 1;
  const images = flags.text('images');
  const way = flags.whole('way', 2) ?? 20;

  // 1. Pictures by class, and others of classes that are never trained on. YOURS: --images and --test
  const signs = flags.whole('limit', 12) ?? 60;
  const folder = images ?? `${out}-signs`;
  if (!images) await drawCharacters(folder, { classes: signs, perClass: 12, seed });
  const strangers = images
    ? await readImageFolder(flags.need('test'))
    : await drawCharacters(`${out}-strangers`, { classes: Math.max(way, 30), perClass: 8, seed: seed + 1 });

  // 2. Train: pairs of one sign and of two.
  const { saved } = await trainToFolder({
    out,
    force: true,
    data: await loadImages({ folder }),
    preset: await loadPreset('drawings-siamese', { epochs: flags.whole('epochs') ?? (images ? undefined : 6) }),
    seed,
    engine,
    command: flags.commandLine,
    clock,
    signal,
    onEvent: showTraining(openProgress(terminal)),
  });

  // 3. Ask about the strangers: one example of each of N classes, and a drawing of one of them.
  const scorer = new Scorer(saved.model, engine);
  const asked = async (shot: number) => {
    const random = Random.fromSeed(seed).fork(`${shot} shots`);
    const episodes = sampleEpisodes(strangers, { way, shot, count: EPISODES, random });
    return measureFewShot(saved.model, {
      episodes,
      scorer,
      random: random.fork('resamples'),
      openCount: () => () => {},
    });
  };
  const [one, five] = [await asked(1), await asked(fewest(strangers) > 5 ? 5 : 1)];
  await scorer.dispose();

  print(`
WHICH SIGN IS IT? ${formatCount(groupByClass(strangers).size)} classes that it has never seen; guessing is right in ${formatPercent(1 / way)} of the cases

${formatFewShot(one, 'one example of each')}

${five.shot > 1 ? formatFewShot(five, 'five examples of each') : ''}

Done in ${formatDuration(clock() - began)}.
  ${out}/report.html   training, and the vectors as a picture
  ${out}               the model

Try next
  npx gemel train --corpus omniglot --out my-model
  npx gemel evaluate --model my-model --corpus omniglot --way 20 --shot 1`);
});

function fewest(items: readonly ClassItem[]): number {
  return Math.min(...[...groupByClass(items).values()].map(({ length }) => length));
}
