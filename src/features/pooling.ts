/** What a frozen network gives → one vector for each item. */
import { GemelError } from '../errors.ts';
import type { Output, Outputs } from './transformers-js.ts';

/**
 * How the vectors of an item's tokens, or of the patches of a picture, become one: their mean, the first of them, or the last. `own` is the vector that the network
 * itself makes of them (`pooler_output`). Where it gives a finished one, that is taken, whatever is asked for.
 */
export type FeaturePooling = 'mean' | 'cls' | 'last' | 'own';

/** Under these names networks give the vector that they were trained to give. */
const FINISHED = ['text_embeds', 'image_embeds', 'sentence_embedding', 'text_embeddings', 'image_embeddings'];

/**
 * One vector for each of N items. mask: of each item 1 for what counts, where some is there only to fill up.
 *
 * @example
 * const tokens = { shape: [1, 2, 2], data: Float32Array.of(1, 2, 3, 6) };
 * const [vector] = poolFeatures({ last_hidden_state: tokens }, { pooling: 'mean', name: 'a model' });
 * vector; // Float32Array [2, 4]
 */
export function poolFeatures(
  outputs: Outputs,
  {
    pooling,
    mask,
    name,
  }: { readonly pooling: FeaturePooling; readonly mask?: readonly (readonly number[])[]; readonly name: string },
): Float32Array[] {
  const finished = FINISHED.find((key) => outputs[key]?.shape.length === 2);
  if (finished !== undefined) return rowsOf(outputs[finished]);
  if (pooling === 'own') {
    if (outputs.pooler_output?.shape.length === 2) return rowsOf(outputs.pooler_output);
    throw new GemelError(
      'bad-model',
      `${name}: expected a pooler_output, found ${list(outputs)}: choose another pooling`,
    );
  }
  const tokens = outputs.last_hidden_state ?? outputs.token_embeddings;
  if (tokens?.shape.length === 3) return poolTokens(tokens, pooling, mask);
  throw new GemelError(
    'bad-model',
    `${name}: expected a network that makes vectors (${['last_hidden_state', ...FINISHED].join(', ')}), found ${list(outputs)}: name a model of features`,
  );
}

/** The vector brought to length 1; one of zeros stays. */
export function toUnitLength(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length > 0 ? vector.map((value) => value / length) : vector;
}

function poolTokens(
  { shape: [N, T, D], data }: Output,
  pooling: 'mean' | 'cls' | 'last',
  mask?: readonly (readonly number[])[],
): Float32Array[] {
  return Array.from({ length: N }, (_, n) => {
    const rowAt = (t: number) => data.subarray((n * T + t) * D, (n * T + t + 1) * D);
    if (pooling === 'cls') return rowAt(0).slice();
    if (pooling === 'last') return rowAt(mask ? Math.max(mask[n].lastIndexOf(1), 0) : T - 1).slice();
    const sums = new Float64Array(D);
    let counted = 0;
    for (let t = 0; t < T; t++) {
      if (mask && mask[n][t] === 0) continue;
      counted++;
      const row = rowAt(t);
      for (let d = 0; d < D; d++) sums[d] += row[d];
    }
    return Float32Array.from(sums, (sum) => sum / Math.max(counted, 1));
  });
}

function rowsOf({ shape: [N, D], data }: Output): Float32Array[] {
  return Array.from({ length: N }, (_, n) => data.slice(n * D, (n + 1) * D));
}

function list(outputs: Outputs): string {
  const found = Object.entries(outputs).map(([name, { shape }]) => `${name} [${shape}]`);
  return found.length > 0 ? found.join(', ') : 'nothing';
}
