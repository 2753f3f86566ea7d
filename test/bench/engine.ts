/**
 * `npm run bench`: the compiled engine against the eager one, and as a share of the machine's matrix-product throughput,
 * on the design's Siamese LSTM: 128-d tokens, 128 units, contrastive loss; training with 32 tokens and 64 pairs a step,
 * encoding with 16 tokens and 128 texts a batch.
 */
import { cpus } from 'node:os';
import {
  compile,
  type EngineOptions,
  type Executable,
  type Program,
  type TensorData,
} from '../../src/compile/compile.ts';
import { tf } from '../../src/compile/tf.ts';
import { textSide } from '../../src/data/text-side.ts';
import { lstm } from '../../src/encoders/lstm.ts';
import { euclidean } from '../../src/heads/euclidean.ts';
import { contrastive } from '../../src/losses/contrastive.ts';
import { siamese } from '../../src/matchers/siamese.ts';
import { textTower } from '../../src/matchers/tower.ts';
import { Random } from '../../src/random.ts';
import { wordsTokenizer } from '../../src/text/words.ts';
import { GradientMean } from '../../src/training/gradient-mean.ts';
import { Lanes } from '../../src/training/lanes.ts';
import { stepProgram } from '../../src/training/step.ts';
import { count, partOf } from '../../src/weights.ts';
import { fastest, print } from './measure.ts';

const E = 128;
const H = 128;
const TRAIN = { T: 32, B: 64 };
const ENCODE = { T: 16, N: 128 };
const tower = textTower(lstm({ tokenWidth: E, units: H }), { vector: E, own: E });
const matcher = siamese({ tower, head: euclidean(), tokenWidth: E });
const side = textSide({ tokenizer: wordsTokenizer.fromTokens([]), lengths: [TRAIN.T], width: E });

const gemm: Program = {
  inputs: { a: { shape: [1024, 1024], dtype: 'float32' }, b: { shape: [1024, 1024], dtype: 'float32' } },
  body: ({ a, b }) => ({ product: tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D) }),
};
const stepOf = (batchSize: number) =>
  stepProgram(
    { matcher, loss: contrastive(), sides: { left: side, right: side, shared: true } },
    { batchSize, candidates: 1, lengths: { left: TRAIN.T, right: TRAIN.T }, dropout: false },
  );
const step = stepOf(TRAIN.B);
const encode: Program = {
  inputs: {
    tokens: { shape: [ENCODE.T, ENCODE.N, E], dtype: 'float32' },
    mask: { shape: [ENCODE.T, ENCODE.N], dtype: 'float32' },
  },
  constants: Object.fromEntries(
    matcher.weights.map(({ name, shape }) => [name, { shape, dtype: 'float32', data: noise(shape) }]),
  ),
  body: ({ tokens, mask, ...weights }) => ({
    vectors: tower.encode({ tokens, mask }, partOf(weights, 'encoder'), false),
  }),
};

// Multiply-adds count two. Training: the six products of a step (gate inputs and recurrence, and for each the two of its gradient).
const gemmFlop = 2 * 1024 ** 3;
const tokenFlop = 2 * (E * 4 * H + H * 4 * H);
const stepFlop = 3 * tokenFlop * TRAIN.T * 2 * TRAIN.B;
const encodeFlop = tokenFlop * ENCODE.T * ENCODE.N;

print(`${cpus()[0].model.trim()}, ${cpus().length} cores, Node ${process.version}`);
for (const threads of [1, 2]) {
  const onnx: EngineOptions = { engine: 'onnx', threads };
  const [product, encoded] = await Promise.all([gemm, encode].map((program) => ready(program, onnx)));
  const lanes = new Lanes(threads, onnx);
  const stepped = await readyLanes(lanes, stepOf(TRAIN.B / threads));
  const best = await fastest([
    { name: 'gemm', run: product },
    { name: 'step', run: stepped },
    { name: 'encode', run: encoded },
  ]);
  await lanes.dispose();
  const milliseconds = (name: string) => best.get(name) ?? Number.NaN;
  const limit = gemmFlop / milliseconds('gemm');
  const share = (flop: number, name: string) => `${((100 * flop) / milliseconds(name) / limit).toFixed(0)}%`;
  print(`\n${threads} thread${threads > 1 ? 's' : ''}: 1024×1024 product ${(limit / 1e6).toFixed(0)} GFLOP/s`);
  print(
    `  training step ${milliseconds('step').toFixed(2)} ms, ${rate(TRAIN.B, milliseconds('step'))} pairs/s, ${share(stepFlop, 'step')} of the product's throughput`,
  );
  print(
    `  encoding ${milliseconds('encode').toFixed(2)} ms, ${rate(ENCODE.N, milliseconds('encode'))} sentences/s, ${share(encodeFlop, 'encode')} of the product's throughput`,
  );
}

for (const provider of ['wasm', 'cpu']) {
  const compiled = { engine: 'onnx', threads: 1 } as const;
  const eager = { engine: 'tfjs', provider } as const;
  for (const [name, program, items] of [
    ['training', step, TRAIN.B],
    ['encoding', encode, ENCODE.N],
  ] as const) {
    const best = await fastest(
      [
        { name: 'compiled', run: await ready(program, compiled) },
        { name: 'eager', run: await ready(program, eager) },
      ],
      provider === 'cpu' ? 1 : 4,
    );
    const [fast, slow] = [best.get('compiled') ?? Number.NaN, best.get('eager') ?? Number.NaN];
    print(
      `\n${name}, compiled on 1 thread ${rate(items, fast)}/s, eager tfjs ${provider} ${rate(items, slow)}/s: ${(slow / fast).toFixed(1)} times as fast`,
    );
  }
}

/** A program on an engine, with inputs at hand. */
async function ready(program: Program, engine: EngineOptions): Promise<() => ReturnType<Executable['run']>> {
  const executable = await compile(program, engine);
  const inputs = inputsOf(program);
  return () => executable.run(inputs);
}

/** A step's program on every lane, its gradients averaged as training does. */
async function readyLanes(lanes: Lanes, program: Program): Promise<() => Promise<void>> {
  const compiled = await lanes.compile(program);
  const inputs = Array.from({ length: lanes.count }, () => inputsOf(program));
  const mean = new GradientMean();
  return async () => {
    const parts = (await compiled.run(inputs)) as Record<string, Float32Array>[];
    mean.start(parts.length);
    mean.add(
      parts,
      Object.keys(parts[0]).filter((name) => !name.endsWith('.tokens')),
    );
    mean.finish();
  };
}

function inputsOf(program: Program): Record<string, TensorData> {
  const inputs = Object.entries(program.inputs).map(
    ([name, { shape }]) =>
      [name, name.endsWith('mask') ? new Float32Array(count(shape)).fill(1) : noise(shape)] as const,
  );
  return Object.fromEntries(inputs);
}

function noise(shape: readonly number[]): Float32Array {
  const random = Random.fromSeed(1);
  return Float32Array.from({ length: count(shape) }, () => 0.2 * random.uniform() - 0.1);
}

function rate(items: number, milliseconds: number): string {
  return Math.round((1000 * items) / milliseconds).toLocaleString('en');
}
