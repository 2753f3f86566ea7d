/** A model → its smaller copy, and what that costs. */
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineOptions } from '../src/compile/compile.ts';
import { GemelError } from '../src/errors.ts';
import { Scorer } from '../src/matchers/scorer.ts';
import { formatCount, formatMetric, metricName } from '../src/report/numbers.ts';
import { readFileOrExplain, writeAtomically } from '../src/storage/files.ts';
import { type SavedModel, type Stored, saveModel } from '../src/storage/model-folder.ts';
import { afterStoring } from '../src/storage/model-tensors.ts';
import type { JudgePairs } from './judge-pairs.ts';
import { bytesOf } from './run-folder.ts';
import { evaluatePairs, flatMetrics } from './scoring.ts';

export interface QuantiseTask {
  /** The folder of the model. */
  readonly from: string;
  readonly saved: SavedModel;
  readonly out: string;
  readonly type: Stored['type'];
  /** The pairs to measure the cost on. */
  readonly judge?: JudgePairs;
  readonly engine?: EngineOptions;
  readonly signal?: AbortSignal;
}

/** The JSON contract of `gemel quantise`. */
export interface Quantised {
  readonly out: string;
  readonly weights: Stored['type'];
  /** Of all files of the model, without its report. */
  readonly bytes: { readonly before: number; readonly after: number };
  readonly quality?: Stored['quality'];
}

/** Writes the copy, with the card and the report of the model; both are measured before anything is written. */
export async function quantiseModel({
  from,
  saved,
  out,
  type,
  judge,
  engine,
  signal,
}: QuantiseTask): Promise<Quantised> {
  if (saved.stored) {
    throw new GemelError(
      'bad-usage',
      `--model: expected a model with whole weights, found one of ${saved.stored.type}`,
    );
  }
  const { embeddingWidth } = saved;
  const small = { ...saved, model: afterStoring(saved.model, { type, embeddingWidth }) };
  const measure = async (model: SavedModel, { pairs }: JudgePairs) => {
    const scorer = new Scorer(model.model, engine);
    return flatMetrics(await evaluatePairs(model, { split: 'dev', pairs, scorer }).finally(() => scorer.dispose()));
  };
  const quality = judge && {
    data: `${judge.name}, ${formatCount(judge.pairs.length)} pairs`,
    before: await measure(saved, judge),
    after: await measure(small, judge),
  };
  if (signal?.aborted) throw new GemelError('interrupted', 'stopped by Ctrl-C; nothing was written');
  const stored: Stored = { type, ...(quality && { quality }) };
  await saveModel(out, { ...saved, stored });
  const made: Quantised = {
    out,
    weights: type,
    bytes: { before: await bytesOf(from), after: await bytesOf(out) },
    ...(quality && { quality }),
  };
  await copyPages(from, made);
  return made;
}

/** What was done, in lines for the terminal. */
export function describeQuantised(made: Quantised): string {
  const { out, weights, bytes, quality } = made;
  const cost = quality ? costLines(quality) : ['Not measured: name --corpus or --pairs to see what it costs.'];
  return `${describeSizes({ weights, bytes })}\n${cost.join('\n')}\nModel: ${out}`;
}

function describeSizes({ weights, bytes: { before, after } }: Pick<Quantised, 'weights' | 'bytes'>): string {
  return `Weights stored as ${weights}: ${megabytes(after)} MB, before ${megabytes(before)} MB.`;
}

function costLines({ data, before, after }: NonNullable<Quantised['quality']>): string[] {
  const keys = Object.keys(before).filter((key) => key !== 'pairs' && key !== 'threshold');
  return [
    `On ${data}:`,
    ...keys.map(
      (key) =>
        `  ${metricName(key)}: ${formatMetric(key, number(after[key]))}, before ${formatMetric(key, number(before[key]))}`,
    ),
  ];
}

/** The card with a section more, and the report as it is, where the model has them. */
async function copyPages(from: string, made: Quantised): Promise<void> {
  const files = await readdir(from);
  await mkdir(made.out, { recursive: true });
  if (files.includes('report.html')) await copyFile(join(from, 'report.html'), join(made.out, 'report.html'));
  if (!files.includes(CARD)) return;
  const card = new TextDecoder().decode(await readFileOrExplain(join(from, CARD), 'a model card', 'bad-model'));
  const cost = made.quality ? costLines(made.quality).map((line) => line.replace(/^ {2}/, '- ')) : [];
  const section = [
    '## Stored weights',
    '',
    describeSizes(made),
    ...(cost.length > 0 ? ['', cost[0], '', ...cost.slice(1)] : []),
  ];
  await writeAtomically(join(made.out, CARD), `${card.trimEnd()}\n\n${section.join('\n')}\n`);
}

const CARD = 'README.md';

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function number(value: number | null): number {
  return value ?? Number.NaN;
}
