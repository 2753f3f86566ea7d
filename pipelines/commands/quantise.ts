/** `gemel quantise`: a copy of a trained model whose weights take a quarter or half of the room. */
import { corpusNames } from '../../corpora/catalogue.ts';
import { GemelError } from '../../src/errors.ts';
import type { Command } from '../command.ts';
import { PAIR_FLAGS } from '../data-flags.ts';
import { engineOf, type Flags } from '../flags.ts';
import type { Terminal } from '../terminal.ts';

export const quantise: Command = {
  name: 'quantise',
  summary: 'writes a smaller copy of a trained model',
  about:
    'Copies a model and stores its embeddings and matrices as bytes with a scale for each row (int8, a quarter of the room) or in half precision (float16, half of it). The copy is used like any other model; it is not faster, since the numbers are unfolded when it is loaded. With a corpus or labelled pairs of yours, which should be those that its threshold was chosen on and not those that it will be judged by, the cost is measured and written into its manifest and card.',
  examples: [
    'gemel quantise --model model --out small',
    'gemel quantise --model model --corpus quora --data DIR --out small --json',
    'gemel quantise --model model --weights float16 --pairs dev.csv --left a --right b --label same --out small',
  ],
  flags: {
    model: { value: 'DIR', about: 'the folder of a trained model', required: true },
    out: { value: 'DIR', about: 'the folder to write', required: true },
    weights: { value: 'TYPE', about: 'int8 or float16', default: 'int8' },
    corpus: { value: 'NAME', about: `measure the cost on the dev pairs of one of ${corpusNames.join(', ')}` },
    data: { value: 'DIR', about: 'the folder with its original files; without it they are fetched' },
    ...PAIR_FLAGS,
    pairs: { value: 'FILE', about: 'measure it on your own labelled pairs instead: CSV, TSV or JSONL, each also .gz' },
    force: { about: 'replace what is in the folder' },
  },
  next: 'gemel evaluate on test pairs, as with any model.',
  run,
};

async function run(flags: Flags, terminal: Terminal): Promise<void> {
  const [{ openModel, modelFolder }, { checkOut }, { openJudgePairs }, { quantiseModel }, { openProgress }] =
    await Promise.all([
      import('../model.ts'),
      import('../run-folder.ts'),
      import('../judge-pairs.ts'),
      import('../quantise-model.ts'),
      import('../progress.ts'),
    ]);
  const type = flags.need('weights');
  if (type !== 'int8' && type !== 'float16') {
    throw new GemelError('bad-usage', `--weights: expected int8 or float16, found "${type}"`);
  }
  const engine = engineOf(flags);
  const out = flags.need('out');
  await checkOut(out, { force: flags.given('force') });
  const readPairs = openJudgePairs(flags);
  const from = await modelFolder(flags.need('model'));
  const saved = await openModel(from, terminal);
  const progress = openProgress(terminal);
  const judge = await readPairs?.(saved.task);
  progress.update('measuring');
  const made = await quantiseModel({ from, saved, out, type, judge, engine, signal: terminal.signal }).finally(() =>
    progress.end(),
  );
  if (flags.given('json')) return terminal.print(JSON.stringify(made));
  const { describeQuantised } = await import('../quantise-model.ts');
  terminal.print(describeQuantised(made));
}
