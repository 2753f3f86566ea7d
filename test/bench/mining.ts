/**
 * How fast all pairs are mined: `npx tsx test/bench/mining.ts [--counts 20000,50000] [--threads 2] [--metric cosine] [--dimension 128]`.
 * Prints seconds, GFLOP/s as a share of the 1024×1024 product's in the same run, and the peak memory.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { compile } from '../../src/compile/compile.ts';
import { tf } from '../../src/compile/tf.ts';
import type { Metric } from '../../src/heads/head.ts';
import { Random } from '../../src/random.ts';
import { groupPairs } from '../../src/search/groups.ts';
import { minePairs } from '../../src/search/mine.ts';
import { pairValue, toVectors, type Vectors } from '../../src/search/vectors.ts';

const { values: flags } = parseArgs({
  options: {
    counts: { type: 'string', default: '20000,50000,169770' },
    threads: { type: 'string', default: '2' },
    metric: { type: 'string', default: 'cosine' },
    dimension: { type: 'string', default: '128' },
  },
});

/** Within a cluster the cosine is near 0.9; the distances' thresholds are a quarter of what random pairs have. */
const THRESHOLDS: Readonly<Record<Metric, number>> = { cosine: 0.85, euclidean: 6, manhattan: 55 };

async function main(): Promise<void> {
  const [threads, dimension] = [Number(flags.threads), Number(flags.dimension)];
  const metric = flags.metric as Metric;
  const machine = cpus();
  print(`${machine[0].model}, ${machine.length} cores, ${threads} threads, ${metric}, D = ${dimension}\n`);
  for (const count of flags.counts.split(',').map(Number)) {
    const vectors = clusteredVectors(count, dimension);
    const reference = await measureProduct(threads);
    const start = performance.now();
    const pairs = await minePairs(vectors, { metric, threshold: THRESHOLDS[metric], threads });
    const mined = performance.now();
    const compare = (left: number, right: number) => pairValue(vectors, metric, left, right);
    const groups = groupPairs({ count, pairs, compare });
    const grouped = performance.now();
    // The arithmetic that the task needs, whatever the sieve spends on top of it.
    const speed = (count * (count - 1) * dimension) / (mined - start) / 1e6;
    print(
      `N = ${count}: mined in ${seconds(mined - start)}, grouped in ${seconds(grouped - mined)}; ${pairs.left.length} pairs, ` +
        `${groups.length} groups; ${speed.toFixed(0)} GFLOP/s, ${((100 * speed) / reference).toFixed(0)}% of ` +
        `${reference.toFixed(0)}; peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB\n`,
    );
  }
}

/** Clusters of one to five vectors about random centres. */
function clusteredVectors(count: number, dimension: number): Vectors {
  const random = Random.fromSeed(7);
  const data = new Float32Array(count * dimension);
  const centre = new Float32Array(dimension);
  for (let row = 0, left = 0; row < count; row++, left--) {
    if (left === 0) {
      left = 1 + random.integer(5);
      for (let d = 0; d < dimension; d++) centre[d] = random.normal();
    }
    for (let d = 0; d < dimension; d++) data[row * dimension + d] = centre[d] + random.normal() / 3;
  }
  return toVectors(data, dimension);
}

/** GFLOP/s of the 1024×1024 matrix product, the best of five rounds. */
async function measureProduct(threads: number): Promise<number> {
  const square = { shape: [1024, 1024], dtype: 'float32' } as const;
  const product = await compile(
    { inputs: { a: square, b: square }, body: ({ a, b }) => ({ y: tf.matMul(a, b) }) },
    { threads },
  );
  const matrix = new Float32Array(1024 * 1024).fill(0.5);
  let best = Infinity;
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    for (let run = 0; run < 10; run++) await product.run({ a: matrix, b: matrix });
    best = Math.min(best, (performance.now() - start) / 10);
  }
  await product.dispose();
  return (2 * 1024 ** 3) / best / 1e6;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function print(text: string): void {
  process.stdout.write(text);
}

await main();
