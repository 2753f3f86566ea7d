/** The model card: the `README.md` beside a saved model, for whoever finds the folder without its story. */
import type { Task } from '../data/task.ts';
import { unreachable } from '../errors.ts';
import {
  type CardFacts,
  describeIntervals,
  describeJudged,
  type Estimates,
  figureCell,
  speedSection,
  storedSection,
  termsSection,
} from './card-facts.ts';
import { distilledSection } from './distillation.ts';
import { formatCount, formatDigits, formatMetric, metricName } from './numbers.ts';
import type { ReportInput, SplitEvaluation } from './report.ts';
import { describeBinary, describeFigures } from './task-figures.ts';
import { describeTask, describeTaskVerdict } from './task-verdict.ts';
import { describeLeakage, describeThreshold } from './verdict.ts';

/** A report's input, and what only a card says. */
export interface CardInput extends ReportInput {
  /** Match or no match where it is not said. */
  readonly task?: Task;
  /** Whether it makes a vector of each side, without which no duplicates are found. */
  readonly vectors?: boolean;
  /** What commands call it: a folder, or the name of a model that comes with gemel. */
  readonly name?: string;
  /** What was measured of it once it was finished. */
  readonly facts?: CardFacts;
}

/** Markdown: what it is, what it was trained on, how good it is and where not, and how to use it and make it again. */
export function modelCard({ task = { kind: 'match' }, ...input }: CardInput): string {
  const { title, run, evaluations, decision, distilled, facts } = input;
  const [evaluation] = evaluations;
  return `# ${escapeMarkdown(title)}

${escapeMarkdown(describeTask(task))} Made by [gemel](https://www.npmjs.com/package/gemel) ${run.version}.

${evaluation ? describeTaskVerdict(task, evaluation).map(escapeMarkdown).join(' ') : 'This matcher has not been evaluated yet.'}

## Use

\`\`\`sh
${usage(task, input).join('\n')}
\`\`\`

A pair is a match if its score is at least ${formatDigits(decision.choice.threshold)}, ${describeThreshold(decision.choice)}.

## Figures
${facts ? `\n${escapeMarkdown(describeJudged(facts))}\n` : ''}
${evaluations.map((shown, i) => metricsTable(shown, i === 0 ? facts?.estimates : undefined)).join('\n\n')}

*Unseen*: neither text occurs in any labelled training file. ${evaluation ? describeLeakage(evaluation) : ''}
${[facts && describeFigures(task), describeBinary(task, escapeMarkdown), facts && describeIntervals(facts)].flatMap((line) => (line ? `\n${line}\n` : [])).join('')}${sections([distilled && distilledSection(distilled, escapeMarkdown), ...factSections(run.data, facts)])}
## Training

- data: ${escapeMarkdown(run.data)}
- data hash: \`${run.dataHash}\`
- seed: ${run.seed}
- engine: ${escapeMarkdown(run.engine)}

\`\`\`sh
${run.command}
\`\`\`

## Limits

- It knows the language and the subjects of its training data; on others measure first, with \`npx gemel evaluate\`.
- The threshold and the probabilities hold for about the same share of matches as in the data that they were chosen on.
- Words that it has never seen are read in pieces or not at all; numbers, names and negations are where it errs most.
- The terms of the training data may limit what this model may be used for.
`;
}

function usage(task: Task, { vectors = true, name = '.' }: Pick<CardInput, 'vectors' | 'name'>): string[] {
  const score = `npx gemel score --model ${name} --input pairs.csv --left a --right b --output scored.csv`;
  const duplicates = `npx gemel duplicates --model ${name} --input texts.txt --output groups.csv`;
  switch (task.kind) {
    case 'ranking':
      return [
        `npx gemel rank --model ${name} --input qa.csv --question question --answer answer --output ranked.csv`,
        ...(vectors
          ? [`npx gemel rank --model ${name} --input questions.txt --pool answers.txt --output found.csv`]
          : []),
      ];
    case 'match':
    case 'graded':
      return vectors ? [score, duplicates] : [score];
    case 'retrieval':
      if (!vectors) return [score];
      return [
        `npx gemel index --model ${name} --input right.txt --out right.index`,
        'npx gemel search --index right.index --query "an item of the left side"',
      ];
    case 'classes':
      return [score];
    default:
      return unreachable(task);
  }
}

const KEYS = [
  'accuracy',
  'precision',
  'recall',
  'f1',
  'averagePrecision',
  'rocAuc',
  'equalErrorRate',
  'logLoss',
] as const;

/** What the task is judged by first, then match or no match. */
function metricsTable(
  { split, metrics, byTask, byTaskUnseen, retrieval }: SplitEvaluation,
  estimates?: { readonly whole: Estimates; readonly unseen: Estimates },
): string {
  const row = (key: string, whole: number, unseen: number) =>
    `| ${metricName(key)} | ${figureCell(key, whole, estimates?.whole)} | ${figureCell(key, unseen, estimates?.unseen)} |`;
  const { rightToLeft } = retrieval ?? {};
  return [
    `| ${escapeMarkdown(split)} | all pairs | unseen |`,
    '|---|---:|---:|',
    ...Object.keys(byTask).map((key) => row(key, byTask[key], byTaskUnseen[key] ?? Number.NaN)),
    ...(['recallAt1', 'recallAt10'] as const).flatMap((key) =>
      rightToLeft ? `| ${metricName(key)}, right to left | ${formatMetric(key, rightToLeft[key])} | – |` : [],
    ),
    `| pairs | ${formatCount(metrics.pairs)} | ${formatCount(metrics.unseen.pairs)} |`,
    ...KEYS.map((key) => row(key, metrics[key], metrics.unseen[key])),
  ].join('\n');
}

/** What qualifies the figures comes first, then how fast it is, what it cost to make it small, and by whose leave. */
function factSections(data: string, facts: CardFacts | undefined): (string | undefined)[] {
  if (!facts) return [];
  return [
    facts.note && `## Worth knowing\n\n${facts.note}`,
    facts.teacherSection,
    speedSection(facts),
    storedSection(facts, escapeMarkdown),
    termsSection(escapeMarkdown(data), facts),
  ];
}

function sections(found: readonly (string | undefined)[]): string {
  return found.flatMap((section) => (section ? `\n${section}\n` : [])).join('');
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&');
}
