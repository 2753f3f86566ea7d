/** Ops that move elements without changing them. */

import { count } from '../../weights.ts';
import type { TensorInfo } from '../recorder.ts';
import { tf } from '../tf.ts';
import { type Kernels, kernel } from './kernel.ts';

export const shape: Kernels = {
  Reshape: kernel<{ shape: number[] }>(({ inputs: { x }, attrs, recorder }) =>
    recorder.reshape(x, tf.util.inferFromImplicitShape(attrs.shape, count(x.shape))),
  ),
  ExpandDims: kernel<{ dim: number }>(({ inputs: { input }, attrs, recorder }) =>
    recorder.reshape(
      input,
      input.shape.toSpliced(attrs.dim < 0 ? input.shape.length + 1 + attrs.dim : attrs.dim, 0, 1),
    ),
  ),
  Transpose: kernel<{ perm: number[] }>(({ inputs: { x }, attrs: { perm }, recorder }) => {
    const moved = perm.map((axis) => x.shape[axis]);
    // Moving axes of size one past each other moves no element.
    const unmoved = perm.filter((axis) => x.shape[axis] !== 1).every((axis, i, kept) => i === 0 || kept[i - 1] < axis);
    if (unmoved) return recorder.reshape(x, moved);
    return recorder.emit('Transpose', [x], { shape: moved, dtype: x.dtype }, { perm });
  }),
  Concat: kernel<{ axis: number }>(({ inputs, attrs, recorder }) => {
    const parts = Object.values(inputs);
    const axis = tf.util.parseAxisParam(attrs.axis, parts[0].shape)[0];
    const size = parts.reduce((sum, part) => sum + part.shape[axis], 0);
    const filled = parts.filter((part) => count(part.shape) > 0);
    return recorder.emit('Concat', filled, { shape: parts[0].shape.with(axis, size), dtype: parts[0].dtype }, { axis });
  }),
  Pack: kernel<{ axis: number }>(({ inputs, attrs: { axis }, recorder }) => {
    const parts = Object.values(inputs);
    const layers = parts.map((part) => recorder.reshape(part, part.shape.toSpliced(axis, 0, 1)));
    const stacked = parts[0].shape.toSpliced(axis, 0, parts.length);
    return recorder.emit('Concat', layers, { shape: stacked, dtype: parts[0].dtype }, { axis });
  }),
  Unpack: kernel<{ axis: number }>(({ inputs: { value }, attrs, recorder }) => {
    const axis = tf.util.parseAxisParam(attrs.axis, value.shape)[0];
    const layer = { shape: value.shape.with(axis, 1), dtype: value.dtype };
    const layers = recorder.emitMany('Split', [value], Array(value.shape[axis]).fill(layer), { axis });
    return layers.map((part) => recorder.reshape(part, value.shape.toSpliced(axis, 1)));
  }),
  SplitV: kernel<{ numOrSizeSplits: number | number[]; axis: number }>(({ inputs: { x }, attrs, recorder }) => {
    const axis = tf.util.parseAxisParam(attrs.axis, x.shape)[0];
    const sizes = tf.backend_util.prepareSplitSize(x as tf.Tensor, attrs.numOrSizeSplits, axis);
    const parts = sizes.map((size) => ({ shape: x.shape.with(axis, size), dtype: x.dtype }));
    return recorder.emitMany('Split', [x, recorder.integers(sizes)], parts, { axis });
  }),
  Slice: kernel<{ begin: number[]; size: number[] }>(({ inputs: { x }, attrs, recorder }) => {
    const [begin, size] = tf.slice_util.parseSliceParams(x as tf.Tensor, attrs.begin, attrs.size);
    if (size.every((length, axis) => length === x.shape[axis])) return x;
    const end = begin.map((start, axis) => start + size[axis]);
    return recorder.emit('Slice', [x, recorder.integers(begin), recorder.integers(end)], {
      shape: size,
      dtype: x.dtype,
    });
  }),
  PadV2: kernel<{ paddings: [number, number][]; constantValue: number }>(({ inputs: { x }, attrs, recorder }) => {
    const amounts = [...attrs.paddings.map(([before]) => before), ...attrs.paddings.map(([, after]) => after)];
    const padded = x.shape.map((size, axis) => attrs.paddings[axis][0] + size + attrs.paddings[axis][1]);
    const operands = [x, recorder.integers(amounts), recorder.scalar(attrs.constantValue, x.dtype)];
    return recorder.emit('Pad', operands, { shape: padded, dtype: x.dtype });
  }),
  Tile: kernel<{ reps: number[] }>(({ inputs: { x }, attrs: { reps }, recorder }) =>
    recorder.emit('Tile', [x, recorder.integers(reps)], {
      shape: x.shape.map((size, axis) => size * reps[axis]),
      dtype: x.dtype,
    }),
  ),
  Reverse: kernel<{ dims: number | number[] }>(({ inputs: { x }, attrs, recorder }) => {
    const axes = tf.util.parseAxisParam(attrs.dims, x.shape);
    const ends = axes.map(() => -Number.MAX_SAFE_INTEGER);
    const [starts, stops, steps] = [axes.map(() => -1), ends, axes.map(() => -1)].map((values) =>
      recorder.integers(values),
    );
    return recorder.emit('Slice', [x, starts, stops, recorder.integers(axes), steps], x);
  }),
  GatherV2: kernel<{ axis: number; batchDims: number }>(({ inputs: { x, indices }, attrs, recorder }) => {
    const axis = tf.util.parseAxisParam(attrs.axis, x.shape)[0];
    const gathered = x.shape.toSpliced(axis, 1, ...indices.shape);
    return recorder.emit('Gather', [x, indices], { shape: gathered, dtype: x.dtype }, { axis });
  }),
  OneHot: kernel<{ depth: number; onValue: number; offValue: number; dtype: tf.DataType }>(
    ({ inputs: { indices }, attrs, recorder }) => {
      const choice: TensorInfo = recorder.constant(Float32Array.of(attrs.offValue, attrs.onValue), [2], attrs.dtype);
      const output = { shape: [...indices.shape, attrs.depth], dtype: attrs.dtype };
      return recorder.emit('OneHot', [indices, recorder.scalar(attrs.depth, 'int32'), choice], output, { axis: -1 });
    },
  ),
};
