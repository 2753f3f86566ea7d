/** The inside of a BERT-like transformer: texts laid out with their marks, embedded, and read by layers of attention and feed-forward. */
import type { Tensors } from '../compile/compile.ts';
import { differentiating } from '../compile/fused.ts';
import { tf } from '../compile/tf.ts';
import { GemelError } from '../errors.ts';
import type { Random } from '../random.ts';
import { constant, count, glorotUniform, named, partOf, type WeightSpec } from '../weights.ts';
import type { Sequence } from './encoder.ts';
import { gelu } from './gelu.ts';
import { layerNorm, layerNormWeights } from './layer-norm.ts';

/** What a pretrained model fixes. */
export interface TransformerSizes {
  readonly layers: number;
  /** A, how many things each token looks for at the same time. */
  readonly heads: number;
  /** F, the units of each layer's feed-forward network. */
  readonly hidden: number;
  /** P, the places of a text, `[CLS]` and `[SEP]` included. */
  readonly positions: number;
  /** What keeps layer normalisation from dividing by zero. */
  readonly epsilon: number;
}

/** Which weights learn: all, those of the last layers, or, beside frozen ones, low-rank changes of the attention's matrices. */
export type Trained = 'all' | { readonly last: number } | { readonly lora: number };

/** Trained weights to start from, by the names of `transformerWeights`. */
export interface TransformerStart {
  readonly sizes: TransformerSizes;
  readonly weights: Readonly<Record<string, Float32Array>>;
}

export interface LayersOptions {
  /** W, the length of a token's vector and of its state. */
  readonly tokenWidth: number;
  readonly sizes: TransformerSizes;
  readonly train: Trained;
  readonly start?: TransformerStart;
}

/** N texts or pairs with `[CLS]` before and `[SEP]` behind each text. Padding stays where it is: the places that are counted leave it out. */
interface Layout {
  /** N×L×W, zero at the marks. */
  readonly tokens: tf.Tensor3D;
  /** N×L. */
  readonly mask: tf.Tensor2D;
  /** L×4: which row of `special` each slot is added, and that of its text. */
  readonly marks: tf.Tensor2D;
}

/** The rows of the weight `special`. */
const SPECIAL = { cls: 0, separator: 1, firstText: 2 } as const;

/** All weights; frozen ones say so. */
export function transformerWeights({ tokenWidth: W, sizes, train, start }: LayersOptions): WeightSpec[] {
  const { layers, heads, positions } = sizes;
  if (W % heads !== 0) {
    throw new GemelError(
      'bad-usage',
      `transformer: expected token vectors whose length ${heads} heads divide, found ${W}: change heads or text.dimension`,
    );
  }
  const base = [
    small('special', [4, W]),
    small('positions', [positions, W]),
    ...named('norm', layerNormWeights(W)),
    ...layerNames(layers).flatMap((name) => named(name, layerWeights(W, sizes))),
  ].map((spec) => startAt(spec, start));
  if (train === 'all') return base;
  const learning = 'last' in train ? layerNames(layers).slice(-train.last) : [];
  const frozen = base.map((spec): WeightSpec => {
    const learns = learning.some((name) => spec.name.startsWith(`${name}.`));
    return learns ? spec : { ...spec, update: 'none' };
  });
  if ('last' in train) return frozen;
  const changes = layerNames(layers).flatMap((name) => named(name, changeWeights(W, train.lora)));
  return [...frozen, ...changes];
}

/** Texts T×N×W, one or two → the state of each slot, N×L×W, and which slots are taken, N×L. */
export function readLayers(
  texts: readonly Sequence[],
  weights: Tensors,
  { heads, layers, positions, epsilon }: TransformerSizes,
): { states: tf.Tensor3D; mask: tf.Tensor2D } {
  const layout = layOut(texts);
  const [N, L, W] = layout.tokens.shape;
  if (L > positions) {
    throw new GemelError(
      'bad-usage',
      `transformer: expected at most ${positions} places, found ${L} with [CLS] and [SEP]: shorten text.lengths`,
    );
  }
  let states = layerNorm(embed(layout, weights), partOf(weights, 'norm'), epsilon);
  const penalty = tf.reshape(tf.mul(tf.sub(layout.mask, 1), 1e4), [N, 1, 1, L]);
  for (const name of layerNames(layers)) {
    const own = partOf(weights, name);
    const attended = linear(attend(states, penalty, { heads, weights: own }), own, 'gathered');
    const middle = layerNorm(tf.add(states, attended), partOf(own, 'attentionNorm'), epsilon);
    const inner = gelu(linear(middle, own, 'hidden'));
    states = layerNorm(tf.add(middle, linear(inner, own, 'output')), partOf(own, 'outputNorm'), epsilon);
  }
  return { states: tf.reshape(states, [N, L, W]), mask: layout.mask };
}

function layerNames(layers: number): string[] {
  return Array.from({ length: layers }, (_, i) => `layer${i + 1}`);
}

/** `projection` makes query, key and value at once: three matrices side by side. */
function layerWeights(W: number, { hidden: F }: TransformerSizes): WeightSpec[] {
  const dense = (name: string, rows: number, columns: number) => [
    glorotUniform(name, [rows, columns]),
    constant(`${name}Bias`, [columns]),
  ];
  return [
    ...dense('projection', W, 3 * W),
    ...dense('gathered', W, W),
    ...named('attentionNorm', layerNormWeights(W)),
    ...dense('hidden', W, F),
    ...dense('output', F, W),
    ...named('outputNorm', layerNormWeights(W)),
  ];
}

/** Low-rank changes of a layer's two attention matrices (Hu et al. 2021, "LoRA"); they begin by changing nothing. */
function changeWeights(W: number, rank: number): WeightSpec[] {
  return [
    glorotUniform('projectionDown', [W, rank]),
    constant('projectionUp', [rank, 3 * W]),
    glorotUniform('gatheredDown', [W, rank]),
    constant('gatheredUp', [rank, W]),
  ];
}

function startAt(spec: WeightSpec, start: TransformerStart | undefined): WeightSpec {
  if (!start) return spec;
  const values = start.weights[spec.name];
  if (values?.length === count(spec.shape)) return { ...spec, initial: () => values.slice() };
  throw new GemelError(
    'bad-model',
    `transformer: expected ${count(spec.shape)} numbers to start "${spec.name}" from, found ${values?.length ?? 'none'}`,
  );
}

function small(name: string, shape: readonly number[]): WeightSpec {
  const initial = (random: Random) => Float32Array.from({ length: count(shape) }, () => 0.02 * random.normal());
  return { name, shape, initial };
}

function layOut(texts: readonly Sequence[]): Layout {
  const [, N, W] = texts[0].tokens.shape;
  const [zero, one] = [tf.zeros([N, 1, W]), tf.ones([N, 1])];
  const tokens: tf.Tensor[] = [zero];
  const mask: tf.Tensor[] = [one];
  const marks: number[][] = [];
  const mark = (text: number, special?: number) =>
    marks.push([0, 1, 2, 3].map((row) => Number(row === special || row === SPECIAL.firstText + text)));
  mark(0, SPECIAL.cls);
  texts.forEach((text, i) => {
    tokens.push(tf.transpose(tf.mul(text.tokens, tf.expandDims(text.mask, 2)), [1, 0, 2]), zero);
    mask.push(tf.transpose(text.mask), one);
    for (let t = 0; t < text.mask.shape[0]; t++) mark(i);
    mark(i, SPECIAL.separator);
  });
  return {
    tokens: tf.concat(tokens, 1) as tf.Tensor3D,
    mask: tf.concat(mask, 1) as tf.Tensor2D,
    marks: tf.tensor2d(marks),
  };
}

/** token + special + position, N·L×W. A slot's place is the number of taken ones before it. */
function embed({ tokens, mask, marks }: Layout, weights: Tensors): tf.Tensor2D {
  const [N, L, W] = tokens.shape;
  const marked = tf.add(tokens, tf.matMul(marks, weights.special as tf.Tensor2D));
  // The places as a matrix of zeros and ones: its product, and the gradient, are faster than a look-up.
  const places = tf.oneHot(tf.cast(tf.cumsum(mask, 1, true), 'int32'), L);
  const rows = tf.slice(weights.positions as tf.Tensor2D, [0, 0], [L, W]);
  const positions = tf.matMul(tf.reshape(tf.cast(places, 'float32'), [N * L, L]), rows);
  return tf.add(tf.reshape(marked, [N * L, W]), positions);
}

/** softmax(Q·Kᵀ/√S)·V for each text and head, where nobody looks at padding. N·L×W → N·L×W. */
function attend(
  states: tf.Tensor2D,
  penalty: tf.Tensor,
  { heads, weights }: { readonly heads: number; readonly weights: Tensors },
): tf.Tensor2D {
  const [N, L] = [penalty.shape[0], penalty.shape[3] as number];
  const W = states.shape[1];
  const size = W / heads;
  const projected = tf.reshape(linear(states, weights, 'projection'), [N, L, 3, heads, size]);
  const [query, key, value] = tf.unstack(tf.transpose(projected, [2, 0, 3, 1, 4])) as tf.Tensor4D[];
  const energy = tf.div(tf.matMul(query, key, false, true), Math.sqrt(size));
  const gathered = tf.matMul(tf.softmax(tf.add(energy, penalty)), value);
  return tf.reshape(tf.transpose(gathered, [0, 2, 1, 3]), [N * L, W]);
}

/** x·W + b, by the weights of a name, with their low-rank change where there is one. R×P → R×Q. */
function linear(x: tf.Tensor2D, weights: Tensors, name: string): tf.Tensor2D {
  const [matrix, bias] = [weights[name], weights[`${name}Bias`]] as tf.Tensor2D[];
  const [down, up] = [weights[`${name}Down`], weights[`${name}Up`]] as (tf.Tensor2D | undefined)[];
  if (!down || !up) return tf.add(tf.matMul(x, matrix), bias);
  // In use the change is made once, when the program is compiled; in training the frozen matrix then needs no gradient.
  if (!differentiating()) return tf.add(tf.matMul(x, tf.add(matrix, tf.matMul(down, up)) as tf.Tensor2D), bias);
  return tf.add(tf.add(tf.matMul(x, matrix), bias), tf.matMul(tf.matMul(x, down), up));
}
