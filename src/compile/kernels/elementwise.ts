/** Ops that treat each element by itself: arithmetic, activations, comparisons, choice. */
import { elementCode } from '../onnx-file.ts';
import { elementType, type Recorder, type TensorInfo } from '../recorder.ts';
import { tf } from '../tf.ts';
import { type Kernel, type Kernels, kernel } from './kernel.ts';

export const elementwise: Kernels = {
  Add: binary('Add'),
  Sub: binary('Sub'),
  Multiply: binary('Mul'),
  RealDiv: binary('Div'),
  Pow: binary('Pow'),
  Maximum: binary('Max'),
  Minimum: binary('Min'),
  SquaredDifference: kernel(({ inputs: { a, b }, recorder }) => {
    const shape = broadcast(a, b);
    const difference = recorder.emit('Sub', [a, b], { shape, dtype: a.dtype });
    return recorder.emit('Mul', [difference, difference], { shape, dtype: a.dtype });
  }),
  AddN: kernel(({ inputs, recorder }) => {
    const terms = Object.values(inputs);
    return recorder.emit('Sum', terms, terms[0]);
  }),

  Abs: unary('Abs'),
  Ceil: unary('Ceil'),
  Cos: unary('Cos'),
  Erf: unary('Erf'),
  Exp: unary('Exp'),
  Floor: unary('Floor'),
  Log: unary('Log'),
  Neg: unary('Neg'),
  Reciprocal: unary('Reciprocal'),
  Relu: unary('Relu'),
  Round: unary('Round'),
  Sigmoid: unary('Sigmoid'),
  Sign: unary('Sign'),
  Sin: unary('Sin'),
  Softplus: unary('Softplus'),
  Sqrt: unary('Sqrt'),
  Tanh: unary('Tanh'),
  Elu: unary('Elu'),
  Square: kernel(({ inputs: { x }, recorder }) => recorder.emit('Mul', [x, x], x)),
  Rsqrt: kernel(({ inputs: { x }, recorder }) => recorder.emit('Reciprocal', [recorder.emit('Sqrt', [x], x)], x)),
  Log1p: kernel(({ inputs: { x }, recorder }) =>
    recorder.emit('Log', [recorder.emit('Add', [x, recorder.scalar(1)], x)], x),
  ),
  Expm1: kernel(({ inputs: { x }, recorder }) =>
    recorder.emit('Sub', [recorder.emit('Exp', [x], x), recorder.scalar(1)], x),
  ),
  Relu6: kernel(({ inputs: { x }, recorder }) => recorder.emit('Clip', [x, recorder.scalar(0), recorder.scalar(6)], x)),
  ClipByValue: kernel<{ clipValueMin: number; clipValueMax: number }>(({ inputs: { x }, attrs, recorder }) =>
    recorder.emit('Clip', [x, recorder.scalar(attrs.clipValueMin), recorder.scalar(attrs.clipValueMax)], x),
  ),
  LeakyRelu: kernel<{ alpha: number }>(({ inputs: { x }, attrs, recorder }) =>
    recorder.emit('LeakyRelu', [x], x, { alpha: { float: attrs.alpha } }),
  ),
  Prelu: kernel(({ inputs: { x, alpha }, recorder }) => recorder.emit('PRelu', [x, alpha], x)),
  // 1 above zero and `alpha` elsewhere: the derivative of the ReLU family.
  Step: kernel<{ alpha: number }>(({ inputs: { x }, attrs, recorder }) =>
    recorder.emit('Where', [above(recorder, x), recorder.scalar(1), recorder.scalar(attrs.alpha ?? 0)], x),
  ),
  EluGrad: kernel(({ inputs: { dy, y }, recorder }) => {
    const steep = recorder.emit('Mul', [dy, recorder.emit('Add', [y, recorder.scalar(1)], y)], y);
    return recorder.emit('Where', [above(recorder, y), dy, steep], y);
  }),

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
  LogicalNot: unary('Not'),
  IsNan: kernel(({ inputs: { x }, recorder }) => recorder.emit('IsNaN', [x], { shape: x.shape, dtype: 'bool' })),
  Select: kernel(({ inputs: { condition, t, e }, recorder }) => {
    // TensorFlow.js lets a vector choose whole rows; ONNX broadcasts from the last axis.
    const shape = condition.shape.concat(Array(t.shape.length - condition.shape.length).fill(1));
    return recorder.emit('Where', [recorder.reshape(condition, shape), t, e], t);
  }),

  Cast: kernel<{ dtype: tf.DataType }>(({ inputs: { x }, attrs: { dtype }, recorder }) => cast(recorder, x, dtype)),
  Identity: kernel(({ inputs: { x } }) => x),
  ZerosLike: kernel(({ inputs: { x }, recorder }) => recorder.filled(0, x.shape, x.dtype)),
  OnesLike: kernel(({ inputs: { x }, recorder }) => recorder.filled(1, x.shape, x.dtype)),
  Fill: kernel<{ shape: number[]; value: number; dtype?: tf.DataType }>(({ attrs, recorder }) =>
    recorder.filled(attrs.value, attrs.shape, attrs.dtype ?? 'float32'),
  ),
};

/** A tensor in another element type; constants are converted now. */
export function cast(recorder: Recorder, x: TensorInfo, dtype: tf.DataType): TensorInfo {
  if (x.dtype === dtype) return x;
  const values = recorder.values(x) as ArrayLike<number> | undefined;
  if (values)
    return recorder.constant(dtype === 'int32' ? Int32Array.from(values) : Float32Array.from(values), x.shape, dtype);
  return recorder.emit('Cast', [x], { shape: x.shape, dtype }, { to: elementCode(elementType(dtype)) });
}

function unary(operator: string): Kernel {
  return kernel(({ inputs: { x }, recorder }) => recorder.emit(operator, [x], x));
}

function binary(operator: string): Kernel {
  return kernel(({ inputs: { a, b }, recorder }) =>
    recorder.emit(operator, [a, b], { shape: broadcast(a, b), dtype: a.dtype }),
  );
}

function comparison(operator: string): Kernel {
  return kernel(({ inputs: { a, b }, recorder }) =>
    recorder.emit(operator, [a, b], { shape: broadcast(a, b), dtype: 'bool' }),
  );
}

function above(recorder: Recorder, x: TensorInfo): TensorInfo {
  return recorder.emit('Greater', [x, recorder.scalar(0, x.dtype)], { shape: x.shape, dtype: 'bool' });
}

function broadcast(a: TensorInfo, b: TensorInfo): number[] {
  return tf.broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape);
}
