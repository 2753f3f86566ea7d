/** Ops that compute each element by itself: arithmetic, powers, activations. Comparisons and choices are in `choice.ts`. */
import type { Recorder, TensorInfo } from '../recorder.ts';
import { cast } from './choice.ts';
import { broadcast, type Kernel, type Kernels, kernel } from './kernel.ts';

export const elementwise: Kernels = {
  Add: binary('Add'),
  Sub: binary('Sub'),
  Multiply: binary('Mul'),
  RealDiv: binary('Div'),
  Pow: binary('Pow'),
  Maximum: binary('Max'),
  Minimum: binary('Min'),
  SquaredDifference: kernel(({ inputs: { a, b }, recorder }) => {
    const output = { shape: broadcast(a, b), dtype: a.dtype };
    const difference = recorder.emit('Sub', [a, b], output);
    return recorder.emit('Mul', [difference, difference], output);
  }),
  AddN: kernel(({ inputs, recorder }) =>
    Object.values(inputs).reduce((sum, term) => recorder.emit('Add', [sum, term], sum)),
  ),
  Mod: kernel(({ inputs: { a, b }, recorder }) => floorMod(recorder, a, b)),
  // The quotient is whole in TensorFlow.js, even of fractions.
  FloorDiv: kernel(({ inputs: { a, b }, recorder }) => {
    const output = { shape: broadcast(a, b), dtype: a.dtype };
    if (a.dtype !== 'int32') {
      const quotient = recorder.emit('Floor', [recorder.emit('Div', [a, b], output)], output);
      return cast(recorder, quotient, 'int32');
    }
    // ONNX divides integers towards zero: what the remainder leaves divides evenly.
    const even = recorder.emit('Sub', [a, floorMod(recorder, a, b)], output);
    return recorder.emit('Div', [even, b], output);
  }),

  Abs: unary('Abs'),
  Acos: unary('Acos'),
  Acosh: unary('Acosh'),
  Asin: unary('Asin'),
  Asinh: unary('Asinh'),
  Atan: unary('Atan'),
  Atanh: unary('Atanh'),
  Ceil: unary('Ceil'),
  Cos: unary('Cos'),
  Cosh: unary('Cosh'),
  Elu: unary('Elu'),
  Erf: unary('Erf'),
  Exp: unary('Exp'),
  Floor: unary('Floor'),
  Log: unary('Log'),
  Neg: unary('Neg'),
  Reciprocal: unary('Reciprocal'),
  Relu: unary('Relu'),
  Round: unary('Round'),
  Selu: unary('Selu'),
  Sigmoid: unary('Sigmoid'),
  Sign: unary('Sign'),
  Sin: unary('Sin'),
  Sinh: unary('Sinh'),
  Softplus: unary('Softplus'),
  Sqrt: unary('Sqrt'),
  Tan: unary('Tan'),
  Tanh: unary('Tanh'),
  Square: kernel(({ inputs: { x }, recorder }) => recorder.emit('Mul', [x, x], x)),
  Rsqrt: kernel(({ inputs: { x }, recorder }) => recorder.emit('Reciprocal', [recorder.emit('Sqrt', [x], x)], x)),
  // ONNX has neither of the next two: near zero they are exact to 1e-7 absolutely, not relatively.
  Log1p: kernel(({ inputs: { x }, recorder }) =>
    recorder.emit('Log', [recorder.emit('Add', [x, recorder.scalar(1)], x)], x),
  ),
  Expm1: kernel(({ inputs: { x }, recorder }) =>
    recorder.emit('Sub', [recorder.emit('Exp', [x], x), recorder.scalar(1)], x),
  ),
  Relu6: kernel(({ inputs: { x }, recorder }) => clip(recorder, x, 0, 6)),
  ClipByValue: kernel<{ clipValueMin: number; clipValueMax: number }>(({ inputs: { x }, attrs, recorder }) =>
    clip(recorder, x, attrs.clipValueMin, attrs.clipValueMax),
  ),
  LeakyRelu: kernel<{ alpha: number }>(({ inputs: { x }, attrs, recorder }) =>
    recorder.emit('LeakyRelu', [x], x, { alpha: { float: attrs.alpha } }),
  ),
  Prelu: kernel(({ inputs: { x, alpha }, recorder }) => recorder.emit('PRelu', [x, alpha], x)),
  // 1 above zero and `alpha` elsewhere: the derivative of the ReLU family.
  Step: kernel<{ alpha: number }>(({ inputs: { x }, attrs, recorder }) => {
    const values = [recorder.scalar(1, x.dtype), recorder.scalar(attrs.alpha, x.dtype)];
    return recorder.emit('Where', [above(recorder, x), ...values], x);
  }),
  EluGrad: kernel(({ inputs: { dy, y }, recorder }) => {
    const steep = recorder.emit('Mul', [dy, recorder.emit('Add', [y, recorder.scalar(1)], y)], y);
    return recorder.emit('Where', [above(recorder, y), dy, steep], y);
  }),
};

function unary(operator: string): Kernel {
  return kernel(({ inputs: { x }, recorder }) => recorder.emit(operator, [x], x));
}

function binary(operator: string): Kernel {
  return kernel(({ inputs: { a, b }, recorder }) =>
    recorder.emit(operator, [a, b], { shape: broadcast(a, b), dtype: a.dtype }),
  );
}

/** The remainder with the divisor's sign. ONNX gives that for integers; for fractions it gives the dividend's sign. */
function floorMod(recorder: Recorder, a: TensorInfo, b: TensorInfo): TensorInfo {
  const output = { shape: broadcast(a, b), dtype: a.dtype };
  if (a.dtype === 'int32') return recorder.emit('Mod', [a, b], output);
  const shifted = recorder.emit('Add', [recorder.emit('Mod', [a, b], output, { fmod: 1 }), b], output);
  return recorder.emit('Mod', [shifted, b], output, { fmod: 1 });
}

function clip(recorder: Recorder, x: TensorInfo, least: number, most: number): TensorInfo {
  return recorder.emit('Clip', [x, recorder.scalar(least, x.dtype), recorder.scalar(most, x.dtype)], x);
}

function above(recorder: Recorder, x: TensorInfo): TensorInfo {
  return recorder.emit('Greater', [x, recorder.scalar(0, x.dtype)], { shape: x.shape, dtype: 'bool' });
}
