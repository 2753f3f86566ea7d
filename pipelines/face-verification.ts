/**
 * Says whether two pictures show the same person, of people that it has never seen: learns from others, and chooses the threshold by how often strangers may be let in. A
 * recipe: copy it and change the lines marked YOURS. Without a folder it learns signatures that are drawn.
 */
import { argv } from 'node:process';
import { pairsToJudgeBy } from '../corpora/class-pairs.ts';
import { faces } from '../corpora/faces.ts';
import { drawCharacters } from '../corpora/generated/drawn-characters.ts';
import { writeTable } from '../corpora/table-writer.ts';
import type { Pair } from '../src/data/pair.ts';
import { isMatch } from '../src/evaluation/decisions.ts';
import { equalErrorRate } from '../src/evaluation/equal-error-rate.ts';
import { Scorer } from '../src/matchers/scorer.ts';
import { formatCount, formatCounted, formatDuration, formatPercent } from '../src/report/numbers.ts';
import { settle } from './exit.ts';
import { engineOf, parseFlags, SHARED_FLAGS } from './flags.ts';
import { loadCorpora, type TrainingData } from './labelled-pairs.ts';
import { formatEvaluation } from './metrics-table.ts';
import { loadImages } from './own-images.ts';
import { loadPreset } from './presets.ts';
import { openProgress } from './progress.ts';
import { writeReport } from './reporting.ts';
import { evaluatePairs } from './scoring.ts';
import { processTerminal } from './terminal.ts';
import { trainToFolder } from './train-run.ts';
import { showTraining } from './training-progress.ts';

const terminal = processTerminal();
const { clock, signal, print } = terminal;

process.exitCode = await settle('face-verification', terminal, async () => {
  const flags = parseFlags('face-verification', argv.slice(2), {
    ...SHARED_FLAGS,
    out: { value: 'DIR', about: 'the run folder', default: 'runs/face-verification' },
    data: { value: 'DIR', about: 'faces, a folder for each person; default: signatures that are drawn' },
    epochs: { value: 'N', about: 'at most so many passes over the pictures' },
    limit: { value: 'N', about: 'people whose signatures are drawn', default: '40' },
  });
  const began = clock();
  const out = flags.need('out');
  const engine = engineOf(flags);
  const seed = flags.whole('seed', 0) ?? 1;
  const folder = flags.text('data');

  // 1. Pictures of some people to learn from, of others to be judged by. YOURS: a folder for each person, given as --data
  const { test, ...data } = folder ? await people(folder) : await signatures(out, flags.whole('limit', 12) ?? 40, seed);

  // 2. Train. The precision says how sure a match has to be: of a hundred that are let in, at most five strangers. YOURS: precision=0.99
  const { saved, events, dev } = await trainToFolder({
    out,
    force: true,
    data,
    preset: await loadPreset('faces-siamese', {
      epochs: flags.whole('epochs') ?? (folder ? undefined : 6),
      goal: 'precision=0.95',
    }),
    seed,
    engine,
    command: flags.commandLine,
    clock,
    signal,
    onEvent: showTraining(openProgress(terminal)),
  });

  // 3. Judge it by people that it has never seen.
  const scorer = new Scorer(saved.model, engine);
  const evaluation = await evaluatePairs(saved, { split: 'test', pairs: test, scorer }).finally(() => scorer.dispose());
  await writeReport(out, saved, { events, evaluations: [evaluation, dev] }, { engine });
  const { threshold } = saved.decision.choice;
  const wrong = test
    .map((pair, i) => ({ ...pair, score: evaluation.scores[i] }))
    .filter(({ label, score }) => isMatch(score, threshold) !== (label === 1));
  await writeTable(`${out}/mistakes.csv`, ['left', 'right', 'label', 'score'], async (write) => {
    for (const mistake of wrong) await write(mistake);
  });
  const count = (label: number, among: readonly Pair[]) => among.filter((pair) => pair.label === label).length;
  const labels = test.map(({ label }) => label);

  print(`
IS IT THE SAME PERSON? ${formatCounted(test.length, 'pair')} of people that it has never seen, half of them of one person

${formatEvaluation(evaluation)}

Strangers let in: ${formatCount(count(0, wrong))} of ${formatCount(count(0, test))}. Turned away though it was them: ${formatCount(count(1, wrong))} of ${formatCount(count(1, test))}.
At another threshold both kinds of mistake are equally rare: ${formatPercent(equalErrorRate(evaluation.scores, labels))}.

Done in ${formatDuration(clock() - began)}.
  ${out}/report.html    training, ROC and the mistakes as pictures
  ${out}/mistakes.csv   all of them
  ${out}                the model

Try next
  npx tsx pipelines/face-verification.ts --data faces    a folder for each person
  npx gemel score --model ${out} --input pairs.csv --left photo1 --right photo2 --output scored.csv`);
});

interface Judged extends TrainingData {
  readonly test: readonly Pair[];
}

async function people(folder: string): Promise<Judged> {
  const { test } = await faces.load({ data: folder });
  return { ...(await loadCorpora([faces.name], { data: folder })), test };
}

async function signatures(out: string, count: number, seed: number): Promise<Judged> {
  await drawCharacters(`${out}-people`, { classes: count, perClass: 10, seed });
  const strangers = await drawCharacters(`${out}-strangers`, { classes: 10, perClass: 10, seed: seed + 1 });
  return { ...(await loadImages({ folder: `${out}-people` })), test: pairsToJudgeBy(strangers, 'test') };
}
