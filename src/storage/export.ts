/** A trained model as an `.onnx` file that needs nothing of gemel: token ids in, vectors or scores out. */
import type { Program, Tensors } from '../compile/compile.ts';
import { runGraph } from '../compile/onnx-engine.ts';
import { decodeOnnx, encodeOnnx } from '../compile/onnx-file.ts';
import { tf } from '../compile/tf.ts';
import { trace } from '../compile/trace.ts';
import type { Side } from '../data/side.ts';
import { textSide } from '../data/text-side.ts';
import { GemelError } from '../errors.ts';
import { type Answer, answer, type Decision } from '../evaluation/decision.ts';
import { INFERENCE } from '../matchers/matcher.ts';
import { type Model, tokenize, vectorsOf } from '../matchers/model.ts';
import { readOutput, Scorer, toConstants } from '../matchers/scorer.ts';
import type { Tokenizer } from '../text/tokenizer.ts';

/** `encoder`: `ids`, `mask` → `vectors`. `matcher`: `left_ids`, `left_mask`, `right_ids`, `right_mask` → `score`, `probability`. */
export type ExportPart = 'encoder' | 'matcher';

/** The shape of the inputs: they cannot change once the file is written. */
export interface ExportShape {
  /** N, the texts or pairs of a run. */
  readonly batch: number;
  /** T, the tokens of a text; ids beyond are cut off, shorter texts filled up with id 0 and mask 0. */
  readonly length: number;
}

/**
 * The bytes of an `.onnx` file. Ids are int32 N×T, masks float32 N×T with 1 for a token; the embedding table is inside.
 *
 * @example
 * const bytes = await exportOnnx({ model, decision }, 'encoder', { batch: 1, length: 32 });
 */
export async function exportOnnx(
  { model, decision }: { readonly model: Model; readonly decision: Decision },
  part: ExportPart,
  shape: ExportShape,
): Promise<Uint8Array> {
  if (model.matcher.left.kind !== 'text' || model.matcher.right.kind !== 'text') {
    const frozen = [model.matcher.left, model.matcher.right].some(({ kind }) => kind === 'features');
    const found = frozen ? 'by a frozen model, which is a file of its own' : 'pictures';
    throw new GemelError('unsupported', `export: expected a model of texts, found one that reads ${found}`);
  }
  const program = part === 'encoder' ? encoderProgram(model, shape) : matcherProgram(model, decision, shape);
  return encodeOnnx(await trace(program));
}

/**
 * Runs an exported file and compares it with the model on pairs of texts; returns the largest difference.
 *
 * @throws GemelError `unsupported` where it is more than 1e-5.
 */
export async function checkExport(
  bytes: Uint8Array,
  { model, decision }: { readonly model: Model; readonly decision: Decision },
  {
    part,
    shape,
    pairs,
  }: {
    readonly part: ExportPart;
    readonly shape: ExportShape;
    readonly pairs: readonly { readonly left: string; readonly right: string }[];
  },
): Promise<number> {
  // With texts cut where the file cuts them.
  const cut = cutAt(model, shape.length);
  const scorer = new Scorer(cut);
  const program = await runGraph(decodeOnnx(bytes));
  let largest = 0;
  const compare = (found: ArrayLike<number>, expected: ArrayLike<number>) => {
    for (let i = 0; i < expected.length; i++) largest = Math.max(largest, Math.abs(found[i] - expected[i]));
  };
  try {
    for (let start = 0; start < pairs.length; start += shape.batch) {
      const some = pairs.slice(start, start + shape.batch);
      const left = fill(
        some.map((pair) => tokenize(cut, pair.left)),
        shape,
      );
      const right = fill(
        some.map((pair) => tokenize(cut, pair.right)),
        shape,
      );
      if (part === 'encoder') {
        const { vectors } = await program.run(left);
        compare(vectors, await scorer.encode(some.map((pair) => tokenize(cut, pair.left))));
      } else {
        const { score, probability } = await program.run({
          left_ids: left.ids,
          left_mask: left.mask,
          right_ids: right.ids,
          right_mask: right.mask,
        });
        const answers = Array.from(await scorer.score(some), (value): Answer => answer(value, decision));
        compare(
          score,
          answers.map((one) => one.score),
        );
        compare(
          probability,
          answers.map((one) => one.probability),
        );
      }
    }
  } finally {
    await program.dispose();
    await scorer.dispose();
  }
  if (largest <= TOLERANCE) return largest;
  throw new GemelError(
    'unsupported',
    `export: expected the file to agree with the model to ${TOLERANCE}, found a difference of ${largest}: nothing was written`,
  );
}

const TOLERANCE = 1e-5;

function encoderProgram(model: Model, shape: ExportShape): Program {
  const space = vectorsOf(model, 'export');
  return {
    inputs: textInputs('', shape),
    constants: constantsOf(model),
    body: (tensors) => ({ vectors: space.encode('left', toArrays(tensors, ''), tensors) }),
  };
}

function matcherProgram(model: Model, { calibration }: Decision, shape: ExportShape): Program {
  const { matcher } = model;
  return {
    inputs: { ...textInputs('left_', shape), ...textInputs('right_', shape) },
    constants: constantsOf(model),
    body(tensors) {
      const pairs = { left: toArrays(tensors, 'left_'), right: toArrays(tensors, 'right_'), candidates: 1 };
      const told = readOutput(matcher.judge(pairs, tensors, INFERENCE).output, matcher);
      const logit = tf.add(tf.mul(told.score, calibration.slope), calibration.intercept);
      return { ...told, probability: tf.sigmoid(logit) };
    },
  };
}

function textInputs(side: string, { batch, length }: ExportShape): Program['inputs'] {
  return {
    [`${side}ids`]: { shape: [batch, length], dtype: 'int32' },
    [`${side}mask`]: { shape: [batch, length], dtype: 'float32' },
  };
}

function constantsOf(model: Model): Program['constants'] {
  const { rows, width, data } = model.embeddings;
  return { ...toConstants(model), embeddings: { shape: [rows, width], dtype: 'float32', data } };
}

/** Ids N×T → the arrays of a text side. Inside, time comes first and padding is zero, as in a batch that `fillBatch` wrote. */
function toArrays(tensors: Tensors, side: string): Tensors {
  const mask = tf.transpose(tensors[`${side}mask`]) as tf.Tensor2D;
  const rows = tf.gather(tensors.embeddings, tf.transpose(tensors[`${side}ids`]) as tf.Tensor2D);
  return { tokens: tf.mul(rows, tf.expandDims(mask, 2)), mask };
}

/** The model with texts of both sides cut at one length, where the file cuts them. */
function cutAt(model: Model, length: number): Model {
  const cut = (side: Side): Side => {
    const lengths = [...side.lengths.filter((shorter) => shorter < length), length];
    return textSide({ tokenizer: model.tokenizer as Tokenizer, lengths, width: model.matcher.tokenWidth });
  };
  return { ...model, sides: { ...model.sides, left: cut(model.sides.left), right: cut(model.sides.right) } };
}

/** Ids and masks of some texts; rows that are left over repeat the first one. */
function fill(texts: readonly Int32Array[], { batch, length }: ExportShape) {
  const ids = new Int32Array(batch * length);
  const mask = new Float32Array(batch * length);
  for (let n = 0; n < batch; n++) {
    const text = texts[n] ?? texts[0];
    ids.set(text, n * length);
    mask.fill(1, n * length, n * length + text.length);
  }
  return { ids, mask };
}
