/** The other end of a `ComputeThread`: holds its programs and runs the one asked for. */
import { parentPort } from 'node:worker_threads';
import type { EngineOptions, Executable, TensorData } from './compile.ts';
import type { Graph } from './graph.ts';
import { runGraph } from './onnx-engine.ts';

/** Tensors by name, in memory that both threads see. */
export type SharedTensors = Readonly<Record<string, TensorData>>;

export type Request =
  | {
      readonly kind: 'load';
      readonly id: number;
      readonly graph: Graph;
      readonly options: EngineOptions;
      readonly inputs: SharedTensors;
      readonly outputs: SharedTensors;
    }
  | { readonly kind: 'run' | 'release'; readonly id: number }
  /** Answered once all that was asked before is done. */
  | { readonly kind: 'rest' };

export interface Reply {
  readonly error?: string;
}

interface Loaded {
  readonly executable: Executable;
  /** ONNX Runtime reads memory of its own thread only: shared values are copied over. */
  readonly own: Readonly<Record<string, TensorData>>;
  readonly inputs: SharedTensors;
  readonly outputs: SharedTensors;
}

const programs = new Map<number, Loaded>();

async function answer(request: Request): Promise<void> {
  if (request.kind === 'rest') return;
  if (request.kind === 'load') {
    const { id, graph, options, inputs, outputs } = request;
    const own = Object.fromEntries(Object.entries(inputs).map(([name, data]) => [name, data.slice()]));
    programs.set(id, { executable: await runGraph(graph, options), own, inputs, outputs });
    return;
  }
  const program = programs.get(request.id);
  if (!program) throw new Error(`no program ${request.id} in this thread`);
  if (request.kind === 'release') {
    programs.delete(request.id);
    return program.executable.dispose();
  }
  for (const [name, data] of Object.entries(program.inputs)) program.own[name].set(data);
  const results = await program.executable.run(program.own);
  for (const [name, data] of Object.entries(program.outputs)) data.set(results[name]);
}

/** The one before: answers come in the order of the requests, also where a program is loaded while another is asked to run. */
let last: Promise<void> = Promise.resolve();

parentPort?.on('message', (request: Request) => {
  const reply = (message: Reply) => parentPort?.postMessage(message);
  last = last
    .then(() => answer(request))
    .then(
      () => reply({}),
      (error: unknown) => reply({ error: error instanceof Error ? error.message : String(error) }),
    );
});
