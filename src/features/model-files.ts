/** The folder of a frozen model: which of its files are read, whether they are there, and their hash. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GemelError } from '../errors.ts';
import type { FeatureSource } from './feature-extractor.ts';

/** How each `dtype` ends the name of its file, by the convention of transformers.js. */
const SUFFIXES = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
  q2: '_q2',
  q2f16: '_q2f16',
  q1: '_q1',
  q1f16: '_q1f16',
} as const;

export type FeatureType = keyof typeof SUFFIXES;

/** Models of pictures and texts, whose two halves are files of their own: the library's classes for each. */
const TWO_HALVES: Readonly<Record<string, Readonly<Record<FeatureSource, string>>>> = {
  clip: { text: 'CLIPTextModelWithProjection', picture: 'CLIPVisionModelWithProjection' },
  siglip: { text: 'SiglipTextModel', picture: 'SiglipVisionModel' },
  jina_clip: { text: 'JinaCLIPTextModel', picture: 'JinaCLIPVisionModel' },
};

/** What of a `config.json` is looked at. */
export interface ModelConfig {
  readonly model_type?: unknown;
  readonly max_position_embeddings?: unknown;
  readonly text_config?: unknown;
  readonly 'transformers.js_config'?: unknown;
}

export interface ModelReading {
  readonly reads: FeatureSource;
  readonly dtype: FeatureType;
}

/** The library's class that reads one half of a model of both; absent for other models. */
export function halfOf({ model_type }: ModelConfig, reads: FeatureSource): string | undefined {
  return TWO_HALVES[String(model_type)]?.[reads];
}

/**
 * The files that are read of a model, relative to its folder.
 *
 * @example
 * filesOfModel({ model_type: 'clip' }, { reads: 'picture', dtype: 'fp16' });
 * // ['config.json', 'preprocessor_config.json', 'onnx/vision_model_fp16.onnx']
 */
export function filesOfModel(config: ModelConfig, { reads, dtype }: ModelReading): string[] {
  const base = halfOf(config, reads) === undefined ? 'model' : reads === 'text' ? 'text_model' : 'vision_model';
  const file = `${base}${SUFFIXES[dtype]}.onnx`;
  const data = Array.from({ length: dataFiles(config, file, base) }, (_, i) => `${file}_data${i === 0 ? '' : `_${i}`}`);
  const reader = reads === 'text' ? ['tokenizer.json', 'tokenizer_config.json'] : ['preprocessor_config.json'];
  return ['config.json', ...reader, ...[file, ...data].map((name) => `onnx/${name}`)];
}

/** How many files beside the graph hold weights, as the configuration says it: `true`, a number, or one of these by file. */
function dataFiles(config: ModelConfig, file: string, base: string): number {
  const own = config['transformers.js_config'];
  const format = isRecord(own) ? own.use_external_data_format : undefined;
  return Number((isRecord(format) ? (format[file] ?? format[base]) : format) ?? 0) || 0;
}

/** A model's folder, checked. */
export interface ModelFolder {
  /** Absolute. */
  readonly folder: string;
  readonly config: ModelConfig;
  /** SHA-256 over the names and bytes of the files that are read. */
  readonly sha256: string;
}

/**
 * Looks whether all files are there, and hashes them. `name` is what the user calls the model.
 *
 * @throws GemelError `bad-model` that names the file that is missing, or says that the model reads something else.
 */
export async function checkModelFolder(folder: string, reading: ModelReading, name = folder): Promise<ModelFolder> {
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) {
    throw new GemelError(
      'bad-model',
      `frozen model ${name}: expected a folder, found none at ${folder}: bring it there`,
    );
  }
  const config = await readConfig(join(folder, 'config.json'));
  const files = filesOfModel(config, reading);
  for (const file of files) {
    if (!(await isFile(join(folder, file)))) throw await missing(folder, file, reading, config);
  }
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file}\n`);
    for await (const bytes of createReadStream(join(folder, file))) hash.update(bytes);
  }
  return { folder, config, sha256: hash.digest('hex') };
}

async function readConfig(path: string): Promise<ModelConfig> {
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new GemelError('bad-model', `${path}: expected the config.json of a model with ONNX files, found none`, {
      cause,
    });
  });
  try {
    const config: unknown = JSON.parse(text);
    if (isRecord(config)) return config;
  } catch {
    // Said below.
  }
  throw new GemelError('bad-model', `${path}: expected JSON with the settings of a model, found something else`);
}

/** Says what is missing, and why where that can be seen from the rest. */
async function missing(
  folder: string,
  file: string,
  { reads, dtype }: ModelReading,
  config: ModelConfig,
): Promise<GemelError> {
  const other = reads === 'text' ? 'preprocessor_config.json' : 'tokenizer.json';
  if (!file.startsWith('onnx/') && (await isFile(join(folder, other)))) {
    const kinds = { text: 'texts', picture: 'pictures' };
    const found = kinds[reads === 'text' ? 'picture' : 'text'];
    return new GemelError(
      'bad-model',
      `${folder}: expected a model of ${kinds[reads]}, with ${file}, found one of ${found} (${config.model_type}): name another model, or set "reads" to "${reads === 'text' ? 'picture' : 'text'}"`,
    );
  }
  const how = file.startsWith('onnx/') ? `export the model to ONNX, or choose another dtype than ${dtype}` : 'add it';
  return new GemelError('bad-model', `${folder}: expected ${file} of the frozen model, found no such file: ${how}`);
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
