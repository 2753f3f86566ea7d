/** Ops that fold an axis: sums, means, extremes, soft-max, cumulative sums, the k largest. */

import type { TensorInfo } from '../recorder.ts';
import { tf } from '../tf.ts';
import { cast } from './elementwise.ts';
import { type Kernel, type Kernels, kernel } from './kernel.ts';

interface Reduction {
  readonly axis: number | number[];
  readonly keepDims?: boolean;
}

export const reduction: Kernels = {
  Sum: kernel<Reduction>(({ inputs: { x }, attrs, recorder }) => {
    const { axes, shape, keepdims } = fold(x, attrs);
    if (axes.length === 0) return x;
    // TensorFlow.js counts truth values; ONNX sums numbers only.
    const summed = x.dtype === 'bool' ? cast(recorder, x, 'int32') : x;
    return recorder.emit('ReduceSum', [summed, recorder.integers(axes)], { shape, dtype: summed.dtype }, { keepdims });
  }),
  Mean: reduce('ReduceMean'),
  Max: reduce('ReduceMax'),
  Min: reduce('ReduceMin'),
  Prod: reduce('ReduceProd'),
  All: reduceTruth('ReduceMin'),
  Any: reduceTruth('ReduceMax'),
  ArgMax: argument('ArgMax'),
  ArgMin: argument('ArgMin'),
  Softmax: kernel<{ dim: number }>(({ inputs: { logits }, attrs, recorder }) =>
    recorder.emit('Softmax', [logits], logits, { axis: attrs.dim }),
  ),
  LogSoftmax: kernel<{ axis: number }>(({ inputs: { logits }, attrs, recorder }) =>
    recorder.emit('LogSoftmax', [logits], logits, { axis: attrs.axis }),
  ),
  Cumsum: kernel<{ axis: number; exclusive: boolean; reverse: boolean }>(({ inputs: { x }, attrs, recorder }) =>
    recorder.emit('CumSum', [x, recorder.scalar(attrs.axis, 'int32')], x, {
      exclusive: Number(attrs.exclusive),
      reverse: Number(attrs.reverse),
    }),
  ),
  TopK: kernel<{ k: number; sorted: boolean }>(({ inputs: { x }, attrs: { k, sorted }, recorder }) => {
    const shape = [...x.shape.slice(0, -1), k];
    const [values, indices] = recorder.emitMany(
      'TopK',
      [x, recorder.integers([k])],
      [
        { shape, dtype: x.dtype },
        { shape, dtype: 'float32' },
      ],
      { sorted: Number(sorted) },
    );
    return [values, cast(recorder, indices, 'int32')];
  }),
};

function fold(x: TensorInfo, { axis, keepDims = false }: Reduction) {
  const axes = tf.util.parseAxisParam(axis, x.shape);
  const kept = x.shape.map((size, i) => (axes.includes(i) ? 1 : size));
  return { axes, shape: keepDims ? kept : kept.filter((_, i) => !axes.includes(i)), keepdims: Number(keepDims) };
}

function reduce(operator: string): Kernel {
  return kernel<Reduction>(({ inputs: { x }, attrs, recorder }) => {
    const { axes, shape, keepdims } = fold(x, attrs);
    return axes.length === 0 ? x : recorder.emit(operator, [x], { shape, dtype: x.dtype }, { axes, keepdims });
  });
}

function reduceTruth(operator: string): Kernel {
  return kernel<Reduction>(({ inputs: { x }, attrs, recorder }) => {
    const { axes, shape, keepdims } = fold(x, attrs);
    const numbers = cast(recorder, x, 'int32');
    const folded = recorder.emit(operator, [numbers], { shape, dtype: 'int32' }, { axes, keepdims });
    return cast(recorder, folded, 'bool');
  });
}

/** ONNX answers with int64 indices, TensorFlow.js with int32. */
function argument(operator: string): Kernel {
  return kernel<{ axis: number }>(({ inputs: { x }, attrs: { axis }, recorder }) => {
    const shape = x.shape.filter((_, i) => i !== axis);
    return cast(recorder, recorder.emit(operator, [x], { shape, dtype: 'float32' }, { axis, keepdims: 0 }), 'int32');
  });
}
