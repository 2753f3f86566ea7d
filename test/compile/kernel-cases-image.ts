/** Cases of the kernels on images: convolution, pooling, resizing. */
import { tf } from '../../src/compile/tf.ts';
import { float, type KernelCase } from './kernel-case.ts';

type Pad = 'same' | 'valid' | number | tf.backend_util.ExplicitPadding;

const explicit: Pad = [
  [0, 0],
  [2, 1],
  [0, 1],
  [0, 0],
];

/** Filter height and width, strides, padding. Sizes are odd so that "same" is uneven and strides leave a rest. */
const windows: readonly (readonly [[number, number], [number, number], Pad])[] = [
  [[3, 3], [1, 1], 'same'],
  [[3, 3], [1, 1], 'valid'],
  [[2, 3], [1, 1], 'same'],
  [[2, 2], [1, 1], explicit],
  [[1, 1], [1, 1], 'valid'],
  [[3, 3], [2, 2], 'same'],
  [[2, 2], [2, 2], 'valid'],
  [[3, 2], [2, 1], 'valid'],
  [[3, 3], [3, 2], explicit],
  [[1, 1], [2, 2], 'valid'],
  [[2, 2], [1, 1], 2],
];

const describeWindow = ([height, width]: readonly number[], strides: readonly number[], pad: Pad) =>
  `${height}×${width}, stride ${strides}, ${typeof pad === 'object' ? 'explicit' : pad}`;

const convolutions: KernelCase[] = windows.flatMap(([filter, strides, pad]) => {
  const what = describeWindow(filter, strides, pad);
  return [
    {
      kernels: ['Conv2D', 'Conv2DBackpropInput', 'Conv2DBackpropFilter'],
      what,
      inputs: [float(2, 7, 6, 3), float(...filter, 3, 4)],
      run: (x: tf.Tensor, weights: tf.Tensor) => tf.conv2d(x as tf.Tensor4D, weights as tf.Tensor4D, strides, pad),
      gradient: 'both',
    },
    {
      kernels: ['DepthwiseConv2dNative', 'DepthwiseConv2dNativeBackpropInput', 'DepthwiseConv2dNativeBackpropFilter'],
      what,
      inputs: [float(2, 7, 6, 3), float(...filter, 3, 2)],
      run: (x: tf.Tensor, weights: tf.Tensor) =>
        tf.depthwiseConv2d(x as tf.Tensor4D, weights as tf.Tensor4D, strides, pad),
      gradient: 'both',
    },
  ];
});

const pools: KernelCase[] = windows
  // A window that lies on padding alone has neither a maximum nor a mean.
  .filter(([[height], , pad]) => height > 1 && pad !== 2 && !(height === 2 && pad === explicit))
  .flatMap(([filter, strides, pad]) => {
    const what = describeWindow(filter, strides, pad);
    return [
      {
        kernels: ['MaxPool', 'MaxPoolGrad'],
        what,
        inputs: [float(2, 7, 6, 3)],
        run: (x: tf.Tensor) => tf.maxPool(x as tf.Tensor4D, filter, strides, pad),
        gradient: 'eager',
      },
      {
        kernels: ['AvgPool', 'AvgPoolGrad'],
        what,
        inputs: [float(2, 7, 6, 3)],
        run: (x: tf.Tensor) => tf.avgPool(x as tf.Tensor4D, filter, strides, pad),
        // Where the window hangs over the edge, TensorFlow.js' eager gradient divides by the whole window.
        gradient: pad === 'valid' ? 'both' : 'finite',
      },
    ];
  });

const sizes = [
  [8, 9],
  [3, 2],
  [5, 4],
  [1, 1],
] as const;

const resized: KernelCase[] = sizes.flatMap(([height, width]) =>
  (
    [
      [false, false],
      [true, false],
      [false, true],
    ] as const
  ).flatMap(([alignCorners, halfPixelCenters]) => {
    const mode = alignCorners ? ', corners aligned' : halfPixelCenters ? ', half-pixel centres' : '';
    return [
      {
        kernels: ['ResizeBilinear', 'ResizeBilinearGrad'],
        what: `${height}×${width}${mode}`,
        inputs: [float(2, 5, 5, 3)],
        run: (x: tf.Tensor) =>
          tf.image.resizeBilinear(x as tf.Tensor4D, [height, width], alignCorners, halfPixelCenters),
        gradient: 'finite',
      },
      {
        kernels: ['ResizeNearestNeighbor', 'ResizeNearestNeighborGrad'],
        what: `${height}×${width}${mode}`,
        inputs: [float(2, 5, 5, 3)],
        run: (x: tf.Tensor) =>
          tf.image.resizeNearestNeighbor(x as tf.Tensor4D, [height, width], alignCorners, halfPixelCenters),
        gradient: 'finite',
      },
    ] as KernelCase[];
  }),
);

export const imageCases: readonly KernelCase[] = [
  ...convolutions,
  ...[1, 5].map(
    (channels): KernelCase => ({
      // Few channels are laid side by side where filters learn, in several groups if the filter is large; many are not.
      kernels: ['Conv2D', 'Conv2DBackpropInput', 'Conv2DBackpropFilter'],
      what: `9×8 over ${channels} channels, stride 2,1`,
      inputs: [float(2, 11, 10, channels), float(9, 8, channels, 2)],
      run: (x, weights) => tf.conv2d(x as tf.Tensor4D, weights as tf.Tensor4D, [2, 1], 'valid'),
      gradient: 'both',
    }),
  ),
  {
    kernels: ['Conv2D'],
    what: 'dilated',
    inputs: [float(1, 7, 7, 2), float(3, 2, 2, 3)],
    run: (x, weights) => tf.conv2d(x as tf.Tensor4D, weights as tf.Tensor4D, 1, 'same', 'NHWC', [2, 3]),
    gradient: 'none',
  },
  {
    kernels: ['DepthwiseConv2dNative'],
    what: 'dilated',
    inputs: [float(1, 7, 7, 2), float(3, 2, 2, 1)],
    run: (x, weights) => tf.depthwiseConv2d(x as tf.Tensor4D, weights as tf.Tensor4D, 1, 'same', 'NHWC', [2, 2]),
    gradient: 'none',
  },
  {
    kernels: ['Conv2D'],
    what: 'strides rounded up',
    inputs: [float(1, 6, 6, 2), float(3, 3, 2, 3)],
    run: (x, weights) => tf.conv2d(x as tf.Tensor4D, weights as tf.Tensor4D, 2, 0, 'NHWC', 1, 'ceil'),
    gradient: 'none',
  },
  {
    kernels: ['Conv2DBackpropInput', 'Conv2D'],
    what: 'as a transposed convolution',
    inputs: [float(1, 4, 4, 3), float(3, 3, 2, 3)],
    run: (x, weights) => tf.conv2dTranspose(x as tf.Tensor4D, weights as tf.Tensor4D, [1, 8, 8, 2], 2, 'same'),
    gradient: 'both',
  },
  ...pools,
  {
    kernels: ['MaxPool', 'MaxPoolGrad'],
    what: 'equal maxima',
    inputs: [float(1, 4, 4, 2)],
    run: (x) => tf.maxPool(tf.relu(tf.sub(x, 1)) as tf.Tensor4D, 2, 2, 'valid'),
    gradient: 'eager',
  },
  ...resized,
  {
    kernels: ['ResizeBilinear', 'ResizeNearestNeighbor'],
    what: 'an image that is no square, whose gradient TensorFlow.js turns around',
    inputs: [float(2, 5, 3, 2)],
    run: (x) => [
      tf.image.resizeBilinear(x as tf.Tensor4D, [4, 7]),
      tf.image.resizeNearestNeighbor(x as tf.Tensor4D, [4, 7]),
    ],
    gradient: 'none',
  },
];
