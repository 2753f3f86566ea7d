/** `gemel rank` on questions and a pool or an index of answers: the best of these for each question. */
import { writeTable } from '../../corpora/table-writer.ts';
import { GemelError } from '../../src/errors.ts';
import { formatCount, formatCounted } from '../../src/report/numbers.ts';
import { engineOf, type Flags } from '../flags.ts';
import { openCounter, openProgress, type Progress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { collectTexts } from '../texts.ts';
import { formatRankMetrics } from './metrics.ts';
import { type RankingModels, withModels } from './models.ts';
import { encodePool, indexPool, type Pool, PoolRecall, searchPool } from './pool.ts';
import { readQuestions } from './questions.ts';

export async function rankList(flags: Flags, terminal: Terminal): Promise<void> {
  const engine = engineOf(flags);
  const progress = openProgress(terminal);
  const place = flags.text('index');
  const opened = place === undefined ? undefined : await openAnswers(place, flags);
  const work = async (models: RankingModels) => {
    if (opened) return answerFrom({ pool: indexPool(opened.index), size: await opened.index.count(), models });
    const answers = new Set(await collectTexts(flags.need('pool'), flags.text('pool-column')));
    const { model, scorer } = models.first;
    const onEncoded = count('encoding', answers.size, 'answers');
    const pool = await encodePool([...answers], { model, scorer, engine, signal: terminal.signal, onEncoded });
    return answerFrom({ pool, size: answers.size, models });
  };
  try {
    await withModels(flags, { engine, terminal, own: opened?.saved }, work);
  } finally {
    await opened?.index.close();
    progress.end();
  }

  function count(doing: string, total: number, things: string) {
    return openCounter(progress, { terminal, doing, total, things });
  }

  function answerFrom(asked: { pool: Pool; size: number; models: RankingModels }): Promise<void> {
    return answerQuestions(flags, terminal, { ...asked, progress });
  }
}

async function answerQuestions(
  flags: Flags,
  terminal: Terminal,
  {
    pool,
    size,
    models: { first, second, candidates },
    progress,
  }: { readonly pool: Pool; readonly size: number; readonly models: RankingModels; readonly progress: Progress },
): Promise<void> {
  const [output, k] = [flags.need('output'), flags.whole('k') ?? 10];
  const { questions, right } = await readQuestions(flags.need('input'), {
    question: flags.text('question'),
    answer: flags.text('answer'),
    label: flags.text('label'),
    labelMatch: flags.text('label-match'),
  });
  const recall = right && new PoolRecall(right, k);
  const total = questions.length;
  const found = searchPool(pool, questions, {
    ...{ first, second, k, candidates: second ? Math.max(candidates, k) : k },
    onAnswered: openCounter(progress, { terminal, doing: 'answering', total, things: 'questions' }),
  });
  const reranked = second ? ['reranked'] : [];
  await writeTable(output, ['question', 'rank', 'score', 'probability', ...reranked, 'answer'], async (write) => {
    let at = 0;
    for await (const best of found) {
      const question = questions[at++];
      for (const [i, { text, ...values }] of best.entries()) {
        await write({ question, rank: i + 1, ...values, answer: text });
      }
      recall?.add(question, best);
    }
  });
  progress.end();
  if (flags.given('json')) {
    const metrics = recall && { ...recall.metrics, judged: recall.metrics.questions };
    return terminal.print(JSON.stringify({ output, ...metrics, questions: total, answers: size, k }));
  }
  const note = recall && `${formatCounted(recall.metrics.questions, 'question')} with a right answer`;
  terminal.print(
    [
      `The best ${formatCount(k)} of ${formatCounted(size, 'answer')} for ${formatCounted(total, 'question')}: ${output}`,
      ...(recall && note ? ['', formatRankMetrics(recall.metrics, note)] : []),
    ].join('\n'),
  );
}

/** An index whose entries are answers, or texts of a model that reads both sides alike. */
async function openAnswers(place: string, flags: Flags) {
  const { openIndex } = await import('../index/open.ts');
  const opened = await openIndex(place, engineOf(flags));
  if (opened.side === 'right' || opened.saved.model.matcher.shared) return opened;
  await opened.index.close();
  throw new GemelError(
    'bad-usage',
    `--index: expected an index of answers, which are the right side of its model, found one of the left (${place}): make it anew with gemel index --side right`,
  );
}
