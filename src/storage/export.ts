/** A trained model as an `.onnx` file that needs nothing of gemel: token ids or pixels in, vectors or scores out. */
import type { Program } from '../compile/compile.ts';
import { runGraph } from '../compile/onnx-engine.ts';
import { decodeOnnx, encodeOnnx } from '../compile/onnx-file.ts';
import { tf } from '../compile/tf.ts';
import { trace } from '../compile/trace.ts';
import { GemelError } from '../errors.ts';
import { type Answer, answer, type Decision } from '../evaluation/decision.ts';
import { INFERENCE } from '../matchers/matcher.ts';
import { type Model, vectorsOf } from '../matchers/model.ts';
import { readOutput, Scorer, toConstants } from '../matchers/scorer.ts';
import { type ExportShape, exportedSide } from './export-inputs.ts';

/**
 * `encoder`: `ids`, `mask` → `vectors`. `matcher`: `left_ids`, `left_mask`, `right_ids`, `right_mask` → `score`, `probability`. Of a side that
 * reads pictures `pixels` in place of `ids` and `mask`.
 */
export type ExportPart = 'encoder' | 'matcher';

/**
 * The bytes of an `.onnx` file. Ids are int32 N×T, masks float32 N×T with 1 for a token; the embedding table is inside. Pixels are float32
 * N×H×W×C, −1 for black and 1 for white.
 *
 * @example
 * const bytes = await exportOnnx({ model, decision }, 'encoder', { batch: 1, length: 32 });
 */
export async function exportOnnx(
  { model, decision }: { readonly model: Model; readonly decision: Decision },
  part: ExportPart,
  shape: ExportShape,
): Promise<Uint8Array> {
  const program = part === 'encoder' ? encoderProgram(model, shape) : matcherProgram(model, decision, shape);
  return encodeOnnx(await trace(program));
}

/**
 * Runs an exported file and compares it with the model on pairs of texts, or on pictures drawn from them; returns the largest
 * difference, of numbers above 1 as a share of them.
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
  const [left, right] = [exportedSide(model, 'left', shape), exportedSide(model, 'right', shape)];
  const tried = { ...model, sides: { ...model.sides, left: left.trial, right: right.trial } };
  const scorer = new Scorer(tried);
  const program = await runGraph(decodeOnnx(bytes));
  let largest = 0;
  const compare = (found: ArrayLike<number>, expected: ArrayLike<number>) => {
    for (let i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(found[i] - expected[i]) / Math.max(1, Math.abs(expected[i])));
    }
  };
  try {
    for (let start = 0; start < pairs.length; start += shape.batch) {
      const some = pairs.slice(start, start + shape.batch);
      const lefts = await left.trial.read(some.map((pair) => pair.left));
      const rights = await right.trial.read(some.map((pair) => pair.right));
      if (part === 'encoder') {
        const { vectors } = await program.run(left.fill(lefts, ''));
        compare(vectors, await scorer.encode(lefts));
      } else {
        const { score, probability } = await program.run({
          ...left.fill(lefts, 'left_'),
          ...right.fill(rights, 'right_'),
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
  const side = exportedSide(model, 'left', shape);
  return {
    inputs: side.specs(''),
    constants: constantsOf(model),
    body: (tensors) => ({ vectors: space.encode('left', side.toArrays(tensors, ''), tensors) }),
  };
}

function matcherProgram(model: Model, { calibration }: Decision, shape: ExportShape): Program {
  const { matcher } = model;
  const [left, right] = [exportedSide(model, 'left', shape), exportedSide(model, 'right', shape)];
  return {
    inputs: { ...left.specs('left_'), ...right.specs('right_') },
    constants: constantsOf(model),
    body(tensors) {
      const pairs = {
        left: left.toArrays(tensors, 'left_'),
        right: right.toArrays(tensors, 'right_'),
        candidates: 1,
      };
      const told = readOutput(matcher.judge(pairs, tensors, INFERENCE).output, matcher);
      const logit = tf.add(tf.mul(told.score, calibration.slope), calibration.intercept);
      return { ...told, probability: tf.sigmoid(logit) };
    },
  };
}

function constantsOf(model: Model): Program['constants'] {
  const { rows, width, data } = model.embeddings;
  const table = rows > 0 && { embeddings: { shape: [rows, width], dtype: 'float32', data } as const };
  return { ...toConstants(model), ...table };
}
