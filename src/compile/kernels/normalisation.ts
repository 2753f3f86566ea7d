/** Soft-max, batch normalisation, layer normalisation. */
import { LAYER_NORM_KERNEL } from '../fused.ts';
import { type Kernels, kernel } from './kernel.ts';

export const normalisation: Kernels = {
  Softmax: kernel<{ dim: number }>(({ inputs: { logits }, attrs, recorder }) =>
    recorder.emit('Softmax', [logits], logits, { axis: attrs.dim }),
  ),
  // With the channels last the statistics broadcast as they are: x · gain + (offset − mean · gain).
  FusedBatchNorm: kernel<{ varianceEpsilon: number }>(({ inputs, attrs, recorder }) => {
    const { x, mean, variance, scale, offset } = inputs;
    const steady = recorder.emit('Add', [variance, recorder.scalar(attrs.varianceEpsilon)], variance);
    const inverse = recorder.emit('Reciprocal', [recorder.emit('Sqrt', [steady], variance)], variance);
    const gain = scale ? recorder.emit('Mul', [inverse, scale], variance) : inverse;
    const shift = recorder.emit('Mul', [mean, gain], variance);
    const scaled = recorder.emit('Mul', [x, gain], x);
    if (!offset) return recorder.emit('Sub', [scaled, shift], x);
    return recorder.emit('Add', [scaled, recorder.emit('Sub', [offset, shift], variance)], x);
  }),
  // Of the operator's three results the mean of each row has no user.
  [LAYER_NORM_KERNEL]: kernel<{ epsilon: number }>(({ inputs: { x, gain, offset }, attrs: { epsilon }, recorder }) => {
    const column = { shape: [x.shape[0], 1], dtype: 'float32' } as const;
    const attributes = { axis: -1, epsilon: { float: epsilon } };
    const [values, , inverse] = recorder.emitMany(
      'LayerNormalization',
      [x, gain, offset],
      [x, column, column],
      attributes,
    );
    return [values, inverse];
  }),
};
