/** Matrix products. */
import { count } from '../../weights.ts';
import type { TensorInfo } from '../recorder.ts';
import { tf } from '../tf.ts';
import { type Kernels, kernel } from './kernel.ts';
import { transpose } from './shape.ts';

export const matrix: Kernels = {
  BatchMatMul: kernel<{ transposeA: boolean; transposeB: boolean }>(({ inputs: { a, b }, attrs, recorder }) => {
    const { transposeA, transposeB } = attrs;
    const rows = a.shape.at(transposeA ? -1 : -2) as number;
    const columns = b.shape.at(transposeB ? -2 : -1) as number;
    const batch = tf.broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
    const shape = [...batch, rows, columns];

    const oneRight = count(b.shape.slice(0, -2)) === 1;
    const oneLeft = count(a.shape.slice(0, -2)) === 1;
    if (a.dtype === 'float32' && oneRight && (oneLeft || !transposeA)) {
      // One product of two matrices: the rows of all left ones lie below one another.
      const left = recorder.reshape(
        a,
        transposeA ? a.shape.slice(-2) : [count(a.shape.slice(0, -1)), a.shape.at(-1) as number],
      );
      const right = recorder.reshape(b, b.shape.slice(-2));
      const output = { shape: [count(batch) * rows, columns], dtype: a.dtype };
      // `Gemm` transposes for free; `MatMul` takes in a sum that follows it: ONNX Runtime makes both one `Gemm`.
      const product =
        transposeA || transposeB
          ? recorder.emit('Gemm', [left, right], output, { transA: Number(transposeA), transB: Number(transposeB) })
          : recorder.emit('MatMul', [left, right], output);
      return recorder.reshape(product, shape);
    }
    const operands = [transposeA ? swapped(a) : a, transposeB ? swapped(b) : b];
    return recorder.emit('MatMul', operands, { shape, dtype: a.dtype });

    function swapped(x: TensorInfo): TensorInfo {
      const axes = x.shape.map((_, axis) => axis);
      return transpose(recorder, x, [...axes.slice(0, -2), axes.length - 1, axes.length - 2]);
    }
  }),
  Einsum: kernel<{ equation: string }>(({ inputs, attrs: { equation }, recorder }) => {
    const factors = Object.values(inputs);
    const [letters, result] = equation.replaceAll(' ', '').split('->');
    const sizes = new Map<string, number>();
    letters.split(',').forEach((term, i) => {
      [...term].forEach((letter, axis) => {
        sizes.set(letter, factors[i].shape[axis]);
      });
    });
    const shape = [...result].map((letter) => sizes.get(letter) as number);
    return recorder.emit('Einsum', factors, { shape, dtype: factors[0].dtype }, { equation });
  }),
};
