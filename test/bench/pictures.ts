/**
 * `npx tsx test/bench/pictures.ts [NAMES] [PAIRS] [SECONDS]`: whole training steps of Siamese matchers of pictures, from bytes to new weights, and what
 * share of the throughput of a plain matrix product they reach in the same run, taking turns. NAMES: vgg16, koch-cnn, residual-net, picture-cnn or several,
 * with commas; all by default.
 */
import { cpus } from 'node:os';
import { argv } from 'node:process';
import { compile, type Program } from '../../src/compile/compile.ts';
import { tf } from '../../src/compile/tf.ts';
import type { Example } from '../../src/data/example.ts';
import { pictureSide } from '../../src/data/picture-side.ts';
import type { ImageEncoder } from '../../src/encoders/image-encoder.ts';
import { kochCnn } from '../../src/encoders/koch-cnn.ts';
import { pictureCnn } from '../../src/encoders/picture-cnn.ts';
import { residualNet } from '../../src/encoders/residual-net.ts';
import { VGG16_FILTERS, vgg16 } from '../../src/encoders/vgg16.ts';
import { absoluteDifference } from '../../src/heads/absolute-difference.ts';
import { binaryCrossEntropy } from '../../src/losses/binary-cross-entropy.ts';
import { siamese } from '../../src/matchers/siamese.ts';
import { pictureTower } from '../../src/matchers/tower.ts';
import { Random } from '../../src/random.ts';
import { startState } from '../../src/training/state.ts';
import { Stepper } from '../../src/training/stepper.ts';
import { count } from '../../src/weights.ts';
import { print } from './measure.ts';

const [names = 'vgg16,koch-cnn,residual-net,picture-cnn', pairs = '16', seconds = '12'] = argv.slice(2);
const B = Number(pairs);
const THREADS = 2;
const ROUNDS = 3;

/** An encoder, and the side of the square that each of its convolutions gives, in the order of their weights. */
interface Measured {
  readonly encoder: ImageEncoder;
  readonly sides: readonly number[];
}

const square = (side: number, channels: number) => ({ height: side, width: side, channels });
const MEASURED: Readonly<Record<string, () => Measured>> = {
  vgg16: () => ({
    encoder: vgg16({ size: square(105, 3) }),
    sides: VGG16_FILTERS.flatMap((block, i) => block.map(() => 105 >> i)),
  }),
  'koch-cnn': () => ({ encoder: kochCnn({ size: square(105, 1) }), sides: [96, 42, 18, 6] }),
  'residual-net': () => ({
    encoder: residualNet({ size: square(64, 3) }),
    // The stem and four convolutions, then twice four with a shortcut behind the second.
    sides: [...Array(5).fill(64), ...Array(5).fill(32), ...Array(5).fill(16)],
  }),
  'picture-cnn': () => ({
    encoder: pictureCnn({ size: square(64, 3), channels: [32, 64, 128], dimension: 128 }),
    sides: [64, 32, 16],
  }),
};

const gemm = await openProduct();
print(
  `${cpus()[0].model.trim()}, ${cpus().length} cores, Node ${process.version}; ${B} pairs a step, ${THREADS} threads`,
);
for (const name of names.split(',')) {
  const { encoder, sides } = MEASURED[name]();
  const { step, dispose } = openStepper(encoder);
  const flop = stepFlop(encoder, sides);
  let [ours, product] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  await step();
  for (let round = 0; round < ROUNDS; round++) {
    product = Math.min(product, await burst(gemm, 0.5));
    ours = Math.min(ours, await burst(step, Number(seconds) / ROUNDS));
  }
  await dispose();
  const limit = (2 * 1024 ** 3) / product;
  const share = (100 * flop) / ours / limit;
  print(
    `${name}: ${ours.toFixed(0)} ms a step, ${((1000 * B) / ours).toFixed(1)} pairs/s, ${(flop / 1e9).toFixed(1)} GFLOP a step, ${(flop / ours / 1e6).toFixed(0)} GFLOP/s: ${share.toFixed(0)}% of a matrix product's ${(limit / 1e6).toFixed(0)}`,
  );
}

/** Multiply-adds count two; in training each product has two more, of its gradients, but for the first, whose pixels need none. */
function stepFlop({ weights, size }: ImageEncoder, sides: readonly number[]): number {
  const filters = weights.filter(({ name }) => name.endsWith('.filters'));
  const convolutions = filters.map(
    ({ shape }, i) => 2 * count(shape) * sides[i] ** 2 * (shape[2] === size.channels ? 2 : 3),
  );
  const dense = weights.filter(({ name }) => name === 'output.weights').map(({ shape }) => 6 * count(shape));
  return 2 * B * [...convolutions, ...dense].reduce((sum, each) => sum + each, 0);
}

function openStepper(encoder: ImageEncoder): { step: () => Promise<unknown>; dispose: () => Promise<void> } {
  const random = Random.fromSeed(1);
  const head = absoluteDifference({ dimension: encoder.dimension, hidden: [512] });
  const matcher = siamese({ tower: pictureTower(encoder), head, tokenWidth: 0 });
  const side = pictureSide(encoder.size);
  const stepper = new Stepper(
    {
      matcher,
      loss: binaryCrossEntropy(),
      sides: { left: side, right: side, shared: true },
      state: startState(matcher, { rows: 0, width: 0, data: new Float32Array(0) }, random),
      options: { embeddingRate: 0, weightDecay: 0, l1: 0, l2: 0, clip: 5, dropout: 0, wordDropout: 0 },
      engine: { threads: THREADS },
    },
    { batchSize: B, candidates: 1 },
  );
  const { height, width, channels } = encoder.size;
  const picture = () => Uint8Array.from({ length: height * width * channels }, () => random.integer(256));
  const examples = Array.from({ length: B }, (_, i): Example => {
    const [left, right] = [picture(), picture()];
    return { left, rights: [right], labels: [i % 2], weight: 1, groups: { left: 2 * i, rights: [2 * i + 1] } };
  });
  return {
    step: () => stepper.step({ lengths: { left: 1, right: 1 }, examples }, 1e-5, random),
    dispose: () => stepper.dispose(),
  };
}

async function openProduct(): Promise<() => Promise<unknown>> {
  const product: Program = {
    inputs: { a: { shape: [1024, 1024], dtype: 'float32' }, b: { shape: [1024, 1024], dtype: 'float32' } },
    body: ({ a, b }) => ({ product: tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D) }),
  };
  const program = await compile(product, { threads: THREADS });
  const matrix = new Float32Array(1024 ** 2).fill(0.5);
  return () => program.run({ a: matrix, b: matrix });
}

/** Milliseconds of the fastest run in so many seconds. */
async function burst(run: () => Promise<unknown>, forSeconds: number): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY;
  const end = performance.now() + 1000 * forSeconds;
  while (performance.now() < end) {
    const began = performance.now();
    await run();
    fastest = Math.min(fastest, performance.now() - began);
  }
  return fastest;
}
