/** A thread of its own for compiled programs: several such threads, each with one share of the work, beat one program that many threads share. */
import type { Worker } from 'node:worker_threads';
import { GemelError } from '../errors.ts';
import { count } from '../weights.ts';
import type { EngineOptions, Executable, Program, TensorData } from './compile.ts';
import type { Reply, Request, SharedTensors } from './compute-thread-worker.ts';
import type { Graph, GraphValue } from './graph.ts';
import { startWorker } from './start-worker.ts';
import { trace } from './trace.ts';

/** Runs programs one after the other, beside the thread that asks for them. Made by `start`, ended by `dispose`. */
export class ComputeThread {
  readonly #worker: Worker;
  /** Those who wait for an answer, in the order in which they asked. */
  readonly #waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];
  #programs = 0;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (reply: Reply) => {
      const asked = this.#waiting.shift();
      if (reply.error === undefined) asked?.resolve();
      else asked?.reject(new GemelError('unsupported', reply.error));
    });
    worker.on('error', (error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
    // A thread that only waits must not keep the process alive.
    worker.unref();
  }

  static start(): ComputeThread {
    return new ComputeThread(startWorker(import.meta.url));
  }

  /** Compiles a program for ONNX Runtime in this thread. Its runs copy inputs and outputs through shared memory. */
  async compile(program: Program, options: EngineOptions = {}): Promise<Executable> {
    const graph = await trace(program);
    const id = this.#programs++;
    const [inputs, outputs] = [share(graph.inputs), share(graph.outputs)];
    await this.#ask({ kind: 'load', id, graph, options, inputs, outputs });
    return {
      outputs: Object.fromEntries(
        graph.outputs.map(({ name, shape, type }) => [name, { shape, dtype: type === 'int32' ? type : 'float32' }]),
      ),
      run: async (given) => {
        for (const [name, data] of Object.entries(inputs)) data.set(given[name]);
        await this.#ask({ kind: 'run', id });
        return outputs;
      },
      dispose: () => this.#ask({ kind: 'release', id }),
    };
  }

  /** Ends the thread after what has been asked of it: one that is ended inside ONNX Runtime would take the whole process with it. */
  async dispose(): Promise<void> {
    if (this.#waiting.length > 0) await this.#ask({ kind: 'rest' });
    await this.#worker.terminate();
  }

  #ask(request: Request): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#worker.ref();
      const settle = (end: () => void) => () => {
        if (this.#waiting.length === 0) this.#worker.unref();
        end();
      };
      this.#waiting.push({ resolve: settle(resolve), reject: (error) => settle(() => reject(error))() });
      this.#worker.postMessage(request);
    });
  }
}

function share(values: Graph['inputs'] | Graph['outputs']): SharedTensors {
  return Object.fromEntries(values.map((value) => [value.name, allocateShared(value)]));
}

function allocateShared({ shape, type }: GraphValue): TensorData {
  const buffer = new SharedArrayBuffer(4 * count(shape));
  return type === 'int32' ? new Int32Array(buffer) : new Float32Array(buffer);
}
