/**
 * `npx tsx test/bench/transformer.ts FOLDER [PYTHON] [PAIRS] [LENGTH] [all|lastK|loraR]`: fine-tuning of a pretrained transformer as a bi-encoder, whole
 * training steps from token ids to new weights, against the same in PyTorch (`transformer.py`, where PYTHON has it), taking turns. All texts
 * have LENGTH tokens, `[CLS]` and `[SEP]` included.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { argv } from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { compile, type Program } from '../../src/compile/compile.ts';
import { tf } from '../../src/compile/tf.ts';
import type { Example } from '../../src/data/example.ts';
import { textSide } from '../../src/data/text-side.ts';
import { transformer } from '../../src/encoders/transformer.ts';
import type { Trained } from '../../src/encoders/transformer-layers.ts';
import { scaledCosine } from '../../src/heads/cosine.ts';
import { binaryCrossEntropy } from '../../src/losses/binary-cross-entropy.ts';
import { siamese } from '../../src/matchers/siamese.ts';
import { textTower } from '../../src/matchers/tower.ts';
import { Random } from '../../src/random.ts';
import { readTransformer } from '../../src/storage/hugging-face.ts';
import { startState } from '../../src/training/state.ts';
import { Stepper } from '../../src/training/stepper.ts';
import { count } from '../../src/weights.ts';
import { print } from './measure.ts';

const [folder, python, pairs = '32', length = '18', trained = 'all'] = argv.slice(2);
const [B, L] = [Number(pairs), Number(length)];
const ROUNDS = 8;
const SECONDS = 4;
const THREADS = 2;

const start = await readTransformer(folder);
const W = start.vectors.dimension;
const train: Trained = trained.startsWith('last')
  ? { last: Number(trained.slice(4)) }
  : trained.startsWith('lora')
    ? { lora: Number(trained.slice(4)) }
    : 'all';
const tower = textTower(transformer({ tokenWidth: W, start, train }), { vector: W, own: W });
const matcher = siamese({ tower, head: scaledCosine({ scale: 10, bias: -7 }), tokenWidth: W });
const side = textSide({ tokenizer: start.tokenizer, lengths: [L - 2], width: W });
const random = Random.fromSeed(1);
const embeddings = { rows: start.vectors.rows, width: W, data: start.vectors.data };
const stepper = new Stepper(
  {
    matcher,
    loss: binaryCrossEntropy(),
    sides: { left: side, right: side, shared: true },
    state: startState(matcher, embeddings, random),
    options: {
      embeddingRate: train === 'all' ? 1 : 0,
      weightDecay: 0.01,
      l1: 0,
      l2: 0,
      clip: 5,
      dropout: 0,
      wordDropout: 0,
    },
    engine: { threads: THREADS },
  },
  { batchSize: B, candidates: 1 },
);
const text = () => Int32Array.from({ length: L - 2 }, () => 1000 + random.integer(29000));
const examples = Array.from({ length: B }, (_, i): Example => {
  const [left, right] = [text(), text()];
  return { left, rights: [right], labels: [i % 2], weight: 1, groups: { left: 2 * i, rights: [2 * i + 1] } };
});
const step = () => stepper.step({ lengths: { left: L - 2, right: L - 2 }, examples }, 2e-5, random);

const product: Program = {
  inputs: { a: { shape: [1024, 1024], dtype: 'float32' }, b: { shape: [1024, 1024], dtype: 'float32' } },
  body: ({ a, b }) => ({ product: tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D) }),
};
const gemm = await compile(product, { threads: THREADS });
const matrix = new Float32Array(1024 ** 2).fill(0.5);

// Multiply-adds count two; in training each product has two more, of its gradients.
const dense = matcher.weights.filter(({ name }) => /(projection|gathered|hidden|output)$/.test(name));
const tokenFlop = 2 * dense.reduce((sum, { shape }) => sum + count(shape), 0);
const stepFlop = (train === 'all' ? 3 : 2) * tokenFlop * 2 * B * L;

const peer = python ? await startPeer(python) : undefined;
print(
  `${cpus()[0].model.trim()}, ${cpus().length} cores, Node ${process.version}; ${B} pairs a step, ${L} tokens a text, ${trained} learns`,
);
const best = { ours: Number.POSITIVE_INFINITY, peer: Number.POSITIVE_INFINITY, gemm: Number.POSITIVE_INFINITY };
await step();
for (let round = 0; round < ROUNDS; round++) {
  best.gemm = Math.min(best.gemm, await burst(() => gemm.run({ a: matrix, b: matrix }), 0.5));
  best.ours = Math.min(best.ours, await burst(step, SECONDS));
  if (peer) best.peer = Math.min(best.peer, await peer.burst(SECONDS));
}
const limit = (2 * 1024 ** 3) / best.gemm;
print(`matrix product: ${(limit / 1e6).toFixed(0)} GFLOP/s`);
print(
  `gemel: ${best.ours.toFixed(0)} ms a step, ${((1000 * B) / best.ours).toFixed(0)} pairs/s, ${((100 * stepFlop) / best.ours / limit).toFixed(0)}% of the product's throughput`,
);
if (peer) {
  print(`PyTorch: ${best.peer.toFixed(0)} ms a step, ${((1000 * B) / best.peer).toFixed(0)} pairs/s`);
  print(`ratio ${(best.peer / best.ours).toFixed(2)}`);
  peer.process.kill();
}
await stepper.dispose();

/** Milliseconds of the fastest run in so many seconds. */
async function burst(run: () => Promise<unknown>, seconds: number): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY;
  const end = performance.now() + 1000 * seconds;
  while (performance.now() < end) {
    const began = performance.now();
    await run();
    fastest = Math.min(fastest, performance.now() - began);
  }
  return fastest;
}

async function startPeer(
  command: string,
): Promise<{ process: ChildProcess; burst: (seconds: number) => Promise<number> }> {
  const script = fileURLToPath(new URL('transformer.py', import.meta.url));
  const child = spawn(command, [script, folder, pairs, length, `${THREADS}`, trained], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  print(String((await lines.next()).value));
  return {
    process: child,
    async burst(seconds) {
      child.stdin.write(`${seconds}\n`);
      return Number((await lines.next()).value);
    },
  };
}
