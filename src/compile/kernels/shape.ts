/** Ops that move elements without changing them. */
import { count } from '../../weights.ts';
import type { Recorder, TensorInfo } from '../recorder.ts';
import { tf } from '../tf.ts';
import { axisOf, type Kernels, kernel } from './kernel.ts';

export const shape: Kernels = {
  Reshape: kernel<{ shape: number[] }>(({ inputs: { x }, attrs, recorder }) =>
    recorder.reshape(x, tf.util.inferFromImplicitShape(attrs.shape, count(x.shape))),
  ),
  ExpandDims: kernel<{ dim: number }>(({ inputs: { input }, attrs: { dim }, recorder }) =>
    recorder.reshape(input, input.shape.toSpliced(dim < 0 ? input.shape.length + 1 + dim : dim, 0, 1)),
  ),
  Transpose: kernel<{ perm: number[] }>(({ inputs: { x }, attrs: { perm }, recorder }) => transpose(recorder, x, perm)),
  Concat: kernel<{ axis: number }>(({ inputs, attrs, recorder }) => {
    const parts = Object.values(inputs);
    return concat(recorder, parts, axisOf(attrs.axis, parts[0]));
  }),
  Pack: kernel<{ axis: number }>(({ inputs, attrs, recorder }) => {
    const parts = Object.values(inputs);
    const layer = parts[0].shape;
    const axis = attrs.axis < 0 ? layer.length + 1 + attrs.axis : attrs.axis;
    const shape = layer.toSpliced(axis, 0, parts.length);
    // Layers along the first axis lie one after the other: joined end to end, none has to be reshaped.
    if (axis === 0 && layer.length > 0) return recorder.reshape(concat(recorder, parts, 0), shape);
    const layers = parts.map((part) => recorder.reshape(part, part.shape.toSpliced(axis, 0, 1)));
    return concat(recorder, layers, axis);
  }),
  Unpack: kernel<{ axis: number }>(({ inputs: { value }, attrs, recorder }) => {
    const axis = axisOf(attrs.axis, value);
    const [layers, rows, ...rest] = value.shape;
    if (axis === 0 && rows !== undefined) {
      const joined = recorder.reshape(value, [layers * rows, ...rest]);
      return split(recorder, joined, new Array<number>(layers).fill(rows), 0);
    }
    const parts = split(recorder, value, new Array<number>(value.shape[axis]).fill(1), axis);
    return parts.map((part) => recorder.reshape(part, value.shape.toSpliced(axis, 1)));
  }),
  SplitV: kernel<{ numOrSizeSplits: number | number[]; axis: number }>(({ inputs: { x }, attrs, recorder }) => {
    const axis = axisOf(attrs.axis, x);
    return split(recorder, x, tf.backend_util.prepareSplitSize(x as tf.Tensor, attrs.numOrSizeSplits, axis), axis);
  }),
  Slice: kernel<{ begin: number[]; size: number[] }>(({ inputs: { x }, attrs, recorder }) => {
    const [begin, size] = tf.slice_util.parseSliceParams(x as tf.Tensor, attrs.begin, attrs.size);
    return slice(recorder, x, { begin, size });
  }),
  StridedSlice: kernel<StridedSlice>(({ inputs: { x }, attrs, recorder }) => {
    const { begin, end, strides, ellipsisMask, newAxisMask, shrinkAxisMask } = attrs;
    const masks = [attrs.beginMask, attrs.endMask, ellipsisMask, newAxisMask, shrinkAxisMask] as const;
    const plan = tf.slice_util.sliceInfo(x.shape, begin, end, strides, ...masks);
    const size = tf.slice_util.computeOutShape(plan.begin, plan.end, plan.strides);
    return recorder.reshape(slice(recorder, x, { begin: plan.begin, size, steps: plan.strides }), plan.finalShape);
  }),
  PadV2: kernel<{ paddings: Padding; constantValue: number }>(({ inputs: { x }, attrs, recorder }) =>
    pad(recorder, x, attrs.paddings, attrs.constantValue),
  ),
  MirrorPad: kernel<{ paddings: Padding; mode: 'reflect' | 'symmetric' }>(
    ({ inputs: { x }, attrs: { paddings, mode }, recorder }) =>
      paddings.reduce((padded, [before, after], axis) => {
        if (before + after === 0) return padded;
        const places = mirrored(x.shape[axis], before, after, mode === 'symmetric');
        const indices = recorder.integers(places);
        const output = { shape: padded.shape.with(axis, places.length), dtype: x.dtype };
        return recorder.emit('Gather', [padded, indices], output, { axis });
      }, x),
  ),
  Tile: kernel<{ reps: number[] }>(({ inputs: { x }, attrs: { reps }, recorder }) => {
    const tiled = x.shape.map((size, axis) => size * reps[axis]);
    return recorder.emit('Tile', [x, recorder.integers(reps)], { shape: tiled, dtype: x.dtype });
  }),
  Reverse: kernel<{ dims: number | number[] }>(({ inputs: { x }, attrs, recorder }) =>
    reverse(recorder, x, tf.util.parseAxisParam(attrs.dims, x.shape)),
  ),
};

/** How much to add before and after, for each axis. */
type Padding = readonly (readonly [number, number])[];

interface StridedSlice {
  readonly begin: number[];
  readonly end: number[];
  readonly strides: number[];
  readonly beginMask: number;
  readonly endMask: number;
  readonly ellipsisMask: number;
  readonly newAxisMask: number;
  readonly shrinkAxisMask: number;
}

/** The axes in another order. */
export function transpose(recorder: Recorder, x: TensorInfo, perm: readonly number[]): TensorInfo {
  const moved = perm.map((axis) => x.shape[axis]);
  // Moving axes of size one past each other moves no element.
  const unmoved = perm.filter((axis) => x.shape[axis] !== 1).every((axis, i, kept) => i === 0 || kept[i - 1] < axis);
  if (unmoved) return recorder.reshape(x, moved);
  return recorder.emit('Transpose', [x], { shape: moved, dtype: x.dtype }, { perm });
}

/** A block of a tensor: `size` elements from `begin`, every `steps`-th on each axis. */
export function slice(
  recorder: Recorder,
  x: TensorInfo,
  { begin, size, steps = size.map(() => 1) }: { begin: readonly number[]; size: readonly number[]; steps?: number[] },
): TensorInfo {
  const cut = x.shape.map((_, axis) => axis).filter((axis) => size[axis] !== x.shape[axis] || steps[axis] !== 1);
  if (cut.length === 0) return x;
  const starts = cut.map((axis) => begin[axis]);
  // Stepping back beyond the first element needs an end that cannot be read as "from the back".
  const ends = cut.map((axis) => begin[axis] + size[axis] * steps[axis]).map((end) => (end < 0 ? -BEYOND : end));
  const operands = [starts, ends, cut, cut.map((axis) => steps[axis])].map((values) => recorder.integers(values));
  return recorder.emit('Slice', [x, ...operands], { shape: size, dtype: x.dtype });
}

const BEYOND = 2 ** 31;

/** The elements of some axes back to front. */
export function reverse(recorder: Recorder, x: TensorInfo, axes: readonly number[]): TensorInfo {
  const reversed = (axis: number) => axes.includes(axis);
  return slice(recorder, x, {
    begin: x.shape.map((size, axis) => (reversed(axis) ? size - 1 : 0)),
    size: x.shape,
    steps: x.shape.map((_, axis) => (reversed(axis) ? -1 : 1)),
  });
}

/** A tensor with a margin around it. A negative amount cuts off. */
export function pad(recorder: Recorder, x: TensorInfo, paddings: Padding, value = 0): TensorInfo {
  const amounts = [...paddings.map(([before]) => before), ...paddings.map(([, after]) => after)];
  if (amounts.every((amount) => amount === 0)) return x;
  const padded = x.shape.map((size, axis) => paddings[axis][0] + size + paddings[axis][1]);
  const operands = [x, recorder.integers(amounts), recorder.scalar(value, x.dtype)];
  return recorder.emit('Pad', operands, { shape: padded, dtype: x.dtype });
}

/** Tensors one after the other along an axis. */
export function concat(recorder: Recorder, parts: readonly TensorInfo[], axis: number): TensorInfo {
  const filled = parts.filter((part) => count(part.shape) > 0);
  if (filled.length < 2) return filled[0] ?? parts[0];
  const size = filled.reduce((sum, part) => sum + part.shape[axis], 0);
  return recorder.emit('Concat', filled, { shape: parts[0].shape.with(axis, size), dtype: parts[0].dtype }, { axis });
}

function split(recorder: Recorder, x: TensorInfo, sizes: readonly number[], axis: number): TensorInfo[] {
  if (sizes.length === 1) return [x];
  const parts = sizes.map((size) => ({ shape: x.shape.with(axis, size), dtype: x.dtype }));
  return recorder.emitMany('Split', [x, recorder.integers(sizes)], parts, { axis });
}

/** Where each element of a mirrored axis comes from; symmetric padding repeats the edge itself, reflecting does not. */
function mirrored(size: number, before: number, after: number, symmetric: boolean): number[] {
  const edge = symmetric ? 1 : 0;
  return Array.from({ length: before + size + after }, (_, i) => {
    const place = i - before;
    if (place < 0) return -place - edge;
    return place < size ? place : 2 * (size - 1) - place + edge;
  });
}
