/** A training step on several threads: each lane takes its share of the batch's pairs, and their gradients are averaged. */
import { availableParallelism } from 'node:os';
import { compile, type EngineOptions, type Executable, type Program, type TensorData } from '../compile/compile.ts';
import { ComputeThread } from '../compile/compute-thread.ts';

/** Fewer pairs than this in a lane cost more in overhead than a further thread gains. */
const LEAST_PAIRS = 16;

/** How many lanes a batch is best cut into: equal shares, not too small, one thread each. */
export function laneCount(
  batchSize: number,
  { engine, provider = 'cpu', threads = availableParallelism() }: EngineOptions,
): number {
  if (engine === 'tfjs' || provider !== 'cpu') return 1;
  for (let lanes = threads; lanes > 1; lanes--) {
    if (batchSize % lanes === 0 && batchSize / lanes >= LEAST_PAIRS) return lanes;
  }
  return 1;
}

/** One program, compiled once for each lane. */
export interface LaneProgram {
  /** Runs every lane with its own inputs, at the same time. What is returned holds until the next run. */
  run(
    inputs: readonly Readonly<Record<string, TensorData>>[],
  ): Promise<readonly Readonly<Record<string, TensorData>>[]>;
}

/** The lanes of a training run. The first one is the calling thread. */
export class Lanes {
  readonly count: number;
  readonly #engine: EngineOptions;
  readonly #threads: readonly ComputeThread[];
  readonly #executables: Executable[] = [];

  constructor(count: number, engine: EngineOptions) {
    this.count = count;
    this.#engine = { ...engine, threads: Math.max(1, Math.floor((engine.threads ?? availableParallelism()) / count)) };
    this.#threads = Array.from({ length: count - 1 }, () => ComputeThread.start());
  }

  async compile(program: Program): Promise<LaneProgram> {
    const others = this.#threads.map((thread) => thread.compile(program, this.#engine));
    const executables = [await compile(program, this.#engine), ...(await Promise.all(others))];
    this.#executables.push(...executables);
    return {
      // The other threads are asked first: the calling one is busy while its own lane runs.
      run: async (inputs) => {
        const [first, ...rest] = executables;
        const beside = rest.map((executable, i) => executable.run(inputs[i + 1]));
        return [await first.run(inputs[0]), ...(await Promise.all(beside))];
      },
    };
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#executables.map((executable) => executable.dispose()));
    await Promise.all(this.#threads.map((thread) => thread.dispose()));
  }
}

/** Averages the lanes' values into the first one's. */
export function averageInto(first: Float32Array, others: readonly Float32Array[]): Float32Array {
  const share = 1 / (others.length + 1);
  for (const other of others) for (let i = 0; i < first.length; i++) first[i] += other[i];
  for (let i = 0; i < first.length; i++) first[i] *= share;
  return first;
}
