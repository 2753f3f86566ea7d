/** Runs a program eagerly in TensorFlow.js: the oracle that the compiled engine is tested against. */
import { GemelError } from '../errors.ts';
import type { EngineOptions, Executable, Program, TensorData, TensorSpec } from './compile.ts';
import { onBackend, tf } from './tf.ts';

/** Prepares a program for the backend named, or for the best one that is installed. */
export async function runEagerly(program: Program, { provider }: EngineOptions = {}): Promise<Executable> {
  const backend = provider ? await load(provider) : await loadBest();
  const constants = await onBackend(backend, () =>
    Object.fromEntries(
      Object.entries(program.constants ?? {}).map(([name, { data, ...spec }]) => [name, toTensor(data, spec)]),
    ),
  );
  const outputs: Record<string, TensorSpec> = {};
  return {
    outputs,
    async run(inputs) {
      const results = await onBackend(backend, () =>
        tf.tidy(() => {
          const tensors: Record<string, tf.Tensor> = { ...constants };
          for (const [name, spec] of Object.entries(program.inputs)) tensors[name] = toTensor(inputs[name], spec);
          return program.body(tensors) as Record<string, tf.Tensor>;
        }),
      );
      const data: Record<string, TensorData> = {};
      for (const [name, tensor] of Object.entries(results)) {
        outputs[name] = { shape: tensor.shape, dtype: tensor.dtype === 'int32' ? 'int32' : 'float32' };
        data[name] = (await tensor.data()) as TensorData;
      }
      tf.dispose(results);
      return data;
    },
    async dispose() {
      tf.dispose(constants);
    },
  };
}

/** The packages that bring a backend, best first. All but the last are optional. */
const PACKAGES = [
  { backend: 'tensorflow', module: '@tensorflow/tfjs-node-gpu' },
  { backend: 'tensorflow', module: '@tensorflow/tfjs-node' },
  { backend: 'wasm', module: '@tensorflow/tfjs-backend-wasm' },
] as const;

async function loadBest(): Promise<string> {
  for (const { backend, module } of PACKAGES) if (await tryImport(module)) return backend;
  return 'cpu';
}

async function load(backend: string): Promise<string> {
  if (backend === 'cpu') return backend;
  const candidates = PACKAGES.filter((candidate) => candidate.backend === backend);
  for (const { module } of candidates) if (await tryImport(module)) return backend;
  const install = candidates.map(({ module }) => module).join(' or ');
  throw new GemelError(
    'bad-usage',
    `tfjs: expected provider cpu, wasm or tensorflow, found "${backend}"${install && `: npm install ${install}`}`,
  );
}

async function tryImport(module: string): Promise<boolean> {
  try {
    await import(module);
    return true;
  } catch {
    return false;
  }
}

function toTensor(data: TensorData, { shape, dtype }: TensorSpec): tf.Tensor {
  return tf.tensor(data, [...shape], dtype);
}
