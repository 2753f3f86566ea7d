/** `gemel duplicates`: the groups of texts in a list that a trained matcher takes for the same. */
import { basename } from 'node:path';
import { GemelError } from '../../src/errors.ts';
import type { Command } from '../command.ts';
import type { Stage } from '../duplicates/find.ts';
import { engineOf, type Flags, refuseBeside } from '../flags.ts';
import { openCounter, type Progress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';

export const duplicates: Command = {
  name: 'duplicates',
  summary: 'finds groups of duplicates in a list of texts',
  about:
    'Compares every text with every other and groups those whose score with the group’s representative reaches the threshold; with --chains, what is joined only through others is in one group as well. Writes a row for each text that has a duplicate: group, text, similarity (its score with the representative) and representative (the text nearest to the others). Texts that are equal to the letter are always duplicates. The threshold is that of the model, raised for a long list until a text is joined with one other on average: there are so many pairs that rare mistakes would chain everything into one group. A model with a classifier head compares each text with its nearest 16 only. More than 300,000 texts are compared with those that a graph of near vectors finds, and the summary says how many pairs that has missed, by a sample. With --rerank a second model, which may read both texts together, has the last word: it scores the best four candidates of a text on average, the threshold is its own, raised likewise, and so is the similarity. With --against the texts are compared with a set that is there already, and a row is written for each that has a match in it: text, similarity, match and, of an index, key.',
  examples: [
    'gemel duplicates --model model --input questions.txt --output groups.csv',
    'gemel duplicates --model model --input shop.csv --column title --output groups.csv --report groups.html',
    'gemel duplicates --model model --input questions.txt.gz --truth known.csv --output groups.csv',
    'gemel duplicates --model model --rerank two-channel --input questions.txt --output groups.csv',
    'gemel duplicates --against my-index --add --input new.txt --output known-already.csv',
  ],
  flags: {
    model: { value: 'DIR', about: 'the folder of a trained model; left out beside an index, which has its own' },
    input: { value: 'FILE', about: '.txt (a text a line), CSV, TSV or JSONL, each also .gz, or -', required: true },
    column: { value: 'COL', about: 'the column of the texts; default: the only one, or text, question, title' },
    threshold: {
      value: 'SCORE',
      about: 'the score from which on two texts are joined; default: that of the model, higher for long lists',
    },
    chains: { about: 'also join texts that are alike only through others: A~B~C' },
    search: {
      value: 'HOW',
      about: 'exact (every pair) or approximate; default: exact up to 300,000 texts, approximate beyond',
    },
    rerank: { value: 'DIR', about: 'a second model that judges the candidates of the first' },
    against: { value: 'SET', about: 'a file of texts, or an index, to compare the input with instead of with itself' },
    add: { about: 'with an index: add the texts that have no match in it' },
    truth: { value: 'FILE', about: 'known pairs, with columns left, right and, if some do not match, label' },
    output: { value: 'FILE', about: 'the file to write: .csv, .tsv or .jsonl, each also .gz', required: true },
    report: { value: 'FILE', about: 'a page (.html) on which to look through the groups and mark them right or wrong' },
  },
  next: 'keep the representative of each group, or look through them on the page that --report makes.',
  run,
};

async function run(flags: Flags, terminal: Terminal): Promise<void> {
  const { formatOf } = await import('../../corpora/table.ts');
  formatOf(flags.need('output'), 'bad-usage');
  const report = flags.text('report');
  if (report !== undefined && !/\.html?$/i.test(report)) {
    throw new GemelError('bad-usage', `--report: expected an .html file, found "${report}"`);
  }
  if (flags.given('against')) {
    refuseBeside(flags, 'against', ['chains', 'search', 'rerank', 'truth', 'report']);
    const { runAgainst } = await import('../duplicates/against-output.ts');
    return runAgainst(flags, terminal);
  }
  if (flags.given('add')) throw new GemelError('bad-usage', '--add: expected --against INDEX beside it, found none');
  return runWithin(flags, terminal, report);
}

async function runWithin(flags: Flags, terminal: Terminal, report: string | undefined): Promise<void> {
  const [{ openModel }, { collectTexts }, { findDuplicates }, output] = await Promise.all([
    import('../model.ts'),
    import('../texts.ts'),
    import('../duplicates/find.ts'),
    import('../duplicates/output.ts'),
  ]);
  const { openProgress, stopIfInterrupted } = await import('../progress.ts');
  const engine = engineOf(flags);
  const search = searchOf(flags);
  const given = flags.number('threshold');
  const { model, decision } = await openModel(flags.need('model'), terminal);
  const second = flags.given('rerank') ? await openModel(flags.need('rerank'), terminal) : undefined;
  const modelThreshold = (second?.decision ?? decision).choice.threshold;
  const truthPath = flags.text('truth');
  const truth = truthPath === undefined ? undefined : await readTruth(truthPath);

  const seconds: Record<string, number> = {};
  const watch = openStopwatch(terminal, seconds);
  watch('read');
  const texts = await collectTexts(flags.need('input'), flags.text('column'));
  const progress = openProgress(terminal);
  const show = openStages(progress, terminal);
  const { groups, ...found } = await findDuplicates(texts, {
    model,
    rerank: second?.model,
    chains: flags.given('chains'),
    threshold: given === undefined ? { atLeast: modelThreshold } : { exactly: given },
    search,
    seed: flags.whole('seed', 0),
    engine,
    signal: terminal.signal,
    onProgress({ stage, done, total }) {
      watch(stage);
      show(stage, done, total);
    },
  }).finally(() => progress.end());
  watch('write');
  await output.writeGroups(flags.need('output'), groups);
  if (report !== undefined)
    await writeReview(report, { groups, threshold: found.threshold, input: basename(flags.need('input')) });
  watch(undefined);
  stopIfInterrupted(terminal);

  const quality = truth && (await judge(texts, groups, truth));
  const summary = {
    output: flags.need('output'),
    ...(report !== undefined && { report }),
    texts: texts.length,
    groups: groups.length,
    grouped: groups.reduce((sum, { members }) => sum + members.length, 0),
    ...found,
    modelThreshold,
    ...quality,
    seconds,
  };
  if (flags.given('json')) return terminal.print(JSON.stringify(summary));
  terminal.print(output.formatSummary(summary, { groups, truth: truthPath }));
}

function searchOf(flags: Flags): 'exact' | 'approximate' | undefined {
  const search = flags.text('search');
  if (search === undefined || search === 'exact' || search === 'approximate') return search;
  throw new GemelError('bad-usage', `--search: expected exact or approximate, found "${search}"`);
}

/** Notes how long each stage took; told the next one, or that the last is over. */
function openStopwatch({ clock }: Terminal, seconds: Record<string, number>): (stage: string | undefined) => void {
  let now: { readonly stage: string; readonly since: number } | undefined;
  return (stage) => {
    if (now?.stage === stage) return;
    const at = clock();
    if (now) seconds[now.stage] = Number(((seconds[now.stage] ?? 0) + at - now.since).toFixed(3));
    now = stage === undefined ? undefined : { stage, since: at };
  };
}

async function writeReview(
  path: string,
  review: Parameters<typeof import('../../src/report/review/page.ts').reviewPage>[0],
): Promise<void> {
  const [{ reviewPage }, { writeAtomically }] = await Promise.all([
    import('../../src/report/review/page.ts'),
    import('../../src/storage/files.ts'),
  ]);
  await writeAtomically(path, reviewPage(review));
}

/** A counter a stage, opened when the stage begins. */
function openStages(progress: Progress, terminal: Terminal): (stage: Stage, done: number, total: number) => void {
  const counters = new Map<Stage, (done: number) => void>();
  return (stage, done, total) => {
    const counter =
      counters.get(stage) ??
      openCounter(progress, { terminal, doing: DOING[stage].doing, total, things: DOING[stage].things });
    counters.set(stage, counter);
    counter(done);
  };
}

const DOING: Readonly<Record<Stage, { readonly doing: string; readonly things: string }>> = {
  encode: { doing: 'encoding', things: 'texts' },
  search: { doing: 'comparing', things: 'pairs' },
  rerank: { doing: 'judging', things: 'pairs' },
  group: { doing: 'grouping', things: 'texts' },
};

async function readTruth(path: string) {
  const { readTable } = await import('../../corpora/table.ts');
  const table = await readTable(path, { required: ['left', 'right'] });
  const columns = { left: 'left', right: 'right', label: 'label' };
  if (table.columns.includes('label')) {
    await table.close();
    const { collectPairs } = await import('../../corpora/user-pairs.ts');
    const pairs = await collectPairs(path, columns);
    return pairs.map(({ left, right, label }) => ({ left: left.trim(), right: right.trim(), label }));
  }
  const pairs: { left: string; right: string }[] = [];
  for await (const { values } of table) pairs.push({ left: values.left.trim(), right: values.right.trim() });
  return pairs;
}

async function judge(
  texts: readonly string[],
  groups: readonly { readonly members: readonly { readonly text: string }[] }[],
  truth: Awaited<ReturnType<typeof readTruth>>,
) {
  const { evaluateGroups } = await import('../../src/evaluation/groups.ts');
  const found = groups.map(({ members }) => [...new Set(members.map(({ text }) => text))]);
  return evaluateGroups({ texts, groups: found, truth });
}
