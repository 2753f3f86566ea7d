/** Ops that compare, combine truth values and choose between elements, and the change of element type. */
import { elementCode } from '../onnx-file.ts';
import { elementType, type Recorder, type TensorInfo } from '../recorder.ts';
import type { tf } from '../tf.ts';
import { broadcast, type Kernel, type Kernels, kernel } from './kernel.ts';

export const choice: Kernels = {
  Greater: comparison('Greater'),
  GreaterEqual: comparison('GreaterOrEqual'),
  Less: comparison('Less'),
  LessEqual: comparison('LessOrEqual'),
  Equal: comparison('Equal'),
  NotEqual: kernel(({ inputs: { a, b }, recorder }) => {
    const output = { shape: broadcast(a, b), dtype: 'bool' } as const;
    return recorder.emit('Not', [recorder.emit('Equal', [a, b], output)], output);
  }),
  LogicalAnd: comparison('And'),
  LogicalOr: comparison('Or'),
  LogicalNot: test('Not'),
  IsNan: test('IsNaN'),
  IsInf: test('IsInf'),
  IsFinite: kernel(({ inputs: { x }, recorder }) => {
    // Zero times an infinity or a NaN is NaN.
    const zero = recorder.emit('Mul', [x, recorder.scalar(0)], x);
    return recorder.emit('Equal', [zero, recorder.scalar(0)], { shape: x.shape, dtype: 'bool' });
  }),
  Select: kernel(({ inputs: { condition, t, e }, recorder }) => {
    if (t.dtype !== 'bool') return recorder.emit('Where', [condition, t, e], t);
    const numbers = [t, e].map((side) => cast(recorder, side, 'int32'));
    return cast(recorder, recorder.emit('Where', [condition, ...numbers], numbers[0]), 'bool');
  }),
  Cast: kernel<{ dtype: tf.DataType }>(({ inputs: { x }, attrs: { dtype }, recorder }) => cast(recorder, x, dtype)),
  Identity: kernel(({ inputs: { x } }) => x),
};

/** A tensor in another element type; constants are converted now. */
export function cast(recorder: Recorder, x: TensorInfo, dtype: tf.DataType): TensorInfo {
  if (x.dtype === dtype) return x;
  const values = recorder.values(x);
  if (values) return recorder.constant(Array.from(values, Number), x.shape, dtype);
  return recorder.emit('Cast', [x], { shape: x.shape, dtype }, { to: elementCode(elementType(dtype)) });
}

function comparison(operator: string): Kernel {
  return kernel(({ inputs: { a, b }, recorder }) =>
    recorder.emit(operator, [a, b], { shape: broadcast(a, b), dtype: 'bool' }),
  );
}

function test(operator: string): Kernel {
  return kernel(({ inputs: { x }, recorder }) => recorder.emit(operator, [x], { shape: x.shape, dtype: 'bool' }));
}
