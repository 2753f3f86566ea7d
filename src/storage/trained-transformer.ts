/** A gemel model with a transformer → what the next one can start from. */
import { sizesOf } from '../encoders/transformer.ts';
import { GemelError } from '../errors.ts';
import type { PretrainedTransformer } from '../pretrained.ts';
import { partOf } from '../weights.ts';
import { loadModel } from './model-folder.ts';

/**
 * Reads the transformer of a model folder, so that training goes on from it: a cross-encoder, say, from what a bi-encoder has learned. It may be the
 * encoder of a siamese model or the joint of a two-channel one; heads are left out.
 *
 * @throws GemelError `bad-model` for a model without such a transformer, or whose learned changes are kept beside its weights (`lora`).
 *
 * @example
 * const pretrained = await readTrainedTransformer('questions-teacher');
 */
export async function readTrainedTransformer(folder: string): Promise<PretrainedTransformer> {
  const { model, config, embeddingWidth, seen, seenPairs } = await loadModel(folder);
  const settings = config.joint ?? config.encoder;
  const { tokenizer, embeddings } = model;
  if (settings?.kind !== 'transformer' || config.rightEncoder || !tokenizer) {
    const found = `${config.architecture} with ${settings?.kind ?? 'none'}`;
    throw new GemelError(
      'bad-model',
      `${folder}: expected a model whose one encoder or joint is a transformer, found ${found}: start from another`,
    );
  }
  if (typeof settings.train === 'object' && 'lora' in settings.train) {
    throw new GemelError(
      'bad-model',
      `${folder}: expected a transformer that was trained itself, found one with low-rank changes beside it: start from another`,
    );
  }
  return {
    tokenizer,
    vectors: { rows: embeddings.rows, dimension: embeddingWidth, data: embeddings.data },
    sizes: sizesOf(settings),
    weights: partOf(model.weights, config.joint ? 'joint' : 'encoder'),
    seen: { texts: seen, pairs: seenPairs },
  };
}
