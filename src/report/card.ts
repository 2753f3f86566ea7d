/** The model card: the `README.md` beside a saved model, for whoever finds the folder without its story. */
import type { BinaryMetrics } from '../evaluation/metrics.ts';
import { distilledSection } from './distillation.ts';
import { formatCount, formatDigits, formatMetric, metricName } from './numbers.ts';
import type { ReportInput } from './report.ts';
import { describeLeakage, describeThreshold, describeVerdict } from './verdict.ts';

const keys = ['accuracy', 'precision', 'recall', 'f1', 'averagePrecision', 'rocAuc', 'logLoss'] as const;

/** Markdown: what it is, what it was trained on, how good it is and where not, and how to use it and make it again. */
export function modelCard({ title, run, evaluations, decision, distilled }: ReportInput): string {
  const [evaluation] = evaluations;
  return `# ${escapeMarkdown(title)}

Says of two texts whether they match. Made by [gemel](https://www.npmjs.com/package/gemel) ${run.version}.

${evaluation ? describeVerdict(evaluation).map(escapeMarkdown).join(' ') : 'This matcher has not been evaluated yet.'}

## Use

\`\`\`sh
npx gemel score --model . --input pairs.csv --left a --right b --output scored.csv
npx gemel duplicates --model . --input texts.txt --output groups.csv
\`\`\`

A pair is a match if its score is at least ${formatDigits(decision.choice.threshold)}, ${describeThreshold(decision.choice)}.

## Figures

${evaluations.map(({ split, metrics }) => metricsTable(split, metrics, metrics.unseen)).join('\n\n')}

*Unseen*: neither text occurs in any labelled training file. ${evaluation ? describeLeakage(evaluation) : ''}
${distilled ? `\n${distilledSection(distilled, escapeMarkdown)}\n` : ''}
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

function metricsTable(split: string, whole: BinaryMetrics, unseen: BinaryMetrics): string {
  return [
    `| ${escapeMarkdown(split)} | all pairs | unseen |`,
    '|---|---:|---:|',
    `| pairs | ${formatCount(whole.pairs)} | ${formatCount(unseen.pairs)} |`,
    ...keys.map(
      (key) => `| ${metricName(key)} | ${formatMetric(key, whole[key])} | ${formatMetric(key, unseen[key])} |`,
    ),
  ].join('\n');
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&');
}
