/** `gemel duplicates`: the groups of texts in a list that a trained matcher takes for the same. */
import type { Command } from '../command.ts';
import { engineOf, type Flags } from '../flags.ts';
import type { Terminal } from '../terminal.ts';

export const duplicates: Command = {
  name: 'duplicates',
  summary: 'finds groups of duplicates in a list of texts',
  about:
    'Compares every text with every other and groups those whose score with the group’s representative reaches the threshold; with --chains, what is joined only through others is in one group as well. Writes a row for each text that has a duplicate: group, text, similarity (its score with the representative) and representative (the text nearest to the others). Texts that are equal to the letter are always duplicates. The threshold is that of the model, raised for a long list until a text is joined with one other on average: there are so many pairs that rare mistakes would chain everything into one group. A model with a classifier head compares each text with its nearest 16 only.',
  examples: [
    'gemel duplicates --model model --input questions.txt --output groups.csv',
    'gemel duplicates --model model --input shop.csv --column title --threshold 0.9 --output groups.csv',
    'gemel duplicates --model model --input questions.txt.gz --truth known.csv --output groups.csv',
  ],
  flags: {
    model: { value: 'DIR', about: 'the folder of a trained model', required: true },
    input: { value: 'FILE', about: '.txt (a text a line), CSV, TSV or JSONL, each also .gz, or -', required: true },
    column: { value: 'COL', about: 'the column of the texts; default: the only one, or text, question, title' },
    threshold: {
      value: 'SCORE',
      about: 'the score from which on two texts are joined; default: that of the model, higher for long lists',
    },
    chains: { about: 'also join texts that are alike only through others: A~B~C' },
    truth: { value: 'FILE', about: 'known pairs, with columns left, right and, if some do not match, label' },
    output: { value: 'FILE', about: 'the file to write: .csv, .tsv or .jsonl, each also .gz', required: true },
  },
  next: 'keep the representative of each group, or look at the texts with the lowest similarity first.',
  run,
};

async function run(flags: Flags, terminal: Terminal): Promise<void> {
  const [{ openModel }, { collectTexts }, { findDuplicates }, { formatGroups, writeGroups }] = await Promise.all([
    import('../model.ts'),
    import('../texts.ts'),
    import('../find-duplicates.ts'),
    import('../duplicates-output.ts'),
  ]);
  const [{ openCounter, openProgress }, { formatCount, formatCounted, formatDigits, formatPercent }, { formatOf }] =
    await Promise.all([
      import('../progress.ts'),
      import('../../src/report/numbers.ts'),
      import('../../corpora/table.ts'),
    ]);
  const engine = engineOf(flags);
  const output = flags.need('output');
  formatOf(output, 'bad-usage');
  const given = flags.number('threshold');
  const { model, decision } = await openModel(flags.need('model'));
  const modelThreshold = decision.choice.threshold;
  const truthPath = flags.text('truth');
  const truth = truthPath === undefined ? undefined : await readTruth(truthPath);
  const texts = await collectTexts(flags.need('input'), flags.text('column'));

  const progress = openProgress(terminal);
  const count = new Set(texts).size;
  const comparisons = (count * (count - 1)) / 2;
  const onMined = openCounter(progress, { terminal, doing: 'comparing', total: comparisons, things: 'pairs' });
  const { groups, threshold } = await findDuplicates(texts, {
    model,
    chains: flags.given('chains'),
    threshold: given === undefined ? { atLeast: modelThreshold } : { exactly: given },
    engine,
    signal: terminal.signal,
    onEncoded: openCounter(progress, { terminal, doing: 'encoding', total: count, things: 'texts' }),
    onMined: ({ compared }) => onMined(compared),
  }).finally(() => progress.end());
  await writeGroups(output, groups);

  const grouped = groups.reduce((sum, { members }) => sum + members.length, 0);
  const quality = truth && (await judge(texts, groups, truth));
  if (flags.given('json')) {
    return terminal.print(
      JSON.stringify({
        output,
        texts: texts.length,
        groups: groups.length,
        grouped,
        threshold,
        modelThreshold,
        ...quality,
      }),
    );
  }
  terminal.print(
    [
      `${formatCount(texts.length)} texts, ${formatCounted(groups.length, 'group')} of duplicates with ${formatCount(grouped)} texts, joined at a score of ${formatDigits(threshold)}${threshold > modelThreshold ? ` (the model's own is ${formatDigits(modelThreshold)})` : ''}`,
      ...(groups.length > 0 ? ['', 'The largest groups, each text with its score', formatGroups(groups)] : []),
      '',
      ...(quality
        ? [
            `Against ${truthPath}: precision ${formatPercent(quality.precision)} of ${formatCount(quality.judged)} joined pairs that it knows, recall ${formatPercent(quality.recall)} of ${formatCount(quality.matches)} matches`,
          ]
        : []),
      `Groups: ${output}`,
    ].join('\n'),
  );
}

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
