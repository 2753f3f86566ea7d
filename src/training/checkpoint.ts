/** A training state ↔ named tensors and text, so that a stopped run can go on exactly where it was. */
import { z } from 'zod';
import { GemelError } from '../errors.ts';
import type { Moments } from './adam.ts';
import type { TrainingState } from './state.ts';

/** What storage writes as one file. */
export interface Checkpoint {
  readonly tensors: Readonly<
    Record<string, { readonly shape: readonly number[]; readonly data: Float32Array | Int32Array }>
  >;
  readonly metadata: Readonly<Record<string, string>>;
}

/** `identity` says which run the state belongs to: settings, seed and data. */
export function toCheckpoint(state: TrainingState, identity: string): Checkpoint {
  const tensors: Record<string, Checkpoint['tensors'][string]> = {};
  const put = (name: string, data: Float32Array | Int32Array) => {
    tensors[name] = { shape: [data.length], data };
  };
  for (const [name, weights] of Object.entries(state.weights)) {
    put(`weights.${name}`, weights);
    put(`best.${name}`, state.bestWeights[name]);
  }
  for (const [name, { mean, square }] of Object.entries(state.moments)) {
    put(`mean.${name}`, mean);
    put(`square.${name}`, square);
  }
  put('embeddings', state.embeddings.data);
  put('bestEmbeddings', state.bestEmbeddings.data);
  put('embeddingMean', state.embeddingMoments.mean);
  put('embeddingSquare', state.embeddingMoments.square);
  put('embeddingSteps', state.embeddingSteps);
  const { epoch, step, best } = state;
  return { tensors, metadata: { identity, progress: JSON.stringify({ epoch, step, best }) } };
}

/**
 * Fills a fresh state of the same run with what a checkpoint holds.
 *
 * @throws GemelError `bad-usage` for the checkpoint of another run, `bad-model` for one that does not fit. `file` is named in errors.
 */
export function fromCheckpoint(
  fresh: TrainingState,
  { tensors, metadata }: Checkpoint,
  identity: string,
  file: string,
): TrainingState {
  if (metadata.identity !== identity) {
    throw new GemelError(
      'bad-usage',
      `${file}: expected the checkpoint of a run with these settings, seed and data, found another's: repeat the first command exactly, or use --force to start anew`,
    );
  }
  const take = <Data extends Float32Array | Int32Array>(name: string, like: Data): Data => {
    const data = tensors[name]?.data;
    if (data?.length !== like.length || data.constructor !== like.constructor) {
      throw new GemelError(
        'bad-model',
        `${file}: expected tensor "${name}" of ${like.length} numbers: the checkpoint is damaged`,
      );
    }
    // A copy, since training writes into it.
    return data.slice() as Data;
  };
  const progress = parseProgress(metadata.progress);
  if (!progress) {
    throw new GemelError('bad-model', `${file}: expected the progress of a run: the checkpoint is damaged`);
  }
  const byName = (make: (name: string, like: Float32Array) => Float32Array): Record<string, Float32Array> =>
    Object.fromEntries(Object.entries(fresh.weights).map(([name, like]) => [name, make(name, like)]));
  const moments = Object.entries(fresh.moments).map(([name, { mean, square }]): [string, Moments] => [
    name,
    { mean: take(`mean.${name}`, mean), square: take(`square.${name}`, square) },
  ]);
  const table = fresh.embeddings.data;
  return {
    weights: byName((name, like) => take(`weights.${name}`, like)),
    bestWeights: byName((name, like) => take(`best.${name}`, like)),
    moments: Object.fromEntries(moments),
    embeddings: { ...fresh.embeddings, data: take('embeddings', table) },
    bestEmbeddings: { ...fresh.embeddings, data: take('bestEmbeddings', table) },
    embeddingMoments: { mean: take('embeddingMean', table), square: take('embeddingSquare', table) },
    embeddingSteps: take('embeddingSteps', fresh.embeddingSteps),
    ...progress,
    best: progress.best,
  };
}

const progressSchema = z.object({
  epoch: z.int().nonnegative(),
  step: z.int().nonnegative(),
  best: z.object({ epoch: z.int().positive(), value: z.number() }).optional(),
});

function parseProgress(text: string | undefined): z.infer<typeof progressSchema> | undefined {
  try {
    return progressSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}
