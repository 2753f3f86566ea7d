/** The layer normalisation operator against the one written out, which eager TensorFlow.js runs. */
import { LAYER_NORM_KERNEL } from '../../src/compile/fused.ts';
import type { tf } from '../../src/compile/tf.ts';
import { layerNorm } from '../../src/encoders/layer-norm.ts';
import { float, type KernelCase } from './kernel-case.ts';

export const layerNormCases: readonly KernelCase[] = [1e-12, 0.1].map((epsilon) => ({
  kernels: [LAYER_NORM_KERNEL],
  what: `epsilon ${epsilon}`,
  inputs: [float(3, 6), float(6), float(6)],
  run: (x, gain, offset) => layerNorm(x as tf.Tensor2D, { gain, offset }, epsilon),
  gradient: 'both',
}));
