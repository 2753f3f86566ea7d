/**
 * The main job, `npm start`: learns which questions ask the same, is judged on questions written by hand, and finds the duplicates in a
 * list. A recipe: copy it and change the lines marked YOURS.
 */
import { argv } from 'node:process';
import { generated, samplePath } from '../corpora/generated/corpus.ts';
import { readTable } from '../corpora/table.ts';
import { evaluateGroups } from '../src/evaluation/groups.ts';
import { Scorer } from '../src/matchers/scorer.ts';
import { formatCounted, formatDuration, formatPercent } from '../src/report/numbers.ts';
import { findDuplicates } from './duplicates/find.ts';
import { formatGroups, writeGroups } from './duplicates/output.ts';
import { settle } from './exit.ts';
import { engineOf, parseFlags, SHARED_FLAGS } from './flags.ts';
import { loadCorpora } from './labelled-pairs.ts';
import { formatEvaluation, formatSideBySide } from './metrics-table.ts';
import { formatMistakes } from './mistakes.ts';
import { openModel } from './model.ts';
import { loadPreset } from './presets.ts';
import { openProgress } from './progress.ts';
import { writeReport } from './reporting.ts';
import { formatScoredPair, scorePair } from './score-pair.ts';
import { evaluatePairs } from './scoring.ts';
import { processTerminal } from './terminal.ts';
import { trainToFolder } from './train-run.ts';
import { showTraining } from './training-progress.ts';

const SHIPPED = 'questions-en';
const EXAMPLE = { left: 'How can I lose weight fast?', right: 'What is the quickest way to lose weight?' };

const terminal = processTerminal();
const { clock, signal, print } = terminal;

process.exitCode = await settle('duplicate-questions', terminal, async () => {
  const flags = parseFlags('duplicate-questions', argv.slice(2), {
    ...SHARED_FLAGS,
    out: { value: 'DIR', about: 'the run folder', default: 'runs/duplicate-questions' },
    epochs: { value: 'N', about: 'at most so many passes over the pairs' },
    limit: { value: 'ROWS', about: 'at most so many training pairs' },
  });
  const began = clock();
  const out = flags.need('out');
  const seed = flags.whole('seed', 0) ?? 1;
  const engine = engineOf(flags);
  const progress = openProgress(terminal);

  // 1. Pairs to learn from. YOURS: loadUserPairs({ path: 'mine.csv', columns: { left: 'a', right: 'b', label: 'same' } })
  const data = await loadCorpora([generated.name], { limit: flags.whole('limit', 2) });

  // 2. Train: shows its progress, keeps the weights of the best epoch, writes the folder.
  const { saved, dev, events } = await trainToFolder({
    out,
    force: true,
    data,
    preset: await loadPreset(generated.preset, { epochs: flags.whole('epochs') }),
    seed,
    engine,
    command: `gemel train --corpus ${generated.name} --seed ${seed} --out ${out}`,
    clock,
    signal,
    onEvent: showTraining(progress),
  });

  // 3. Judge it on pairs that it has never seen. YOURS: collectPairs('test.csv', { left: 'a', right: 'b', label: 'same' })
  const { test } = await generated.load({});
  const scorer = new Scorer(saved.model, engine);
  const evaluation = await evaluatePairs(saved, { split: 'test', pairs: test, scorer });
  await scorer.dispose();

  // 4. Find the duplicates in a list. YOURS: collectTexts('texts.txt', undefined)
  const { texts, truth } = await readQuestions();
  const threshold = { atLeast: saved.decision.choice.threshold };
  const { groups } = await findDuplicates(texts, { model: saved.model, threshold, engine, signal });
  const quality = evaluateGroups({
    texts,
    groups: groups.map(({ members }) => members.map(({ text }) => text)),
    truth,
  });
  await writeGroups(`${out}/groups.csv`, groups);

  // 5. The same pairs to a matcher that comes with gemel: it learned from other questions, and is there at once.
  const ready = await openModel(SHIPPED);
  const readyScorer = new Scorer(ready.model, engine);
  const readyEvaluation = await evaluatePairs(ready, { split: 'test', pairs: test, scorer: readyScorer });
  await readyScorer.dispose();
  const scored = await scorePair(ready, EXAMPLE, engine);

  // 6. A page with all of it.
  const duplicates = groups.map(({ members }) => ({
    texts: members.map(({ text }) => text),
    similarity: Math.min(...members.map(({ similarity }) => similarity)),
  }));
  await writeReport(out, saved, { events, evaluations: [evaluation, dev], duplicates });

  print(`
HOW GOOD IS IT? ${formatCounted(test.length, 'pair')} written by hand, none of them seen in training

${formatEvaluation(evaluation)}

Where it is most sure and wrong
${formatMistakes(evaluation)}

WHICH QUESTIONS ASK THE SAME? ${formatCounted(groups.length, 'group')} in a list of ${formatCounted(texts.length, 'question')}: ${formatPercent(quality.precision, 0)} of the joined pairs are right, ${formatPercent(quality.recall, 0)} of the true ones are found

${formatGroups(groups, { show: 8 })}

WITHOUT TRAINING? ${SHIPPED}, which comes with gemel, on the same pairs: it knows questions of another kind, so your own pairs are worth more

${formatSideBySide({ 'trained here': evaluation, [SHIPPED]: readyEvaluation })}

“${scored.left}” and “${scored.right}”
${formatScoredPair(scored)}

Done in ${formatDuration(clock() - began)}.
  ${out}/report.html   the same with pictures
  ${out}/groups.csv    all groups
  ${out}               the model

Try next
  npx gemel score --model ${SHIPPED} --left "${EXAMPLE.left}" --right "${EXAMPLE.right}"
  npx gemel duplicates --model ${out} --input texts.txt --output groups.csv
  npx gemel train --pairs mine.csv --left a --right b --label same --out my-model
  npx gemel train --vectors minishlab/potion-base-4M --out better    starts from pretrained word vectors (or --vectors FOLDER)
  npx gemel train --help`);
});

/** The embedded questions; those that ask the same have the same word in the column `group`. */
async function readQuestions() {
  const texts: string[] = [];
  const groups = new Map<string, string>();
  const truth: { left: string; right: string }[] = [];
  for await (const { values } of await readTable(samplePath('questions.csv'), { required: ['question', 'group'] })) {
    texts.push(values.question);
    if (values.group === '') continue;
    const first = groups.get(values.group);
    if (first === undefined) groups.set(values.group, values.question);
    else truth.push({ left: first, right: values.question });
  }
  return { texts, truth };
}
