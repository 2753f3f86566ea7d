/**
 * Convolutions, plain and depthwise, and their two gradients. Both kinds are one ONNX `Conv`: the plain one has a single
 * group, the depthwise one a group for each channel.
 */
import { GemelError } from '../../errors.ts';
import type { Recorder, TensorInfo } from '../recorder.ts';
import { tf } from '../tf.ts';
import { type Kernels, kernel } from './kernel.ts';
import { edges, fromPlanes, toPlanes, type Window } from './planes.ts';
import { concat, pad, reverse, slice, transpose } from './shape.ts';

type Shape4 = [number, number, number, number];
type Pad = 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;

interface Settings {
  readonly strides: number | [number, number];
  readonly pad: Pad;
  readonly dilations?: number | [number, number];
  readonly dataFormat?: 'NHWC' | 'NCHW';
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

export const convolution: Kernels = {
  Conv2D: kernel<Settings>(({ inputs: { x, filter }, attrs, recorder }) => {
    const window = windowOf(x.shape, filter.shape, attrs, false);
    return convolve(recorder, x, transpose(recorder, filter, [3, 2, 0, 1]), window, 1);
  }),
  Conv2DBackpropInput: kernel<Settings & { inputShape: Shape4 }>(({ inputs: { dy, filter }, attrs, recorder }) =>
    inputGradient(recorder, dy, filter, windowOf(attrs.inputShape, filter.shape, attrs, false), 1),
  ),
  Conv2DBackpropFilter: kernel<Settings & { filterShape: Shape4 }>(({ inputs: { x, dy }, attrs, recorder }) =>
    filterGradient(recorder, x, dy, windowOf(x.shape, attrs.filterShape, attrs, false)),
  ),
  DepthwiseConv2dNative: kernel<Settings>(({ inputs: { x, filter }, attrs, recorder }) => {
    const window = windowOf(x.shape, filter.shape, attrs, true);
    return convolve(recorder, x, depthwisePlanes(recorder, filter), window, window.inChannels);
  }),
  DepthwiseConv2dNativeBackpropInput: kernel<Settings & { inputShape: Shape4 }>(
    ({ inputs: { dy, filter }, attrs, recorder }) => {
      const window = windowOf(attrs.inputShape, filter.shape, attrs, true);
      return inputGradient(recorder, dy, filter, window, window.inChannels);
    },
  ),
  DepthwiseConv2dNativeBackpropFilter: kernel<Settings & { filterShape: Shape4 }>(
    ({ inputs: { x, dy }, attrs, recorder }) => {
      const window = windowOf(x.shape, attrs.filterShape, attrs, true);
      return depthwiseFilterGradient(recorder, x, dy, window);
    },
  ),
};

function windowOf(x: number[], filter: number[], settings: Settings, depthwise: boolean): Window {
  const { strides, pad, dilations, dataFormat, dimRoundingMode } = settings;
  if (dataFormat === 'NCHW') {
    throw new GemelError('unsupported', 'onnx: expected images with channels last (NHWC), found NCHW: transpose them');
  }
  return tf.backend_util.computeConv2DInfo(
    x as Shape4,
    filter as Shape4,
    strides,
    dilations ?? 1,
    pad,
    dimRoundingMode,
    depthwise,
  );
}

/** A depthwise filter [height, width, channels, multiplier] as one plane for each output channel. */
function depthwisePlanes(recorder: Recorder, filter: TensorInfo): TensorInfo {
  const [height, width, channels, multiplier] = filter.shape;
  const planes = transpose(recorder, filter, [2, 3, 0, 1]);
  return recorder.reshape(planes, [channels * multiplier, 1, height, width]);
}

function convolve(recorder: Recorder, x: TensorInfo, planes: TensorInfo, window: Window, group: number): TensorInfo {
  const { batchSize, outChannels, outHeight, outWidth } = window;
  const output = { shape: [batchSize, outChannels, outHeight, outWidth], dtype: x.dtype };
  const settings = { ...steps(window), pads: edges(window), group };
  return fromPlanes(recorder, recorder.emit('Conv', [toPlanes(recorder, x), planes], output, settings));
}

/** Spreads the output's gradient back over the input. */
function inputGradient(recorder: Recorder, dy: TensorInfo, filter: TensorInfo, window: Window, group: number) {
  const { batchSize, inChannels, inHeight, inWidth, effectiveFilterHeight, effectiveFilterWidth } = window;
  const output = { shape: [batchSize, inChannels, inHeight, inWidth], dtype: dy.dtype };
  const [top, left, bottom, right] = edges(window);
  const margins = [effectiveFilterHeight - 1 - top, effectiveFilterWidth - 1 - left];
  const pads = [...margins, effectiveFilterHeight - 1 - bottom, effectiveFilterWidth - 1 - right];
  const planes = toPlanes(recorder, dy);
  if (window.strideHeight === 1 && window.strideWidth === 1 && pads.every((pad) => pad >= 0)) {
    // A convolution with the flipped filter gives the same as `ConvTranspose`, a third faster.
    const flipped = reverse(recorder, transpose(recorder, filter, [2, 3, 0, 1]), [2, 3]);
    const settings = { ...steps(window), pads, group };
    return fromPlanes(recorder, recorder.emit('Conv', [planes, flipped], output, settings));
  }
  const weights = group === 1 ? transpose(recorder, filter, [3, 2, 0, 1]) : depthwisePlanes(recorder, filter);
  // Rows and columns at the far edge that no window reached get no gradient, but they are there.
  const spare = [
    inHeight + top + bottom - effectiveFilterHeight - (window.outHeight - 1) * window.strideHeight,
    inWidth + left + right - effectiveFilterWidth - (window.outWidth - 1) * window.strideWidth,
  ];
  const settings = { ...steps(window), pads: [top, left, bottom, right], output_padding: spare, group };
  return fromPlanes(recorder, recorder.emit('ConvTranspose', [planes, weights], output, settings));
}

/**
 * A product for some places of the filter at a time: the pixels seen through them, [pixels, places × input channels], with the output's
 * gradient, [pixels, output channels]. As a `Conv` with batch and channels swapped it would be up to three times slower.
 */
function filterGradient(recorder: Recorder, x: TensorInfo, dy: TensorInfo, window: Window): TensorInfo {
  const { batchSize, inChannels, outChannels, outHeight, outWidth } = window;
  const { filterHeight, filterWidth, strideHeight, strideWidth, dilationHeight, dilationWidth } = window;
  const [top, left, bottom, right] = edges(window);
  const padded = pad(recorder, x, [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]);
  const pixels = batchSize * outHeight * outWidth;
  const gradient = recorder.reshape(dy, [pixels, outChannels]);
  const seenThrough = (place: number) =>
    slice(recorder, padded, {
      begin: [0, Math.floor(place / filterWidth) * dilationHeight, (place % filterWidth) * dilationWidth, 0],
      size: [batchSize, outHeight, outWidth, inChannels],
      steps: [1, strideHeight, strideWidth, 1],
    });
  const places = Array.from({ length: filterHeight * filterWidth }, (_, place) => place);
  // Four channels, or more, keep a product busy by themselves; laying them side by side would only cost.
  const together = inChannels < 4 ? Math.floor(GOOD_ROWS / inChannels) : 1;
  const products = chunks(places, together).map((some) => {
    const seen = concat(recorder, some.map(seenThrough), 3);
    const rows = some.length * inChannels;
    const output = { shape: [rows, outChannels], dtype: x.dtype };
    return recorder.emit('Gemm', [recorder.reshape(seen, [pixels, rows]), gradient], output, { transA: 1 });
  });
  return recorder.reshape(concat(recorder, products, 0), [filterHeight, filterWidth, inChannels, outChannels]);
}

/** The rows of a product from which on more of them make it no faster: with fewer, it waits for the other factor. The first layer of Koch's net: 71 → 20 ms. */
const GOOD_ROWS = 64;

function chunks(values: readonly number[], size: number): number[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, i) => values.slice(i * size, (i + 1) * size));
}

/** A convolution in which the batch plays the channels' part, and strides and dilations change places. */
function depthwiseFilterGradient(recorder: Recorder, x: TensorInfo, dy: TensorInfo, window: Window): TensorInfo {
  const { batchSize, inChannels, inHeight, inWidth, outChannels, filterHeight, filterWidth } = window;
  const images = recorder.reshape(transpose(recorder, x, [3, 0, 1, 2]), [1, inChannels * batchSize, inHeight, inWidth]);
  const [top, left, bottom, right] = edges(window);
  const places = (size: number, stride: number, out: number, dilation: number) =>
    Math.floor((size - stride * (out - 1) - 1) / dilation) + 1;
  const height = places(inHeight + top + bottom, window.strideHeight, window.outHeight, window.dilationHeight);
  const width = places(inWidth + left + right, window.strideWidth, window.outWidth, window.dilationWidth);
  const output = { shape: [1, outChannels, height, width], dtype: x.dtype };
  const correlated = recorder.emit('Conv', [images, transpose(recorder, dy, [3, 0, 1, 2])], output, {
    strides: [window.dilationHeight, window.dilationWidth],
    dilations: [window.strideHeight, window.strideWidth],
    pads: [top, left, bottom, right],
    group: inChannels,
  });
  // Rows and columns that no window reached show up as filter places too many.
  const size = [1, outChannels, filterHeight, filterWidth];
  const gradient = slice(recorder, correlated, { begin: [0, 0, 0, 0], size });
  const byChannel = [inChannels, outChannels / inChannels, filterHeight, filterWidth];
  return transpose(recorder, recorder.reshape(gradient, byChannel), [2, 3, 0, 1]);
}

function steps({ strideHeight, strideWidth, dilationHeight, dilationWidth }: Window) {
  return { strides: [strideHeight, strideWidth], dilations: [dilationHeight, dilationWidth] };
}
