/** Ops that make tensors whose values are known while tracing: they become constants. */
import type { tf } from '../tf.ts';
import { type Kernels, kernel } from './kernel.ts';

export const creation: Kernels = {
  ZerosLike: kernel(({ inputs: { x }, recorder }) => recorder.filled(0, x.shape, x.dtype)),
  OnesLike: kernel(({ inputs: { x }, recorder }) => recorder.filled(1, x.shape, x.dtype)),
  Fill: kernel<{ shape: number[]; value: number; dtype: tf.DataType }>(({ attrs, recorder }) =>
    recorder.filled(attrs.value, attrs.shape, attrs.dtype),
  ),
  Range: kernel<{ start: number; stop: number; step: number; dtype: tf.DataType }>(({ attrs, recorder }) => {
    const { start, stop, step, dtype } = attrs;
    const length = Math.max(0, Math.ceil((stop - start) / step));
    return recorder.constant(arithmetic(start, step, length), [length], dtype);
  }),
  LinSpace: kernel<{ start: number; stop: number; num: number }>(({ attrs: { start, stop, num }, recorder }) =>
    recorder.constant(arithmetic(start, (stop - start) / (num - 1), num), [num], 'float32'),
  ),
};

function arithmetic(start: number, step: number, length: number): number[] {
  return Array.from({ length }, (_, i) => start + (i && i * step));
}
