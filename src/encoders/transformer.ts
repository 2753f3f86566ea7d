/** The transformer encoder: a BERT-like network, as pretrained sentence encoders are. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import type { Encoder } from './encoder.ts';
import { pooling } from './pooling.ts';
import {
  readLayers,
  type Trained,
  type TransformerSizes,
  type TransformerStart,
  transformerWeights,
} from './transformer-layers.ts';

export type TransformerPooling = 'cls' | 'mean' | 'max';

export interface TransformerOptions extends Partial<TransformerSizes> {
  /** W, the length of a token's vector, and that of its state. */
  readonly tokenWidth: number;
  /** One pooling, or several whose vectors are joined. */
  readonly pooling?: TransformerPooling | readonly TransformerPooling[];
  readonly train?: Trained;
  /** A pretrained model's weights; its sizes count where none are given. */
  readonly start?: TransformerStart;
}

/**
 * BERT (Devlin et al. 2019), pooled as by Reimers & Gurevych 2019, "Sentence-BERT": x = norm(token + type + position) over `[CLS]` text `[SEP]`,
 * then in each layer x ← norm(x + attention(x)) and x ← norm(x + gelu(x·W + a)·V + b).
 *
 * Prefer it with a pretrained start (`readTransformer`): then it is the best of the encoders on few pairs as on many, and the slowest by far. It
 * learns whole, in its last layers, or by low-rank changes of its attention ("LoRA"), for which frozen weights need neither gradient
 * nor moments. Learning rates are a hundredth of those of other encoders: about 2e-5 for the whole, 1e-3 for the changes. From scratch `lstm`
 * and `bag` are better.
 */
export function transformer(options: TransformerOptions): Encoder {
  const { tokenWidth, pooling: chosen = 'mean', train = 'all', start } = options;
  const sizes = sizesOf(options);
  return {
    dimension: tokenWidth * [chosen].flat().length,
    tokenWidth,
    weights: transformerWeights({ tokenWidth, sizes, train, start }),
    encode: (sequence, weights) => poolStates(readLayers([sequence], weights, sizes), chosen),
  };
}

/** Those given, else those of the start, else those of a small network. */
export function sizesOf({
  start,
  ...given
}: Pick<TransformerOptions, 'start' | keyof TransformerSizes>): TransformerSizes {
  const { layers, heads, hidden, positions, epsilon } = { ...SMALL, ...start?.sizes, ...withoutGaps(given) };
  return { layers, heads, hidden, positions, epsilon };
}

const SMALL: TransformerSizes = { layers: 2, heads: 4, hidden: 512, positions: 512, epsilon: 1e-12 };

/** The states of all slots, N×L×W → N×D. */
export function poolStates(
  { states, mask }: { readonly states: tf.Tensor3D; readonly mask: tf.Tensor2D },
  chosen: TransformerPooling | readonly TransformerPooling[],
): tf.Tensor2D {
  const [N, , W] = states.shape;
  const pooled = [chosen].flat().map((name): tf.Tensor2D => {
    if (name === 'cls') return tf.reshape(tf.slice(states, [0, 0, 0], [N, 1, W]), [N, W]);
    return pooling(name, W).pool(tf.transpose(states, [1, 0, 2]), tf.transpose(mask), NO_WEIGHTS);
  });
  return pooled.length === 1 ? pooled[0] : (tf.concat(pooled, 1) as tf.Tensor2D);
}

const NO_WEIGHTS: Tensors = {};

function withoutGaps<Value extends object>(settings: Value): Partial<Value> {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<Value>;
}
