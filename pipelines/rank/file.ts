/** `gemel rank` on a file of questions with their candidates: its rows again, with score and rank. */
import { formatCount, formatCounted } from '../../src/report/numbers.ts';
import { checkColumnsToAdd, writeWithColumns } from '../add-columns.ts';
import { engineOf, type Flags } from '../flags.ts';
import { openProgress, stopIfInterrupted } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { rankCandidates } from './candidates.ts';
import { formatRankMetrics } from './metrics.ts';
import { withModels } from './models.ts';

export async function rankFile(flags: Flags, terminal: Terminal): Promise<void> {
  const columns = {
    question: flags.need('question'),
    answer: flags.need('answer'),
    group: flags.text('group'),
    label: flags.text('label'),
    labelMatch: flags.text('label-match'),
  };
  const [input, output] = [flags.need('input'), flags.need('output')];
  const names = ['score', ...(flags.given('rerank') ? ['reranked'] : []), 'rank'];
  await checkColumnsToAdd({ input, output, names });
  const progress = openProgress(terminal);
  const tell = (done: string, things: string) => (count: number) => {
    stopIfInterrupted(terminal);
    progress.update(`${done} ${formatCount(count)} ${things}`);
  };
  await withModels(flags, { engine: engineOf(flags), terminal }, async ({ first, second, candidates }) => {
    const { scores, reranked, ranks, order, questions, metrics } = await rankCandidates(input, columns, {
      scorer: first.scorer,
      ...(second && { rerank: { scorer: second.scorer, candidates } }),
      onScored: tell('scored', 'answers'),
    });
    await writeWithColumns({
      ...{ input, output, names },
      rows: scores.length,
      valuesOf: (row) => ({
        score: scores[row],
        ...(reranked && { reranked: Number.isNaN(reranked[row]) ? undefined : reranked[row] }),
        rank: ranks[row],
      }),
      ...(flags.given('sort') && { order }),
      onWritten: tell('written', 'rows'),
    });
    progress.end();
    if (flags.given('json')) {
      const judged = metrics && { ...metrics, judged: metrics.questions };
      return terminal.print(JSON.stringify({ output, answers: scores.length, ...judged, questions }));
    }
    const note = metrics && `${formatCounted(metrics.questions, 'question')} with a right answer`;
    terminal.print(
      [
        `${formatCounted(scores.length, 'answer')} to ${formatCounted(questions, 'question')} ranked: ${output}`,
        ...(metrics && note ? ['', formatRankMetrics(metrics, note)] : []),
      ].join('\n'),
    );
  }).finally(() => progress.end());
}
