/**
 * Finds the answers to questions: learns what an answer to a question looks like, is judged on questions that it has not seen, and ranks the answers of a
 * list. A recipe: copy it and change the lines marked YOURS.
 */
import { argv } from 'node:process';
import { generateAnswers } from '../corpora/generated/answers.ts';
import { samplePath } from '../corpora/generated/corpus.ts';
import { writeTable } from '../corpora/table-writer.ts';
import { SeenTexts } from '../src/data/seen-texts.ts';
import { Scorer } from '../src/matchers/scorer.ts';
import { formatCounted, formatDigits, formatDuration, formatPercent } from '../src/report/numbers.ts';
import { clipToWidth } from '../src/report/width.ts';
import { settle } from './exit.ts';
import { engineOf, parseFlags, SHARED_FLAGS } from './flags.ts';
import type { TrainingData } from './labelled-pairs.ts';
import { formatEvaluation } from './metrics-table.ts';
import { loadPreset } from './presets.ts';
import { openProgress } from './progress.ts';
import { encodePool, PoolRecall, searchPool } from './rank/pool.ts';
import { readQuestions } from './rank/questions.ts';
import { writeReport } from './reporting.ts';
import { evaluatePairs } from './scoring.ts';
import { processTerminal } from './terminal.ts';
import { collectTexts } from './texts.ts';
import { trainToFolder } from './train-run.ts';
import { showTraining } from './training-progress.ts';

/** Of the generated texts. */
const SEED = 7;

const NOTE = `
Answers that people write share few words with the question, and a network that starts from nothing knows no others. --vectors minishlab/potion-base-4M
(or a folder) starts from pretrained word vectors, and ranks the answers of corpora/samples/answers.csv, which were written by hand.
`;

const terminal = processTerminal();
const { clock, signal, print } = terminal;

process.exitCode = await settle('answer-ranking', terminal, async () => {
  const flags = parseFlags('answer-ranking', argv.slice(2), {
    ...SHARED_FLAGS,
    out: { value: 'DIR', about: 'the run folder', default: 'runs/answer-ranking' },
    vectors: {
      value: 'DIR',
      about: 'pretrained word vectors: a model2vec folder, or an id such as minishlab/potion-base-4M',
    },
    epochs: { value: 'N', about: 'at most so many passes over the questions', default: '2' },
    limit: { value: 'N', about: 'questions to learn from; default: 3000, with --vectors 500' },
  });
  const began = clock();
  const out = flags.need('out');
  const engine = engineOf(flags);
  const vectors = flags.text('vectors');

  // 1. Questions with candidates, right and wrong. YOURS: await loadUserPairs({ path: 'mine.csv', columns: { left: 'question', right: 'answer', label: 'right' }, task: { kind: 'ranking' } })
  const data = await generatedData(flags.whole('limit') ?? (vectors ? 500 : 3000));

  // 2. Train: the candidates of a question compete with each other.
  const { saved, dev, events } = await trainToFolder({
    out,
    force: true,
    data,
    preset: await loadPreset('answers-bag', { epochs: flags.whole('epochs') }),
    vectors,
    seed: flags.whole('seed', 0) ?? 1,
    engine,
    command: flags.commandLine,
    clock,
    signal,
    onEvent: showTraining(openProgress(terminal)),
  });

  // 3. Judge it on questions that it has never seen. YOURS: await collectPairs('test.csv', { left: 'question', right: 'answer', label: 'right' })
  const test = generateAnswers({ seed: SEED, count: 300, part: 'test' });
  const scorer = new Scorer(saved.model, engine);
  const evaluation = await evaluatePairs(saved, { split: 'test', pairs: test, scorer });

  // 4. Find the best answers in a list. YOURS: your files and the names of their columns
  const list = vectors ? samplePath('answers.csv') : await writeGeneratedList(`${out}/answers.csv`);
  const asked = await readQuestions(list, { question: 'question', answer: 'answer' });
  const answers = await collectTexts(list, 'answer');
  const pool = await encodePool(answers, { model: saved.model, scorer, engine, signal });
  const recall = new PoolRecall(asked.right ?? new Map(), 10);
  const shown: string[] = [];
  let at = 0;
  await writeTable(`${out}/found.csv`, ['question', 'rank', 'score', 'probability', 'answer'], async (write) => {
    for await (const found of searchPool(pool, asked.questions, {
      first: { ...saved, scorer },
      candidates: 10,
      k: 10,
    })) {
      const question = asked.questions[at++];
      for (const [i, { text, score, probability }] of found.entries()) {
        await write({ question, rank: i + 1, score, probability, answer: text });
      }
      recall.add(question, found);
      shown.push(
        question,
        ...found.slice(0, 2).map(({ score, text }) => clipToWidth(`  ${formatDigits(score)}  ${text}`, 100)),
      );
    }
  });
  await scorer.dispose();
  const { recallAt1, recallAt10 } = recall.metrics;

  // 5. A page with all of it.
  await writeReport(out, saved, { events, evaluations: [evaluation, dev] });

  print(`
HOW GOOD IS IT? ${formatCounted(300, 'generated question')} with their candidates, half of them of kinds that it was never asked

${formatEvaluation(evaluation)}

WHICH ANSWER BELONGS TO A QUESTION? Of a list that was ${vectors ? 'written by hand' : 'generated, too'}, the right one of ${formatCounted(answers.length, 'answer')} comes first for ${formatPercent(recallAt1, 0)} of ${formatCounted(asked.questions.length, 'question')}, and is among the first ten for ${formatPercent(recallAt10, 0)}

${shown.slice(0, 18).join('\n')}
${vectors ? '' : NOTE}
Done in ${formatDuration(clock() - began)}.
  ${out}/report.html   the same with pictures
  ${out}/found.csv     the ten best answers of each question
  ${out}               the model

Try next
  npx gemel rank --model ${out} --input questions.txt --pool answers.txt --output found.csv
  npx gemel train --pairs mine.csv --left question --right answer --label right --ranking --preset answers-bag --out my-model`);
});

async function generatedData(count: number): Promise<TrainingData> {
  const train = generateAnswers({ seed: SEED, count });
  return {
    name: 'generated answers',
    description: `generated answers, ${formatCounted(count, 'question')}`,
    task: { kind: 'ranking' },
    train,
    dev: generateAnswers({ seed: SEED, count: 300, part: 'dev' }),
    seen: await SeenTexts.fromTexts(train.flatMap(({ left, right }) => [left, right])),
    notes: [],
  };
}

/** Questions that training never asks, with their answers. */
async function writeGeneratedList(path: string): Promise<string> {
  await writeTable(path, ['question', 'answer'], async (write) => {
    for (const { left: question, right: answer, label } of generateAnswers({
      seed: SEED + 1,
      count: 60,
      part: 'test',
    })) {
      if (label === 1) await write({ question, answer });
    }
  });
  return path;
}
