/** `gemel distill`: a small, fast student learns from unlabelled texts to say what a larger teacher says. */
import { corpusNames } from '../../corpora/catalogue.ts';
import type { Command } from '../command.ts';
import { CORPUS_FLAGS, PAIR_FLAGS } from '../data-flags.ts';
import type { Lessons } from '../distill/lessons.ts';
import { engineOf, type Flags } from '../flags.ts';
import type { Terminal } from '../terminal.ts';

export const distill: Command = {
  name: 'distill',
  summary: 'trains a small model to say what a larger one says',
  about:
    'Draws pairs of your unlabelled texts, near ones and, if you like, some at random, asks the teacher how alike each is, and trains the student on its answers. With a corpus, or labelled pairs of yours, the student then learns from their labels, and is judged on their dev pairs; without, on whether it agrees with the teacher. The texts should hold none of those that the student will be judged by. The card shows quality, size and speed of both.',
  examples: [
    'gemel distill --teacher large --student siamese-bag --texts questions.txt --out small',
    'gemel distill --teacher large --student siamese-bag --texts questions.txt --corpus quora --out small',
    'gemel distill --teacher large --student siamese-cnn --pairs new.csv --left a --right b --out small',
  ],
  flags: {
    teacher: { value: 'DIR', about: 'the folder of the trained model to learn from', required: true },
    student: { value: 'NAME', about: 'settings of the student: a preset by name, or a .json file', required: true },
    out: { value: 'DIR', about: 'the folder to write', required: true },
    texts: {
      value: 'FILE',
      about:
        'unlabelled texts: .txt (a text a line), CSV, TSV or JSONL, each also .gz; default: those of the labelled training pairs',
    },
    near: {
      value: 'DIR',
      about: 'a model whose vectors say which texts are near, where the teacher makes none',
    },
    answers: {
      value: 'FILE',
      about: 'what the teacher said, pair by pair (.csv, .csv.gz …): read if the file is there, else written',
    },
    column: { value: 'COL', about: 'the column of the texts; default: the only one, or text, question, title' },
    ...CORPUS_FLAGS,
    corpus: { value: 'NAME', about: `labelled pairs to learn from as well: ${corpusNames.join(', ')}` },
    ...PAIR_FLAGS,
    pairs: { value: 'FILE', about: 'your own pairs: CSV, TSV or JSONL, each also .gz' },
    label: { value: 'COL', about: 'the column of their labels; without it the teacher is asked' },
    vectors: {
      value: 'DIR',
      about: 'a model2vec folder, or hub id, whose tokenizer and vectors the student starts from',
    },
    anchors: { value: 'N', about: 'texts whose neighbours are sought, each among all texts', default: '40000' },
    neighbours: { value: 'N', about: 'near pairs of each of these', default: '2' },
    strangers: { value: 'N', about: 'pairs of each of these with a text drawn at random', default: '0' },
    'soft-epochs': {
      value: 'N',
      about:
        'passes over the teacher’s answers, each as long as one over the labels; default: 12, or that of the preset',
    },
    epochs: {
      value: 'N',
      about:
        'at most so many passes over the labels, or over the answers where there are no labels; default: that of the preset',
    },
    limit: { value: 'N', about: 'at most so many texts, and labelled training rows' },
    budget: { value: 'TIME', about: 'end training after 90s, or 2m; such a run cannot be repeated to the bit' },
    goal: { value: 'GOAL', about: 'what the threshold is best at: accuracy, f1, precision=0.9, recall=0.9' },
    force: { about: 'replace what is in the folder' },
    resume: { about: 'go on with a run that was stopped' },
  },
  next: 'gemel evaluate for pairs that it never saw, gemel quantise to make it smaller still.',
  run,
};

async function run(flags: Flags, terminal: Terminal): Promise<void> {
  const [{ checkOut }, { checkDistillSources, readDistillSources }, { openTeacher }, { prepareLessons }] =
    await Promise.all([
      import('../run-folder.ts'),
      import('../distill/sources.ts'),
      import('../distill/teacher.ts'),
      import('../distill/lessons.ts'),
    ]);
  const [
    { distillToFolder },
    { openCounter, openProgress },
    { loadPreset },
    { modelFolder },
    { openVectors },
    { showTraining },
  ] = await Promise.all([
    import('../distill/run.ts'),
    import('../progress.ts'),
    import('../presets.ts'),
    import('../model.ts'),
    import('../vectors.ts'),
    import('../training-progress.ts'),
  ]);
  const out = flags.need('out');
  const overwriting = { force: flags.given('force'), resume: flags.given('resume') };
  await checkOut(out, overwriting);
  checkDistillSources(flags);
  const options = { engine: engineOf(flags), seed: flags.whole('seed', 0) ?? 1, ...terminal };
  const request = readRequest(flags);
  const student = await loadPreset(flags.need('student'), { epochs: flags.whole('epochs'), goal: flags.text('goal') });
  const vectors = flags.text('vectors');
  const teacherFolder = await modelFolder(flags.need('teacher'));
  const progress = openProgress(terminal);
  const teacher = await openTeacher(teacherFolder, options.engine);
  const nearName = flags.text('near');
  const near = nearName === undefined ? undefined : await openTeacher(nearName, options.engine);
  try {
    const sources = await readDistillSources(flags, progress);
    const lessons = await prepareLessons({
      ...options,
      ...sources,
      ...request,
      teacher,
      student,
      near,
      answers: flags.text('answers'),
      ...(vectors !== undefined && { vectors: await openVectors(vectors) }),
      counter: (doing, things, total) => openCounter(progress, { terminal, doing, things, total }),
    });
    for (const note of lessons.data.notes) progress.say(note);
    const finished = await distillToFolder({
      ...options,
      ...overwriting,
      out,
      lessons,
      teacher,
      teacherFolder,
      vectors,
      budget: flags.seconds('budget'),
      command: flags.commandLine,
      onEvent: showTraining(progress),
    });
    progress.end();
    await tell(out, finished, { flags, terminal, lessons });
  } finally {
    progress.end();
    await teacher.scorer.dispose();
    await near?.scorer.dispose();
  }
}

function readRequest(flags: Flags) {
  return {
    wanted: {
      anchors: flags.whole('anchors') ?? 1,
      neighbours: flags.whole('neighbours', 0) ?? 0,
      strangers: flags.whole('strangers', 0) ?? 0,
    },
    softEpochs: flags.whole('soft-epochs'),
  };
}

async function tell(
  out: string,
  { saved, distilled, events }: Awaited<ReturnType<typeof import('../distill/run.ts').distillToFolder>>,
  { flags, terminal, lessons: { data } }: { flags: Flags; terminal: Terminal; lessons: Lessons },
): Promise<void> {
  const { preset, pairs, seed, dataHash, bestEpoch } = saved.origin;
  const seconds = events.findLast((event) => event.type === 'end')?.seconds ?? 0;
  if (flags.given('json')) {
    const softPairs = data.soft?.length ?? 0;
    terminal.print(JSON.stringify({ out, preset, pairs, softPairs, bestEpoch, seconds, seed, dataHash, ...distilled }));
    return;
  }
  const [{ formatDistilled }, { formatDuration }] = await Promise.all([
    import('../../src/report/distillation.ts'),
    import('../../src/report/numbers.ts'),
  ]);
  terminal.print(`${formatDistilled(distilled)}

Trained in ${formatDuration(seconds)}; best after epoch ${bestEpoch}.
Model:  ${out}
Report: ${out}/report.html

Next:   gemel evaluate --model ${out} …       on pairs that it never saw
        gemel quantise --model ${out} …       makes it smaller still`);
}
