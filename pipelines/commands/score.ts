/** `gemel score`: adds what a trained matcher says to a file of pairs. */
import type { Command } from '../command.ts';
import { engineOf, type Flags } from '../flags.ts';
import type { Terminal } from '../terminal.ts';

const ADDED = ['score', 'probability', 'match'];

export const score: Command = {
  name: 'score',
  summary: 'adds score, probability and match to a file of pairs',
  about:
    'Reads pairs of texts and writes the same rows, columns and order with three columns more: score (higher means more alike), probability (calibrated: of the pairs with .8 about eight in ten match) and match (true or false). Works block by block, so files of any size will do. A file that has one of these columns already is refused.',
  examples: ['gemel score --model model --input pairs.csv --left a --right b --output scored.csv'],
  flags: {
    model: { value: 'DIR', about: 'the folder of a trained model', required: true },
    input: { value: 'FILE', about: 'pairs: CSV, TSV or JSONL, each also .gz', required: true },
    left: { value: 'COL', about: 'the column of the first text', required: true },
    right: { value: 'COL', about: 'the column of the second text', required: true },
    output: { value: 'FILE', about: 'the file to write: .csv, .tsv or .jsonl, each also .gz', required: true },
  },
  next: 'sort by probability and look at the pairs around .5: there the matcher is least sure.',
  run,
};

async function run(flags: Flags, terminal: Terminal): Promise<void> {
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
  const { model, decision } = await openModel(flags.need('model'));
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
