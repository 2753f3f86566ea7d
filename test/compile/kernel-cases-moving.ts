/** Cases of the kernels that move values: shapes, slices, padding, gather and scatter. */
import { tf } from '../../src/compile/tf.ts';
import { float, integer, type KernelCase } from './kernel-case.ts';

const moving = (
  kernel: string,
  what: string,
  input: ReturnType<typeof float>,
  run: (x: tf.Tensor) => tf.Tensor | tf.Tensor[],
  gradient: KernelCase['gradient'] = 'eager',
): KernelCase => ({ kernels: [kernel], what, inputs: [input], run, gradient });

const shapes: KernelCase[] = [
  moving('Reshape', 'of a reshape', float(2, 6), (x) => tf.square(tf.reshape(tf.reshape(x, [3, 4]), [-1]))),
  moving('Reshape', 'there and back', float(2, 6), (x) => tf.reshape(tf.reshape(x, [12]), [2, 6])),
  moving('Reshape', 'to a scalar', float(1, 1), (x) => tf.reshape(x, [])),
  ...[0, 1, 2, -1, -2].map((axis) => moving('ExpandDims', `axis ${axis}`, float(2, 3), (x) => tf.expandDims(x, axis))),
  ...[
    [1, 0, 2],
    [2, 0, 1],
    [0, 1, 2],
    [2, 1, 0],
  ].map((perm) => moving('Transpose', `${perm}`, float(2, 3, 4), (x) => tf.transpose(x, perm))),
  moving('Transpose', 'past an axis of one', float(1, 3, 4), (x) => tf.transpose(x, [1, 0, 2])),
  moving('Transpose', 'of whole numbers', integer(0, 9, 2, 3), (x) => tf.transpose(x), 'none'),
  ...[0, 1, -1].map(
    (axis): KernelCase => ({
      kernels: ['Concat'],
      what: `axis ${axis}`,
      inputs: [float(2, 3), float(...(axis === 0 ? [4, 3] : [2, 1])), float(2, 3)],
      run: (...parts) => tf.concat(parts, axis),
      gradient: 'eager',
    }),
  ),
  moving('Concat', 'with an empty part', float(2, 3), (x) => tf.concat([x, tf.zeros([0, 3]), x], 0), 'none'),
  ...[0, 1, 2].map(
    (axis): KernelCase => ({
      kernels: ['Pack'],
      what: `axis ${axis}`,
      inputs: [float(2, 3), float(2, 3)],
      run: (...parts) => tf.stack(parts, axis),
      gradient: 'eager',
    }),
  ),
  ...[0, 1, -1].map((axis) => moving('Unpack', `axis ${axis}`, float(3, 2, 4), (x) => tf.unstack(x, axis))),
  // TensorFlow.js' gradient takes no list of one.
  moving('Unpack', 'of one', float(1, 4), (x) => tf.unstack(x), 'none'),
  moving('SplitV', 'equal parts', float(6, 2), (x) => tf.split(x, 3)),
  moving('SplitV', 'given sizes, last axis', float(2, 6), (x) => tf.split(x, [1, 2, 3], -1)),
  moving('SplitV', 'one size left open', float(6), (x) => tf.split(x, [4, -1])),
  moving('Tile', 'both axes', float(2, 3), (x) => tf.tile(x, [2, 3])),
  moving('Tile', 'a broadcast', float(3), (x) => tf.broadcastTo(x, [4, 3])),
];

const cuts: KernelCase[] = [
  moving('Slice', 'a block', float(4, 5), (x) => tf.slice(x, [1, 2], [2, 3])),
  moving('Slice', 'to the end', float(4, 5), (x) => tf.slice(x, [1, 0], [-1, -1])),
  moving('Slice', 'everything', float(4, 5), (x) => tf.square(tf.slice(x, [0, 0], [4, 5]))),
  moving('Slice', 'fewer axes than there are', float(4, 5), (x) => tf.slice(x, 2)),
  ...(
    [
      ['every second', [0, 0], [4, 5], [2, 2]],
      ['backwards', [3, 4], [0, 0], [-1, -2]],
      ['backwards from the end', [-1, -1], [-5, -6], [-1, -1]],
      ['forwards', [1, 1], [3, 4], [1, 1]],
    ] as const
  ).map(([what, begin, end, strides]) =>
    moving('StridedSlice', what, float(4, 5), (x) => tf.stridedSlice(x, [...begin], [...end], [...strides]), 'none'),
  ),
  moving(
    'StridedSlice',
    'with masks',
    float(4, 5),
    (x) => [
      tf.stridedSlice(x, [1, 1], [2, 3], [1, 1], 2, 1),
      tf.stridedSlice(x, [1, 1], [2, 3], [1, 1], 0, 0, 0, 0, 1),
      tf.stridedSlice(x, [0, 1], [0, 3], [1, 1], 0, 0, 0, 1),
    ],
    'none',
  ),
  moving('Reverse', 'one axis', float(2, 3), (x) => tf.reverse(x, 1)),
  moving('Reverse', 'the last axis of three', float(2, 3, 4), (x) => tf.reverse(x, -1)),
  moving('Reverse', 'all axes', float(2, 3), (x) => tf.reverse(x)),
  moving('PadV2', 'with zeros', float(2, 3), (x) =>
    tf.pad(x, [
      [1, 0],
      [0, 2],
    ]),
  ),
  moving('PadV2', 'with a value', float(3), (x) => tf.pad(x, [[2, 1]], -1.5)),
  moving('PadV2', 'with nothing', float(3), (x) => tf.square(tf.pad(x, [[0, 0]]))),
  moving('PadV2', 'whole numbers', integer(0, 9, 3), (x) => tf.pad(x, [[2, 1]], 7), 'none'),
  // TensorFlow.js' gradient forgets the mirrored elements; the tracer follows it.
  moving('MirrorPad', 'reflecting', float(3, 4), (x) =>
    tf.mirrorPad(
      x,
      [
        [2, 1],
        [0, 3],
      ],
      'reflect',
    ),
  ),
  moving('MirrorPad', 'symmetric', float(3, 4), (x) =>
    tf.mirrorPad(
      x,
      [
        [3, 1],
        [2, 4],
      ],
      'symmetric',
    ),
  ),
];

const indexed: KernelCase[] = [
  ...[0, 1, -1].flatMap((axis) =>
    [[4], [2, 3], []].map(
      (shape): KernelCase => ({
        kernels: axis === -1 ? ['GatherV2'] : ['GatherV2', 'UnsortedSegmentSum'],
        what: `axis ${axis}, indices [${shape}]`,
        inputs: [float(5, 3, 4), integer(0, 3, ...shape)],
        run: (x, indices) => tf.gather(x, indices, axis),
        // TensorFlow.js' gradient takes no negative axis.
        gradient: axis === -1 ? 'none' : 'both',
      }),
    ),
  ),
  ...([1, 2] as const).map(
    (axis): KernelCase => ({
      kernels: ['GatherV2'],
      what: `axis ${axis}, one batch axis`,
      inputs: [float(2, 4, 5, 3), integer(0, 4, 2, 6)],
      run: (x, indices) => tf.gather(x, indices, axis, 1),
      gradient: axis === 1 ? 'both' : 'none',
    }),
  ),
  {
    kernels: ['GatherNd'],
    what: 'rows',
    inputs: [float(3, 4, 2), integer(0, 3, 5, 1)],
    run: (x, indices) => tf.gatherND(x, indices),
    gradient: 'none',
  },
  {
    kernels: ['GatherNd'],
    what: 'elements',
    inputs: [float(3, 3), integer(0, 3, 2, 4, 2)],
    run: (x, indices) => tf.gatherND(x, indices),
    gradient: 'none',
  },
  {
    kernels: ['ScatterNd'],
    what: 'equal indices add up',
    inputs: [integer(0, 3, 6, 1), float(6, 2)],
    run: (indices, updates) => tf.scatterND(indices as tf.Tensor, updates, [4, 2]),
    gradient: 'none',
  },
  {
    kernels: ['UnsortedSegmentSum'],
    what: 'ids beyond both ends are left out',
    inputs: [float(8, 2), integer(-1, 5, 8)],
    run: (x, ids) => tf.unsortedSegmentSum(x, ids as tf.Tensor1D, 4),
    gradient: 'none',
  },
  {
    kernels: ['UnsortedSegmentSum', 'GatherV2'],
    what: 'its own gradient',
    inputs: [float(8, 2), integer(0, 3, 8)],
    run: (x, ids) => tf.unsortedSegmentSum(x, ids as tf.Tensor1D, 3),
    gradient: 'both',
  },
  moving('OneHot', 'a class for each', integer(0, 4, 5), (x) => tf.oneHot(x, 4), 'none'),
  moving(
    'OneHot',
    'classes that do not exist',
    integer(-2, 6, 2, 6),
    (x) => tf.oneHot(x, 4, 0.9, 0.1, 'float32'),
    'none',
  ),
];

export const movingCases: readonly KernelCase[] = [...shapes, ...cuts, ...indexed];
