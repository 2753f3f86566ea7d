/** A training step on several threads: each lane takes its share of the batch's pairs. */
import { availableParallelism } from 'node:os';
import {
  compile,
  type EngineOptions,
  type Executable,
  type Program,
  type ResultArrays,
  type TensorData,
} from '../compile/compile.ts';
import { ComputeThread } from '../compile/compute-thread.ts';

/** Fewer pairs than this in a lane cost more in overhead than a further thread gains. */
const LEAST_PAIRS = 16;

/** From so many weights on, copying them to the other lanes and averaging their gradients costs more than lanes gain; large products share out well among the threads of one. */
const MOST_WEIGHTS = 4_000_000;

/** How many lanes a batch is best cut into: equal shares, not too small, one thread each. `weights` counts the dense numbers. */
export function laneCount(
  batchSize: number,
  { engine, provider = 'cpu', threads = availableParallelism() }: EngineOptions,
  weights = 0,
): number {
  if (engine === 'tfjs' || provider !== 'cpu' || weights > MOST_WEIGHTS) return 1;
  for (let lanes = threads; lanes > 1; lanes--) {
    if (batchSize % lanes === 0 && batchSize / lanes >= LEAST_PAIRS) return lanes;
  }
  return 1;
}

/** The most parts, `wanted` at most, that a lane's share of a batch can be cut into equally. */
export function partCount(share: number, wanted: number): number {
  for (let parts = Math.min(wanted, share); parts > 1; parts--) if (share % parts === 0) return parts;
  return 1;
}

/** One program, compiled once for each lane. */
export interface LaneProgram {
  /** Runs every lane with its own inputs, at the same time. What is returned holds until the next run of any program of these lanes. */
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
  /** What all programs of the first lane write into, since they take turns: gradients are as large as the weights. */
  readonly #results: ResultArrays = new Map();

  constructor(count: number, engine: EngineOptions) {
    this.count = count;
    this.#engine = { ...engine, threads: Math.max(1, Math.floor((engine.threads ?? availableParallelism()) / count)) };
    this.#threads = Array.from({ length: count - 1 }, () => ComputeThread.start());
  }

  async compile(program: Program): Promise<LaneProgram> {
    const others = this.#threads.map((thread) => thread.compile(program, this.#engine));
    const first = await compile(program, this.#engine, this.#results);
    const executables = [first, ...(await Promise.all(others))];
    this.#executables.push(...executables);
    return {
      run: async (inputs) => {
        // The other threads are asked first: the calling one is busy while its own lane runs.
        const beside = executables.slice(1).map((executable, i) => executable.run(inputs[i + 1]));
        return [await first.run(inputs[0]), ...(await Promise.all(beside))];
      },
    };
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#executables.map((executable) => executable.dispose()));
    await Promise.all(this.#threads.map((thread) => thread.dispose()));
  }
}
