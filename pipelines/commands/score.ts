/** `gemel score`: adds what a trained matcher says to a file of pairs, or says it of one pair. */
import { GemelError } from '../../src/errors.ts';
import { SKIP_BAD } from '../bad-items.ts';
import type { Command } from '../command.ts';
import { engineOf, type Flags } from '../flags.ts';
import { PATHS_OF_PICTURES } from '../item-files.ts';
import type { Terminal } from '../terminal.ts';

const ADDED = ['score', 'probability', 'match'];

export const score: Command = {
  name: 'score',
  summary: 'adds score, probability and match to a file of pairs, or says them of one',
  about:
    'Reads pairs of texts and writes the same rows, columns and order with three columns more: score (higher means more alike), probability (calibrated: of the pairs with .8 about eight in ten match) and match (true or false). Works block by block, so files of any size will do. A file that has one of these columns already is refused. Without --input, --left and --right are two texts themselves: they are scored, and the words that count most are named. ' +
    `A model that reads pictures finds their paths in the columns. ${PATHS_OF_PICTURES} With --skip-bad a row whose picture cannot be read is written without an answer.`,
  examples: [
    'gemel score --model model --input pairs.csv --left a --right b --output scored.csv',
    'gemel score --model pictures --input shots.csv --left photo --right drawing --output scored.csv --skip-bad',
    'gemel score --model model --left "How do I reset my password?" --right "I forgot my password, what now?"',
  ],
  flags: {
    model: { value: 'DIR', about: 'the folder of a trained model', required: true },
    input: { value: 'FILE', about: 'pairs: CSV, TSV or JSONL, each also .gz' },
    left: { value: 'COL', about: 'the column of the first text; without --input, the text', required: true },
    right: { value: 'COL', about: 'the column of the second text; without --input, the text', required: true },
    'skip-bad': SKIP_BAD,
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

/** What stands beside a pair that could not be read. */
const NO_ANSWER = { score: null, probability: null, match: null };

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
  const [{ answerPairs, inBlocks }, { openProgress, stopIfInterrupted }, { formatCount }, bads, { resolverFor }] =
    await Promise.all([
      import('../scoring.ts'),
      import('../progress.ts'),
      import('../../src/report/numbers.ts'),
      import('../bad-items.ts'),
      import('../item-files.ts'),
    ]);
  const engine = engineOf(flags);
  const { model, decision } = await openModel(flags.need('model'), terminal);
  const output = flags.need('output');
  const columns = { left: flags.need('left'), right: flags.need('right') };
  const input = flags.need('input');
  const { table, pairs } = await readUnlabelledPairs(input, columns);
  const { sides } = model;
  const [toLeft, toRight] = [resolverFor(sides.left, input), resolverFor(sides.right, input)];
  const bad = flags.given('skip-bad') ? new bads.BadItems() : undefined;
  const readable = ({ left, right }: { left: string; right: string }) =>
    !bad?.has(sides.left, left) && !bad?.has(sides.right, right);
  const progress = openProgress(terminal);
  const scorer = new Scorer(model, engine);
  let count = 0;
  let matches = 0;
  try {
    await writeTable(output, addColumns(table.columns, { names: ADDED, table: table.name }), async (write) => {
      for await (const rows of inBlocks(pairs)) {
        const block = rows.map((pair) => ({ ...pair, left: toLeft(pair.left), right: toRight(pair.right) }));
        for (const name of ['left', 'right'] as const) {
          await bad?.find(
            sides[name],
            block.map((pair) => pair[name]),
          );
        }
        const answers = answerPairs(block.filter(readable), { scorer, decision });
        for (const pair of block) {
          stopIfInterrupted(terminal);
          const answer = readable(pair) ? (await answers.next()).value?.answer : undefined;
          await write({ ...valuesOf(pair.row), ...(answer ?? NO_ANSWER) });
          if (answer) count++;
          if (answer?.match) matches++;
          progress.update(`scored ${formatCount(count)} pairs`);
        }
      }
      bads.assertSomeLeft(count, bad?.list() ?? [], input);
    });
  } finally {
    await table.close();
    await scorer.dispose();
    progress.end();
  }
  const { threshold } = decision.choice;
  const skipped = bad?.list() ?? [];
  bads.tellSkipped(skipped, terminal);
  if (flags.given('json')) {
    return terminal.print(JSON.stringify({ output, pairs: count, matches, threshold, ...(bad && { skipped }) }));
  }
  terminal.print(`${formatCount(count)} pairs, ${formatCount(matches)} of them matches: ${output}`);
}
