/** Cases of the kernels that compute values: element by element, choices, reductions, normalisation, matrix products. */
import { tf } from '../../src/compile/tf.ts';
import { between, float, integer, type KernelCase } from './kernel-case.ts';

type Gradient = KernelCase['gradient'];

const unary = (
  kernel: string,
  run: (x: tf.Tensor) => tf.Tensor,
  input = float(2, 3),
  gradient: Gradient = 'eager',
): KernelCase => ({ kernels: [kernel], what: `[${input.shape}]`, inputs: [input], run, gradient });

type Binary = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;

/** The shapes in which two operands may meet. */
const binary = (kernel: string, run: Binary, gradient: Gradient = 'eager', draw = float): KernelCase[] =>
  (
    [
      [
        [2, 3],
        [2, 3],
      ],
      [[2, 3], [3]],
      [
        [2, 1, 3],
        [4, 1],
      ],
      [[], [2, 2]],
      [[], []],
    ] as const
  ).map(([left, right]) => ({
    kernels: [kernel],
    what: `[${left}] with [${right}]`,
    inputs: [draw(...left), draw(...right)],
    run,
    gradient,
  }));

const whole = (...shape: number[]) => integer(-5, 6, ...shape);
const wholePositive = (...shape: number[]) => integer(1, 6, ...shape);
const positive = (...shape: number[]) => between(0.3, 2, ...shape);

const arithmetic: KernelCase[] = [
  ...binary('Add', tf.add),
  ...binary('Add', tf.add, 'none', whole),
  ...binary('Sub', tf.sub),
  ...binary('Multiply', tf.mul),
  ...binary('Multiply', tf.mul, 'none', whole),
  ...binary('RealDiv', tf.div),
  ...binary('Pow', tf.pow, 'eager', positive),
  // TensorFlow.js' gradients of these three do not sum over broadcast axes.
  ...binary('Maximum', tf.maximum, 'none'),
  ...binary('Minimum', tf.minimum, 'none'),
  ...binary('SquaredDifference', tf.squaredDifference, 'none'),
  binary('Maximum', tf.maximum)[0],
  binary('Minimum', tf.minimum)[0],
  binary('SquaredDifference', tf.squaredDifference)[0],
  ...binary('Mod', tf.mod),
  ...binary('FloorDiv', tf.floorDiv, 'none'),
  {
    kernels: ['Mod', 'FloorDiv'],
    what: 'whole numbers of both signs',
    inputs: [whole(4, 5), wholePositive(5)],
    run: (a, b) => [tf.mod(a, b), tf.floorDiv(a, b), tf.mod(a, tf.neg(b)), tf.floorDiv(a, tf.neg(b))],
    gradient: 'none',
  },
  {
    kernels: ['AddN'],
    what: 'three terms',
    inputs: [float(2, 3), float(2, 3), float(2, 3)],
    run: (...terms) => tf.addN(terms),
    gradient: 'eager',
  },
  {
    kernels: ['AddN'],
    what: 'whole numbers',
    inputs: [whole(3), whole(3)],
    run: (...terms) => tf.addN(terms),
    gradient: 'none',
  },
];

const functions: KernelCase[] = [
  unary('Abs', tf.abs),
  unary('Abs', tf.abs, integer(-5, 5, 6), 'none'),
  unary('Acos', tf.acos, between(-0.9, 0.9, 2, 3)),
  unary('Acosh', tf.acosh, between(1.1, 3, 2, 3)),
  unary('Asin', tf.asin, between(-0.9, 0.9, 2, 3)),
  unary('Asinh', tf.asinh),
  unary('Atan', tf.atan),
  unary('Atanh', tf.atanh, between(-0.9, 0.9, 2, 3)),
  unary('Ceil', tf.ceil),
  unary('Cos', tf.cos),
  unary('Cosh', tf.cosh),
  { ...unary('Elu', tf.elu), kernels: ['Elu', 'EluGrad'] },
  { ...unary('Erf', tf.erf), gradient: 'both' },
  {
    kernels: ['Erf'],
    what: 'inside GELU',
    inputs: [float(2, 5)],
    run: (x) => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.div(x, Math.SQRT2)), 1)),
    gradient: 'both',
  },
  unary('Exp', tf.exp),
  unary('Exp', tf.exp, float()),
  unary('Floor', tf.floor),
  unary('Log', tf.log, positive(2, 3)),
  unary('Neg', tf.neg),
  unary('Neg', tf.neg, whole(4), 'none'),
  unary('Reciprocal', tf.reciprocal),
  unary('Relu', tf.relu),
  unary('Round', tf.round, between(-3, 3, 12)),
  unary('Round', () => tf.round(tf.tensor([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5])), float(1), 'none'),
  unary('Selu', tf.selu),
  unary('Sigmoid', tf.sigmoid),
  unary('Sigmoid', (x) => tf.sigmoid(tf.mul(x, 60))),
  unary('Sign', tf.sign),
  unary('Sin', tf.sin),
  unary('Sinh', tf.sinh),
  unary('Softplus', tf.softplus),
  unary('Softplus', (x) => tf.softplus(tf.mul(x, 60))),
  unary('Sqrt', tf.sqrt, positive(2, 3)),
  unary('Tan', tf.tan),
  unary('Tanh', tf.tanh),
  unary('Square', tf.square),
  unary('Rsqrt', tf.rsqrt, positive(2, 3)),
  unary('Log1p', tf.log1p, positive(2, 3)),
  unary('Expm1', tf.expm1),
  unary('Relu6', tf.relu6, between(-4, 12, 20)),
  unary('ClipByValue', (x) => tf.clipByValue(x, -0.5, 0.5), float(3, 4)),
  unary('ClipByValue', (x) => tf.clipByValue(x, -2, 3), whole(8), 'none'),
  unary('LeakyRelu', (x) => tf.leakyRelu(x, 0.3)),
  unary('Step', (x) => tf.step(x, 0.25)),
  unary('Step', (x) => tf.step(x), whole(6), 'none'),
  {
    kernels: ['Prelu'],
    what: 'one slope a channel',
    inputs: [float(2, 3, 4), float(4)],
    run: (x, alpha) => tf.prelu(x, alpha),
    gradient: 'eager',
  },
];

const choices: KernelCase[] = [
  ...binary('Greater', tf.greater, 'none', whole),
  ...binary('GreaterEqual', tf.greaterEqual, 'none', whole),
  ...binary('Less', tf.less, 'none', whole),
  ...binary('LessEqual', tf.lessEqual, 'none', whole),
  ...binary('Equal', tf.equal, 'none', whole),
  ...binary('NotEqual', tf.notEqual, 'none', whole),
  ...binary('Greater', tf.greater, 'none'),
  ...binary('Equal', (a, b) => tf.equal(a, tf.add(a, tf.mul(b, 0))), 'none'),
  ...binary('LogicalAnd', (a, b) => tf.logicalAnd(tf.greater(a, 0), tf.greater(b, 0)), 'none'),
  ...binary('LogicalOr', (a, b) => tf.logicalOr(tf.greater(a, 0), tf.greater(b, 0)), 'none'),
  unary('LogicalNot', (x) => tf.logicalNot(tf.greater(x, 0)), float(5), 'none'),
  unary('IsNan', (x) => tf.isNaN(tf.log(x)), float(6), 'none'),
  unary('IsInf', (x) => tf.isInf(tf.div(x, tf.relu(x))), float(6), 'none'),
  unary('IsFinite', (x) => tf.isFinite(tf.concat([tf.log(x), tf.div(1, tf.relu(x))])), float(6), 'none'),
  {
    kernels: ['Select'],
    what: 'between two tensors',
    inputs: [whole(2, 3), float(2, 3), float(2, 3)],
    run: (x, a, b) => tf.where(tf.greater(x, 0), a, b),
    gradient: 'eager',
  },
  {
    kernels: ['Select', 'Tile'],
    what: 'broadcast: a vector of truths, a scalar',
    inputs: [whole(3), float(2, 3), float()],
    run: (x, a, b) => tf.where(tf.greater(x, 0), a, b),
    gradient: 'eager',
  },
  {
    kernels: ['Select'],
    what: 'between truth values',
    inputs: [float(6), float(6)],
    run: (a, b) => tf.where(tf.greater(a, 0), tf.greater(b, 0), tf.less(a, b)),
    gradient: 'none',
  },
  unary('Cast', (x) => tf.cast(tf.mul(x, 3), 'int32'), float(8), 'none'),
  unary('Cast', (x) => tf.cast(tf.mul(x, tf.cast(x, 'bool')), 'float32'), float(8), 'none'),
  unary('Cast', (x) => tf.mul(tf.cast(x, 'float32'), 0.5), whole(8), 'none'),
  unary('Cast', (x) => tf.mul(x, tf.cast(tf.tensor1d([0.5, 0, -2]), 'bool')), float(3), 'none'),
  unary('Identity', (x) => tf.square(tf.clone(x))),
];

const created: KernelCase[] = [
  unary('ZerosLike', (x) => tf.add(x, tf.zerosLike(x))),
  unary('OnesLike', (x) => tf.add(x, tf.onesLike(x)), float(10, 10)),
  unary('Fill', (x) => tf.add(x, tf.fill([2, 3], -1.5))),
  unary('Fill', (x) => tf.add(x, tf.fill([2], 16777217, 'int32')), whole(2), 'none'),
  unary('Range', (x) => tf.add(x, tf.range(1, 10, 4)), float(3)),
  unary('Range', (x) => tf.add(x, tf.range(3, 0, -1, 'int32')), whole(3), 'none'),
  unary('LinSpace', (x) => tf.add(x, tf.linspace(-1, 2, 4)), float(4)),
  unary('LinSpace', (x) => tf.add(x, tf.linspace(5, 7, 1)), float(1)),
];

type Reduce = (x: tf.Tensor, axis?: number | number[], keepDims?: boolean) => tf.Tensor;

const reductionOver = (kernel: string, reduce: Reduce, gradient: Gradient = 'eager'): KernelCase[] =>
  [undefined, 0, -1, [0, 2], [1], [-1, 0]].flatMap((axis) =>
    [false, true].map((keep) => ({
      kernels: [kernel],
      what: `axis ${axis ?? 'all'}${keep ? ', kept' : ''}`,
      inputs: [float(2, 3, 4)],
      run: (x: tf.Tensor) => reduce(x, axis, keep),
      gradient,
    })),
  );

const running = [
  [0, false, false],
  [1, true, false],
  [2, false, true],
  [2, true, true],
] as const;

const reductions: KernelCase[] = [
  ...reductionOver('Sum', tf.sum),
  ...reductionOver('Mean', tf.mean),
  ...reductionOver('Max', tf.max),
  ...reductionOver('Min', tf.min),
  // TensorFlow.js' gradient wants one axis, or axes counted from the front.
  ...reductionOver('Prod', tf.prod, 'none'),
  { ...unary('Prod', (x) => tf.prod(x, 1), float(2, 4)), kernels: ['Prod', 'Cumprod'], gradient: 'both' },
  ...reductionOver('All', (x, axis, keep) => tf.all(tf.greater(x, -1), axis, keep), 'none'),
  ...reductionOver('Any', (x, axis, keep) => tf.any(tf.greater(x, 1.2), axis, keep), 'none'),
  unary('Sum', (x) => tf.sum(tf.greater(x, 0)), float(7), 'none'),
  unary('Sum', (x) => tf.sum(x, 0), whole(3, 4), 'none'),
  unary('Sum', (x) => tf.sum(x), float()),
  unary('Mean', (x) => tf.mean(x, 0), whole(3, 4), 'none'),
  unary('Max', (x) => tf.max(x, 0), whole(3, 4), 'none'),
  ...[0, 1, -1].flatMap((axis) => [
    unary('ArgMax', (x) => tf.argMax(x, axis), float(3, 4), 'none'),
    unary('ArgMin', (x) => tf.argMin(x, axis), float(3, 4), 'none'),
  ]),
  unary('ArgMax', (x) => tf.argMax(tf.zerosLike(x), 1), float(2, 4), 'none'),
  ...running.map(([axis, exclusive, reverse]) =>
    // TensorFlow.js' gradient forgets to move the axis back unless it is the last one.
    unary('Cumsum', (x) => tf.cumsum(x, axis, exclusive, reverse), float(2, 3, 4), axis === 2 ? 'both' : 'none'),
  ),
  ...running.map(([axis, exclusive, reverse]) =>
    unary('Cumprod', (x) => tf.cumprod(x, axis, exclusive, reverse), float(2, 3, 4), 'none'),
  ),
  {
    kernels: ['TopK'],
    what: 'values and places',
    inputs: [float(3, 7)],
    run: (x) => Object.values(tf.topk(x, 3)),
    gradient: 'none',
  },
  {
    kernels: ['TopK'],
    what: 'whole numbers',
    inputs: [integer(0, 1000, 9)],
    run: (x) => tf.topk(x, 4).values,
    gradient: 'none',
  },
];

const normalised: KernelCase[] = [
  unary('Softmax', (x) => tf.softmax(x), float(2, 3, 4), 'both'),
  unary('Softmax', (x) => tf.softmax(tf.mul(x, 100)), float(5)),
  unary('Max', (x) => tf.logSoftmax(x), float(2, 5), 'both'),
  {
    kernels: ['Mean', 'Square', 'Rsqrt'],
    what: 'inside layer normalisation',
    inputs: [float(3, 6), float(6), float(6)],
    run: (x, gain, bias) => {
      const mean = tf.mean(x, -1, true);
      const variance = tf.mean(tf.square(tf.sub(x, mean)), -1, true);
      return tf.add(tf.mul(tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-5))), gain), bias);
    },
    gradient: 'both',
  },
  {
    kernels: ['Mean', 'Square'],
    what: 'moments',
    inputs: [float(3, 6)],
    run: (x) => Object.values(tf.moments(x, -1)),
    gradient: 'both',
  },
  {
    kernels: ['FusedBatchNorm'],
    what: 'with scale and offset',
    inputs: [float(2, 3, 3, 4), float(4), positive(4), float(4), float(4)],
    run: (x, mean, variance, offset, scale) =>
      tf.batchNorm(
        x as tf.Tensor4D,
        mean as tf.Tensor1D,
        variance as tf.Tensor1D,
        offset as tf.Tensor1D,
        scale as tf.Tensor1D,
        1e-3,
      ),
    gradient: 'both',
  },
  {
    kernels: ['FusedBatchNorm'],
    what: 'without',
    inputs: [float(5, 4), float(4), positive(4)],
    run: (x, mean, variance) => tf.batchNorm(x as tf.Tensor2D, mean as tf.Tensor1D, variance as tf.Tensor1D),
    // TensorFlow.js saves the scale for its gradient, and fails where there is none.
    gradient: 'none',
  },
];

const products: KernelCase[] = [false, true].flatMap((transposeA) =>
  [false, true].flatMap((transposeB) =>
    [[], [1], [3], [2, 2]].map((batch) => ({
      kernels: ['BatchMatMul'],
      what: `batch [${batch}]${transposeA ? ', left transposed' : ''}${transposeB ? ', right transposed' : ''}`,
      inputs: [float(...batch, ...(transposeA ? [4, 2] : [2, 4])), float(...batch, ...(transposeB ? [5, 4] : [4, 5]))],
      run: (a: tf.Tensor, b: tf.Tensor) => tf.matMul(a, b, transposeA, transposeB),
      gradient: 'eager' as const,
    })),
  ),
);

/** TensorFlow.js has no gradient for these. */
const broadcastProducts: KernelCase[] = (
  [
    [
      [3, 2, 4],
      [1, 4, 5],
    ],
    [
      [1, 2, 4],
      [3, 4, 5],
    ],
    [
      [3, 2, 4],
      [4, 5],
    ],
    [
      [2, 4],
      [3, 4, 5],
    ],
  ] as const
).map(([left, right]) => ({
  kernels: ['BatchMatMul'],
  what: `[${left}] with [${right}]`,
  inputs: [float(...left), float(...right)],
  run: (a, b) => tf.matMul(a, b),
  gradient: 'none',
}));

export const valueCases: readonly KernelCase[] = [
  ...arithmetic,
  ...functions,
  ...choices,
  ...created,
  ...reductions,
  ...normalised,
  ...products,
  ...broadcastProducts,
  {
    kernels: ['BatchMatMul'],
    what: 'one right matrix for all, left transposed',
    inputs: [float(3, 4, 2), float(1, 5, 4)],
    run: (a, b) => tf.matMul(a, b, true, true),
    gradient: 'none',
  },
  {
    kernels: ['BatchMatMul'],
    what: 'a vector and a matrix',
    inputs: [float(4), float(4, 3)],
    run: (a, b) => tf.dot(a, b),
    gradient: 'eager',
  },
  ...(['bij,bjk->bik', 'ij,ij->i', 'bhqd,bhkd->bhqk', 'ij->ji'] as const).map((equation) => {
    const terms = equation.split('->')[0].split(',');
    const sizes = { b: 2, h: 3, i: 2, j: 4, k: 5, q: 3, d: 4 } as Record<string, number>;
    return {
      kernels: ['Einsum'],
      what: equation,
      inputs: terms.map((term) => float(...[...term].map((letter) => sizes[letter]))),
      run: (...factors: tf.Tensor[]) => tf.einsum(equation, ...factors),
      gradient: 'none' as const,
    };
  }),
];
