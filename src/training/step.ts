/** One training step as a program to compile: examples in, loss and the gradient of every weight out. */
import type { Program, TensorSpec, Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import type { PairLengths, Sides } from '../data/batches.ts';
import type { Loss } from '../losses/loss.ts';
import type { DropoutSite, Matcher, SideName } from '../matchers/matcher.ts';
import { partOf, withPrefix } from '../weights.ts';

export interface StepShape {
  /** B, the examples of a step. */
  readonly batchSize: number;
  /** R, the candidates of each. */
  readonly candidates: number;
  /** What the items of each side are padded to. */
  readonly lengths: PairLengths;
  /** Whether the step takes dropout masks. */
  readonly dropout: boolean;
  /** Whether the embedding rows stay as they are, so that they need no gradient. */
  readonly rowsFrozen?: boolean;
  /** D′, the length of a teacher's vectors, where the step takes them. */
  readonly targetWidth?: number;
}

/** Names of the step's own inputs and outputs. */
export const LABEL = 'label';
export const WEIGHT = 'weight';
export const LEFT_GROUP = 'leftGroup';
export const RIGHT_GROUP = 'rightGroup';
export const LEFT_TARGET = 'leftTarget';
export const RIGHT_TARGET = 'rightTarget';
export const LOSS = 'loss';

/** The name of the input that holds one of a side's arrays. */
export function inputOf(side: SideName, array: string): string {
  return `${side}.${array}`;
}

/** The name of the input that holds the mask of a dropout site. */
export function dropoutOf(site: string): string {
  return `dropout.${site}`;
}

/** The name of the output that holds an input's gradient. */
export function gradientOf(name: string): string {
  return `gradient.${name}`;
}

/** The shape of a dropout site's mask. */
export function dropoutShape(
  { rows, width }: DropoutSite,
  { batchSize: B, candidates: R }: StepShape,
): [number, number] {
  return [rows === 'anchors' ? B : R * B, width];
}

/**
 * Inputs: the arrays of B left and R·B right items under `left.…` and `right.…`, `label`, `weight` and `rightGroup` R·B, `leftGroup` B, a mask for
 * each dropout site if asked for, `leftTarget` B×D′ and `rightTarget` R·B×D′ if asked for, and each weight. Outputs: `loss`, and the gradients of each weight that is not frozen and, likewise, of the arrays
 * that embedding rows were copied into.
 */
export function stepProgram(
  { matcher, loss, sides }: { readonly matcher: Matcher; readonly loss: Loss; readonly sides: Sides },
  shape: StepShape,
): Program {
  const { batchSize: B, candidates: R, lengths } = shape;
  const inputs: Record<string, TensorSpec> = {
    ...withPrefix('left', sides.left.specs(B, lengths.left)),
    ...withPrefix('right', sides.right.specs(R * B, lengths.right)),
    [LABEL]: { shape: [R * B], dtype: 'float32' },
    [WEIGHT]: { shape: [R * B], dtype: 'float32' },
    [LEFT_GROUP]: { shape: [B], dtype: 'float32' },
    [RIGHT_GROUP]: { shape: [R * B], dtype: 'float32' },
  };
  const { targetWidth } = shape;
  if (targetWidth !== undefined) {
    inputs[LEFT_TARGET] = { shape: [B, targetWidth], dtype: 'float32' };
    inputs[RIGHT_TARGET] = { shape: [R * B, targetWidth], dtype: 'float32' };
  }
  if (shape.dropout) {
    for (const [site, rows] of Object.entries(matcher.dropouts)) {
      inputs[dropoutOf(site)] = { shape: dropoutShape(rows, shape), dtype: 'float32' };
    }
  }
  for (const { name, shape: of } of matcher.weights) inputs[name] = { shape: of, dtype: 'float32' };
  const names = [...(shape.rowsFrozen ? [] : taughtInputs(sides)), ...learnedWeights(matcher)];
  return {
    inputs,
    body(given) {
      const lossOf = (...values: tf.Tensor[]) => {
        const all: Tensors = { ...given, ...Object.fromEntries(names.map((name, i) => [name, values[i]])) };
        const pairs = { left: partOf(all, 'left'), right: partOf(all, 'right'), candidates: R };
        const { output, vectors } = matcher.judge(pairs, all, {
          training: true,
          drop: (site, kept) => (shape.dropout ? tf.mul(kept, all[dropoutOf(site)]) : kept),
        });
        return loss.compute({
          output,
          vectors,
          measure: matcher.measure,
          label: all[LABEL] as tf.Tensor1D,
          weight: all[WEIGHT] as tf.Tensor1D,
          candidates: R,
          groups: { left: all[LEFT_GROUP] as tf.Tensor1D, right: all[RIGHT_GROUP] as tf.Tensor1D },
          ...(targetWidth !== undefined && {
            targets: { left: all[LEFT_TARGET] as tf.Tensor2D, right: all[RIGHT_TARGET] as tf.Tensor2D },
          }),
        });
      };
      const { value, grads } = tf.valueAndGrads(lossOf)(names.map((name) => given[name]));
      const gradients = names.map((name, i) => [gradientOf(name), grads[i]]);
      return { [LOSS]: value, ...Object.fromEntries(gradients) };
    },
  };
}

/** The weights that are not frozen. */
export function learnedWeights({ weights }: Matcher): string[] {
  return weights.flatMap(({ name, update }) => (update === 'none' ? [] : [name]));
}

/** The inputs that embedding rows are copied into. */
export function taughtInputs({ left, right }: Sides): string[] {
  return [
    ...(left.taught === undefined ? [] : [inputOf('left', left.taught)]),
    ...(right.taught === undefined ? [] : [inputOf('right', right.taught)]),
  ];
}
