/** Maximum and average over windows of an image, and their gradients. */
import { count } from '../../weights.ts';
import type { Recorder, TensorInfo } from '../recorder.ts';
import { tf } from '../tf.ts';
import { type Kernels, kernel } from './kernel.ts';
import { edges, fromPlanes, toPlanes, type Window } from './planes.ts';
import { pad } from './shape.ts';

interface Pool {
  readonly filterSize: number | [number, number];
  readonly strides: number | [number, number];
  readonly pad: 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

export const pooling: Kernels = {
  MaxPool: kernel<Pool>(({ inputs: { x }, attrs, recorder }) => {
    const window = windowOf(x, attrs);
    const output = { shape: outputPlanes(window), dtype: x.dtype };
    return fromPlanes(recorder, recorder.emit('MaxPool', [toPlanes(recorder, x)], output, settings(window)));
  }),
  // The gradient goes to the place of each maximum, the first where several are equal.
  MaxPoolGrad: kernel<Pool>(({ inputs: { dy, input }, attrs, recorder }) => {
    const window = windowOf(input, attrs);
    const planes = toPlanes(recorder, input);
    const shape = outputPlanes(window);
    const outputs = [
      { shape, dtype: input.dtype },
      { shape, dtype: 'float32' as const },
    ];
    const [, places] = recorder.emitMany('MaxPool', [planes], outputs, settings(window));
    const flat = [count(planes.shape)];
    const operands = [
      recorder.filled(0, flat, dy.dtype),
      recorder.reshape(places, [count(shape)]),
      recorder.reshape(toPlanes(recorder, dy), [count(shape)]),
    ];
    const spread = recorder.emit('ScatterElements', operands, { shape: flat, dtype: dy.dtype }, { reduction: 'add' });
    return fromPlanes(recorder, recorder.reshape(spread, planes.shape));
  }),
  AvgPool: kernel<Pool>(({ inputs: { x }, attrs, recorder }) => {
    const window = windowOf(x, attrs);
    const output = { shape: outputPlanes(window), dtype: x.dtype };
    return fromPlanes(recorder, recorder.emit('AveragePool', [toPlanes(recorder, x)], output, settings(window)));
  }),
  AvgPoolGrad: kernel<Pool>(({ inputs: { dy, input }, attrs, recorder }) => {
    const window = windowOf(input, attrs);
    const shares = recorder.constant(shareOfEach(window), [1, window.outHeight, window.outWidth, 1], 'float32');
    const share = recorder.emit('Mul', [dy, shares], dy);
    return fromPlanes(recorder, spread(recorder, toPlanes(recorder, share), window));
  }),
};

function windowOf(x: TensorInfo, { filterSize, strides, pad, dimRoundingMode }: Pool): Window {
  const shape = x.shape as [number, number, number, number];
  return tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
}

function settings(window: Window) {
  return {
    kernel_shape: [window.filterHeight, window.filterWidth],
    strides: [window.strideHeight, window.strideWidth],
    pads: edges(window),
  };
}

function outputPlanes({ batchSize, outChannels, outHeight, outWidth }: Window): number[] {
  return [batchSize, outChannels, outHeight, outWidth];
}

/** One over the number of pixels under the window at each of its places; padding does not count. */
function shareOfEach(window: Window): number[] {
  const [top, left] = edges(window);
  const covered = (size: number, filter: number, stride: number, before: number, places: number) =>
    Array.from({ length: places }, (_, i) => {
      const start = i * stride - before;
      return Math.min(size, start + filter) - Math.max(0, start);
    });
  const rows = covered(window.inHeight, window.filterHeight, window.strideHeight, top, window.outHeight);
  const columns = covered(window.inWidth, window.filterWidth, window.strideWidth, left, window.outWidth);
  return rows.flatMap((height) => columns.map((width) => 1 / (height * width)));
}

/** Adds each value to every pixel under its window: zeros between the values, then the sum over a window of stride one. */
function spread(recorder: Recorder, planes: TensorInfo, window: Window): TensorInfo {
  const { batchSize, outChannels, inHeight, inWidth, outHeight, outWidth, strideHeight, strideWidth } = window;
  const { filterHeight, filterWidth, padInfo } = window;
  const none = [0, 0] as const;
  const apart = recorder.reshape(planes, [batchSize, outChannels, outHeight, 1, outWidth, 1]);
  const between = pad(recorder, apart, [none, none, none, [0, strideHeight - 1], none, [0, strideWidth - 1]]);
  const [height, width] = [outHeight * strideHeight, outWidth * strideWidth];
  const top = filterHeight - 1 - padInfo.top;
  const left = filterWidth - 1 - padInfo.left;
  const framed = pad(recorder, recorder.reshape(between, [batchSize, outChannels, height, width]), [
    none,
    none,
    [top, inHeight + filterHeight - 1 - top - height],
    [left, inWidth + filterWidth - 1 - left - width],
  ]);
  const output = { shape: [batchSize, outChannels, inHeight, inWidth], dtype: planes.dtype };
  const mean = recorder.emit('AveragePool', [framed], output, { kernel_shape: [filterHeight, filterWidth] });
  return recorder.emit('Mul', [mean, recorder.scalar(filterHeight * filterWidth)], output);
}
