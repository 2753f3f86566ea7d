/** Matrix products. Two-dimensional ones become `Gemm`, which transposes for free. */

import { count } from '../../weights.ts';
import type { Recorder, TensorInfo } from '../recorder.ts';
import { type Kernels, kernel } from './kernel.ts';

export const matrix: Kernels = {
  // TensorFlow.js sends every product through this op, a plain matrix as a batch of one.
  BatchMatMul: kernel<{ transposeA: boolean; transposeB: boolean }>(({ inputs: { a, b }, attrs, recorder }) => {
    const rows = a.shape.at(attrs.transposeA ? -1 : -2) as number;
    const columns = b.shape.at(attrs.transposeB ? -2 : -1) as number;
    const batch = a.shape.slice(0, -2).map((size, axis) => Math.max(size, b.shape[axis]));
    const shape = [...batch, rows, columns];
    if (count(batch) === 1) {
      const product = recorder.emit(
        'Gemm',
        [recorder.reshape(a, a.shape.slice(-2)), recorder.reshape(b, b.shape.slice(-2))],
        { shape: [rows, columns], dtype: a.dtype },
        { transA: Number(attrs.transposeA), transB: Number(attrs.transposeB) },
      );
      return recorder.reshape(product, shape);
    }
    const left = attrs.transposeA ? swapLastTwo(recorder, a) : a;
    const right = attrs.transposeB ? swapLastTwo(recorder, b) : b;
    return recorder.emit('MatMul', [left, right], { shape, dtype: a.dtype });
  }),
};

function swapLastTwo(recorder: Recorder, x: TensorInfo): TensorInfo {
  const axes = x.shape.map((_, axis) => axis);
  const perm = [...axes.slice(0, -2), axes[axes.length - 1], axes[axes.length - 2]];
  return recorder.emit('Transpose', [x], { shape: perm.map((axis) => x.shape[axis]), dtype: x.dtype }, { perm });
}
