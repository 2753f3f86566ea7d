/**
 * What convolution and pooling share: TensorFlow.js keeps an image's channels last, [batch, height, width, channels],
 * ONNX wants them before the height, as planes.
 */
import type { Recorder, TensorInfo } from '../recorder.ts';
import type { tf } from '../tf.ts';
import { transpose } from './shape.ts';

/** The sizes, strides and padding that TensorFlow.js works out for a convolution or a pooling. */
export type Window = tf.backend_util.Conv2DInfo;

export function toPlanes(recorder: Recorder, image: TensorInfo): TensorInfo {
  return transpose(recorder, image, [0, 3, 1, 2]);
}

export function fromPlanes(recorder: Recorder, planes: TensorInfo): TensorInfo {
  return transpose(recorder, planes, [0, 2, 3, 1]);
}

/** Top, left, bottom, right: enough at the far edges for every place of the window that TensorFlow.js counts. */
export function edges(window: Window): [number, number, number, number] {
  const { top, left, bottom, right } = window.padInfo;
  const height = (window.outHeight - 1) * window.strideHeight + window.effectiveFilterHeight;
  const width = (window.outWidth - 1) * window.strideWidth + window.effectiveFilterWidth;
  const lowest = Math.max(bottom, height - window.inHeight - top);
  return [top, left, lowest, Math.max(right, width - window.inWidth - left)];
}
