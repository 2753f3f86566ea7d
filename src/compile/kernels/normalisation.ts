/** Soft-max and batch normalisation. Layer normalisation reaches the tracer as means and products. */
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
};
