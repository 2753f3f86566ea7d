/** The inputs of an exported file: for each kind of side their names and shapes, and how they become what a network reads. */
import type { Program, TensorData, Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import { pictureSide } from '../data/picture-side.ts';
import { allocate, type Item, type Side } from '../data/side.ts';
import { textSide } from '../data/text-side.ts';
import { GemelError } from '../errors.ts';
import type { PictureSize } from '../image/picture.ts';
import type { SideName } from '../matchers/matcher.ts';
import type { Model } from '../matchers/model.ts';
import { Random } from '../random.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import { count } from '../weights.ts';

/** The shape of the inputs: they cannot change once the file is written. */
export interface ExportShape {
  /** N, the items or pairs of a run. */
  readonly batch: number;
  /** T, the tokens of a text; ids beyond are cut off, shorter texts filled up with id 0 and mask 0. Pictures have none. */
  readonly length: number;
}

/** One side of an exported file. The names of its inputs begin with `prefix`. */
export interface ExportedSide {
  /** What a run reads, in words: `32 tokens`. */
  readonly describe: string;
  specs(prefix: string): Program['inputs'];
  /** The inputs → the arrays of the side. `tensors` holds the embedding table, too. */
  toArrays(tensors: Tensors, prefix: string): Tensors;
  /** At most N items as inputs; places that are left over repeat the first one. */
  fill(items: readonly Item[], prefix: string): Readonly<Record<string, TensorData>>;
  /** The side as the file reads it, for trying it out. */
  readonly trial: Side;
}

/** Throws `unsupported` for a frozen model's vectors. */
export function exportedSide(model: Model, name: SideName, shape: ExportShape): ExportedSide {
  const reads = model.matcher[name];
  switch (reads.kind) {
    case 'text':
      return texts(model, model.sides[name], shape);
    case 'picture':
      return pictures({ height: reads.height, width: reads.width, channels: reads.channels }, shape);
    case 'features':
      throw new GemelError(
        'unsupported',
        'export: expected a model of texts or pictures, found one that reads by a frozen model, which is a file of its own',
      );
  }
}

/** Ids int32 N×T and masks float32 N×T, 1 for a token. */
function texts(model: Model, { lengths }: Side, { batch, length }: ExportShape): ExportedSide {
  // With texts cut where the file cuts them.
  const own = [...lengths.filter((shorter) => shorter < length), length];
  return {
    describe: `${length} tokens`,
    trial: textSide({ tokenizer: model.tokenizer as Tokenizer, lengths: own, width: model.matcher.tokenWidth }),
    specs: (prefix) => ({
      [`${prefix}ids`]: { shape: [batch, length], dtype: 'int32' },
      [`${prefix}mask`]: { shape: [batch, length], dtype: 'float32' },
    }),
    // Inside, time comes first and padding is zero, as in a batch that `fillBatch` wrote.
    toArrays(tensors, prefix) {
      const mask = tf.transpose(tensors[`${prefix}mask`]) as tf.Tensor2D;
      const rows = tf.gather(tensors.embeddings, tf.transpose(tensors[`${prefix}ids`]) as tf.Tensor2D);
      return { tokens: tf.mul(rows, tf.expandDims(mask, 2)), mask };
    },
    fill(items, prefix) {
      const ids = new Int32Array(batch * length);
      const mask = new Float32Array(batch * length);
      for (let n = 0; n < batch; n++) {
        const text = (items[n] ?? items[0]) as Int32Array;
        ids.set(text, n * length);
        mask.fill(1, n * length, n * length + text.length);
      }
      return { [`${prefix}ids`]: ids, [`${prefix}mask`]: mask };
    },
  };
}

/** Pixels float32 N×H×W×C, −1 for black and 1 for white. */
function pictures(size: PictureSize, { batch }: ExportShape): ExportedSide {
  const { height, width, channels } = size;
  const side = pictureSide(size);
  return {
    describe: `${height}×${width}×${channels} pixels`,
    // Any string stands for a picture that is drawn from it.
    trial: { ...side, read: async (raw) => raw.map((text) => drawPixels(size, text)) },
    specs: (prefix) => ({ [`${prefix}pixels`]: { shape: [batch, height, width, channels], dtype: 'float32' } }),
    toArrays: (tensors, prefix) => ({ pixels: tensors[`${prefix}pixels`] }),
    fill(items, prefix) {
      const arrays = allocate(side, batch, 1);
      const all = Array.from({ length: batch }, (_, n) => items[n] ?? items[0]);
      side.fill(arrays, all, { rows: 0, width: 0, data: new Float32Array(0) });
      return { [`${prefix}pixels`]: arrays.pixels };
    },
  };
}

function drawPixels({ height, width, channels }: PictureSize, text: string): Uint8Array {
  const random = Random.fromSeed(1).fork(text);
  return Uint8Array.from({ length: count([height, width, channels]) }, () => random.integer(256));
}
