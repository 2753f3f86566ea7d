/** `gemel score`: adds what a trained matcher says to a file of pairs, or says it of one pair. */
import { GemelError } from '../../src/errors.ts';
import type { Command } from '../command.ts';
import { engineOf, type Flags } from '../flags.ts';
import type { Terminal } from '../terminal.ts';

const ADDED = ['score', 'probability', 'match'];

export const score: Command = {
  name: 'score',
  summary: 'adds score, probability and match to a file of pairs, or says them of one',
  about:
    'Reads pairs of texts and writes the same rows, columns and order with three columns more: score (higher means more alike), probability (calibrated: of the pairs with .8 about eight in ten match) and match (true or false). Works block by block, so files of any size will do. A file that has one of these columns already is refused. Without --input, --left and --right are two texts themselves: they are scored, and the words that count most are named.',
  examples: [
    'gemel score --model model --input pairs.csv --left a --right b --output scored.csv',
    'gemel score --model model --left "How do I reset my password?" --right "I forgot my password, what now?"',
  ],
  flags: {
    model: { value: 'DIR', about: 'the folder of a trained model', required: true },
    input: { value: 'FILE', about: 'pairs: CSV, TSV or JSONL, each also .gz' },
    left: { value: 'COL', about: 'the column of the first text; without --input, the text', required: true },
    right: { value: 'COL', about: 'the column of the second text; without --input, the text', required: true },
    output: { value: 'FILE', about: 'the file to write: .csv, .tsv or .jsonl, each also .gz' },
  },
  next: 'sort by probability and look at the pairs around .5: there the matcher is least sure.',
  run,
};

async function run(flags: Flags, terminal: Terminal): Promise<void> {
  if (flags.given('input') !== flags.given('output')) {
    const [given, missing] = flags.given('input') ? ['input', 'output'] : ['output', 'input'];
    throw new GemelError(
      'bad-usage',
      `--${given} means nothing without --${missing}: add it, or give two texts by --left and --right alone`,
    );
  }
  return flags.given('input') ? scoreFile(flags, terminal) : scoreTexts(flags, terminal);
}

async function scoreTexts(flags: Flags, terminal: Terminal): Promise<void> {
  const [{ openModel }, { formatScoredPair, scorePair }] = await Promise.all([
    import('../model.ts'),
    import('../score-pair.ts'),
  ]);
  const saved = await openModel(flags.need('model'), terminal);
  const scored = await scorePair(saved, { left: flags.need('left'), right: flags.need('right') }, engineOf(flags));
  terminal.print(flags.given('json') ? JSON.stringify(scored) : formatScoredPair(scored));
}

async function scoreFile(flags: Flags, terminal: Terminal): Promise<void> {
  const [{ addColumns, writeTable, valuesOf }, { readUnlabelledPairs }, { openModel }, { Scorer }] = await Promise.all([
    import('../../corpora/table-writer.ts'),
    import('../../corpora/user-pairs.ts'),
    import('../model.ts'),
    import('../../src/matchers/scorer.ts'),
  ]);
  const [{ answerPairs }, { openProgress, stopIfInterrupted }, { formatCount }] = await Promise.all([
    import('../scoring.ts'),
    import('../progress.ts'),
    import('../../src/report/numbers.ts'),
  ]);
  const engine = engineOf(flags);
  const { model, decision } = await openModel(flags.need('model'), terminal);
  const output = flags.need('output');
  const columns = { left: flags.need('left'), right: flags.need('right') };
  const { table, pairs } = await readUnlabelledPairs(flags.need('input'), columns);
  const progress = openProgress(terminal);
  const scorer = new Scorer(model, engine);
  let count = 0;
  let matches = 0;
  try {
    await writeTable(output, addColumns(table.columns, { names: ADDED, table: table.name }), async (write) => {
      for await (const { pair, answer } of answerPairs(pairs, { scorer, decision })) {
        stopIfInterrupted(terminal);
        await write({ ...valuesOf(pair.row), ...answer });
        count++;
        if (answer.match) matches++;
        progress.update(`scored ${formatCount(count)} pairs`);
      }
    });
  } finally {
    await table.close();
    await scorer.dispose();
    progress.end();
  }
  const { threshold } = decision.choice;
  if (flags.given('json')) return terminal.print(JSON.stringify({ output, pairs: count, matches, threshold }));
  terminal.print(`${formatCount(count)} pairs, ${formatCount(matches)} of them matches: ${output}`);
}
