/** Ops that fold an axis: sums, means, extremes, running sums and products, the k largest. */
import type { TensorInfo } from '../recorder.ts';
import { tf } from '../tf.ts';
import { cast } from './choice.ts';
import { axisOf, type Kernel, type Kernels, kernel } from './kernel.ts';

interface Reduction {
  readonly axis?: number | number[];
  /** What TensorFlow.js calls the axis of a maximum. */
  readonly reductionIndices?: number | number[];
  readonly keepDims?: boolean;
}

interface Running {
  readonly axis: number;
  readonly exclusive: boolean;
  readonly reverse: boolean;
}

export const reduction: Kernels = {
  Sum: kernel<Reduction>(({ inputs: { x }, attrs, recorder }) => {
    const { axes, shape, keepdims } = fold(x, attrs);
    if (axes.length === 0) return x;
    return recorder.emit('ReduceSum', [x, recorder.integers(axes)], { shape, dtype: x.dtype }, { keepdims });
  }),
  Mean: reduce('ReduceMean', 'float32'),
  Max: reduce('ReduceMax'),
  Min: reduce('ReduceMin'),
  Prod: reduce('ReduceProd'),
  All: reduceTruth('ReduceMin'),
  Any: reduceTruth('ReduceMax'),
  ArgMax: argument('ArgMax'),
  ArgMin: argument('ArgMin'),
  Cumsum: kernel<Running>(({ inputs: { x }, attrs, recorder }) =>
    recorder.emit('CumSum', [x, recorder.scalar(attrs.axis, 'int32')], x, {
      exclusive: Number(attrs.exclusive),
      reverse: Number(attrs.reverse),
    }),
  ),
  // ONNX has no running product: element i is the product of a row in which the elements beyond i are replaced by 1.
  Cumprod: kernel<Running>(({ inputs: { x }, attrs: { exclusive, reverse, ...attrs }, recorder }) => {
    const axis = axisOf(attrs.axis, x);
    const size = x.shape[axis];
    const after = x.shape.slice(axis + 1);
    const wide = [...x.shape.slice(0, axis), 1, size, ...after];
    const square = wide.with(axis, size);
    const included = Array.from({ length: size * size }, (_, k) => {
      const distance = (Math.floor(k / size) - (k % size)) * (reverse ? -1 : 1);
      return Number(exclusive ? distance > 0 : distance >= 0);
    });
    const mask = recorder.constant(included, [size, size, ...after.map(() => 1)], 'bool');
    const factors = recorder.emit('Where', [mask, recorder.reshape(x, wide), recorder.scalar(1, x.dtype)], {
      shape: square,
      dtype: x.dtype,
    });
    return recorder.emit('ReduceProd', [factors], x, { axes: [axis + 1], keepdims: 0 });
  }),
  TopK: kernel<{ k: number; sorted: boolean }>(({ inputs: { x }, attrs: { k, sorted }, recorder }) => {
    const shape = [...x.shape.slice(0, -1), k];
    const operands = [x, recorder.integers([k])];
    const outputs = [x.dtype, 'float32' as const].map((dtype) => ({ shape, dtype }));
    const [values, indices] = recorder.emitMany('TopK', operands, outputs, { sorted: Number(sorted) });
    return [values, cast(recorder, indices, 'int32')];
  }),
};

function fold(x: TensorInfo, { axis, reductionIndices = axis, keepDims = false }: Reduction) {
  // Absent means every axis, which TensorFlow.js' own declaration does not say.
  const axes = tf.util.parseAxisParam(reductionIndices as number | number[], x.shape);
  const kept = x.shape.map((size, i) => (axes.includes(i) ? 1 : size));
  return { axes, shape: keepDims ? kept : kept.filter((_, i) => !axes.includes(i)), keepdims: Number(keepDims) };
}

function reduce(operator: string, dtype?: tf.DataType): Kernel {
  return kernel<Reduction>(({ inputs: { x }, attrs, recorder }) => {
    const { axes, shape, keepdims } = fold(x, attrs);
    const folded = cast(recorder, x, dtype ?? x.dtype);
    if (axes.length === 0) return folded;
    return recorder.emit(operator, [folded], { shape, dtype: folded.dtype }, { axes, keepdims });
  });
}

function reduceTruth(operator: string): Kernel {
  const numbers = reduce(operator, 'int32') as (call: Parameters<Kernel>[0]) => TensorInfo;
  return (call) => cast(call.recorder, numbers(call), 'bool');
}

/** ONNX answers with int64 indices, TensorFlow.js with int32. */
function argument(operator: string): Kernel {
  return kernel<{ axis: number }>(({ inputs: { x }, attrs, recorder }) => {
    const axis = axisOf(attrs.axis, x);
    const output = { shape: x.shape.toSpliced(axis, 1), dtype: 'float32' } as const;
    return cast(recorder, recorder.emit(operator, [x], output, { axis, keepdims: 0 }), 'int32');
  });
}
