/** Ops that read or write at places given by a tensor of indices: gather, scatter, one-hot. */
import { count } from '../../weights.ts';
import { elementCode } from '../onnx-file.ts';
import type { Recorder, TensorInfo } from '../recorder.ts';
import type { tf } from '../tf.ts';
import { axisOf, type Kernels, kernel } from './kernel.ts';
import { transpose } from './shape.ts';

export const indexing: Kernels = {
  GatherV2: kernel<{ axis: number; batchDims: number }>(({ inputs: { x, indices }, attrs, recorder }) => {
    const axis = axisOf(attrs.axis, x);
    const batchDims = attrs.batchDims ?? 0;
    const shape = x.shape.toSpliced(axis, 1, ...indices.shape.slice(batchDims));
    if (batchDims === 0) return recorder.emit('Gather', [x, indices], { shape, dtype: x.dtype }, { axis });
    // `GatherND` looks in the axis right after the batch: [batch, outer, size, inner] with the two in the middle swapped.
    const sizes = [x.shape.slice(0, batchDims), x.shape.slice(batchDims, axis), x.shape.slice(axis + 1)].map(count);
    const [batch, outer, inner] = sizes;
    const places = count(indices.shape) / batch;
    const swapped = transpose(recorder, recorder.reshape(x, [batch, outer, x.shape[axis], inner]), [0, 2, 1, 3]);
    const found = recorder.emit(
      'GatherND',
      [swapped, int64(recorder, recorder.reshape(indices, [batch, places, 1]))],
      { shape: [batch, places, outer, inner], dtype: x.dtype },
      { batch_dims: 1 },
    );
    return recorder.reshape(transpose(recorder, found, [0, 2, 1, 3]), shape);
  }),
  GatherNd: kernel(({ inputs: { params, indices }, recorder }) => {
    const depth = indices.shape.at(-1) as number;
    const shape = [...indices.shape.slice(0, -1), ...params.shape.slice(depth)];
    return recorder.emit('GatherND', [params, int64(recorder, indices)], { shape, dtype: params.dtype });
  }),
  // Equal indices add up.
  ScatterNd: kernel<{ shape: number[] }>(({ inputs: { indices, updates }, attrs: { shape }, recorder }) =>
    scatter(recorder, indices, updates, shape),
  ),
  // Row i is the sum of the rows whose id is i: the gradient of a gather. Other ids belong to no sum.
  UnsortedSegmentSum: kernel<{ numSegments: number }>(({ inputs: { x, segmentIds }, attrs, recorder }) => {
    const rest = x.shape.slice(segmentIds.shape.length);
    const ids = recorder.reshape(segmentIds, [count(segmentIds.shape), 1]);
    const rows = recorder.reshape(x, [ids.shape[0], ...rest]);
    const truth = { shape: ids.shape, dtype: 'bool' } as const;
    const least = recorder.emit('GreaterOrEqual', [ids, recorder.scalar(0, 'int32')], truth);
    const most = recorder.emit('Less', [ids, recorder.scalar(attrs.numSegments, 'int32')], truth);
    const known = recorder.emit('And', [least, most], truth);
    const column = recorder.reshape(known, [ids.shape[0], ...rest.map(() => 1)]);
    const safeIds = recorder.emit('Where', [known, ids, recorder.scalar(0, 'int32')], ids);
    const safeRows = recorder.emit('Where', [column, rows, recorder.scalar(0, x.dtype)], rows);
    return scatter(recorder, safeIds, safeRows, [attrs.numSegments, ...rest]);
  }),
  // ONNX's own operator counts a negative class from the end; here it leaves its row without a one.
  OneHot: kernel<{ depth: number; onValue: number; offValue: number; dtype: tf.DataType }>(
    ({ inputs: { indices }, attrs: { depth, onValue, offValue, dtype }, recorder }) => {
      const shape = [...indices.shape, depth];
      const classes = recorder.constant(
        Array.from({ length: depth }, (_, i) => i),
        [depth],
        'int32',
      );
      const column = recorder.reshape(indices, [...indices.shape, 1]);
      const hit = recorder.emit('Equal', [column, classes], { shape, dtype: 'bool' });
      const values = [recorder.scalar(onValue, dtype), recorder.scalar(offValue, dtype)];
      return recorder.emit('Where', [hit, ...values], { shape, dtype });
    },
  ),
};

/** Adds updates into zeros, at the places that the last axis of the indices names. */
function scatter(recorder: Recorder, indices: TensorInfo, updates: TensorInfo, shape: readonly number[]): TensorInfo {
  const zeros = recorder.filled(0, shape, updates.dtype);
  const output = { shape, dtype: updates.dtype };
  return recorder.emit('ScatterND', [zeros, int64(recorder, indices), updates], output, { reduction: 'add' });
}

/** Indices in the form that some operators insist on. */
function int64(recorder: Recorder, indices: TensorInfo): TensorInfo {
  return recorder.emit('Cast', [indices], indices, { to: elementCode('int64') });
}
