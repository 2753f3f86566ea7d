/** Tiny frozen models as folders that transformers.js loads: one of texts, one of pictures, and one of both. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Graph, GraphNode, GraphValue, Initializer } from '../../src/compile/graph.ts';
import { encodeOnnx } from '../../src/compile/onnx-file.ts';
import { tinyDefinition } from '../storage/tiny-bert.ts';

const MARKS = ['[PAD]', '[unused0]', 'what', '[CLS]', 'is', '[UNK]', '[SEP]'];

/** A folder for one test file, removed afterwards. */
export function modelFolders() {
  const root = mkdtempSync(join(tmpdir(), 'gemel-frozen-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return (name: string) => {
    const folder = join(root, name);
    mkdirSync(join(folder, 'onnx'), { recursive: true });
    return folder;
  };
}

/** Element d of token t's vector: sin(1 + i²) for i = t·D + d. */
export function tokenVector(id: number, D = 4): number[] {
  return Array.from({ length: D }, (_, d) => Math.sin(1 + (id * D + d) ** 2));
}

/** The id of a token of `writeTextModel`. */
export function tokenId(words: readonly string[], token: string): number {
  const id = [...MARKS, ...words].indexOf(token);
  return id < 0 ? MARKS.indexOf('[UNK]') : id;
}

interface TinyOptions {
  /** How the file's name ends, `_quantized` for the dtype q8; numbers are 32-bit floats all the same. */
  readonly suffix?: string;
  /** What the vectors are multiplied by. */
  readonly scale?: number;
  /** D */
  readonly dimension?: number;
}

/** `last_hidden_state` of a token is the vector of its id: as a BERT without any layer. */
export function writeTextModel(
  folder: string,
  words: readonly string[],
  { suffix = '', scale = 1, dimension: D = 4 }: TinyOptions = {},
) {
  writeJson(folder, 'config.json', { model_type: 'bert', max_position_embeddings: 16 });
  writeTokenizer(folder, words);
  const rows = [...MARKS, ...words].flatMap((_, id) => tokenVector(id, D).map((value) => scale * value));
  writeGraph(folder, `model${suffix}`, {
    inputs: [...idsAndMask, value('token_type_ids', 'int64', 2)],
    outputs: [value('last_hidden_state', 'float32', 3)],
    initializers: [floats('table', [rows.length / D, D], rows)],
    nodes: [node('Gather', ['table', 'input_ids'], 'last_hidden_state', { axis: 0 })],
  });
}

/** `last_hidden_state` of a picture are its 2×2 pixels, red, green and blue from 0 to 1, row by row. */
export function writePictureModel(folder: string): void {
  writeJson(folder, 'config.json', { model_type: 'vit' });
  writePreprocessor(folder, 'ViTImageProcessor');
  writeGraph(folder, 'model', {
    inputs: [value('pixel_values', 'float32', 4)],
    outputs: [value('last_hidden_state', 'float32', 3)],
    initializers: [int64s('flat', [0, 3, 4])],
    nodes: [
      node('Reshape', ['pixel_values', 'flat'], 'planes'),
      node('Transpose', ['planes'], 'last_hidden_state', { perm: [0, 2, 1] }),
    ],
  });
}

/** Both halves of a CLIP: `image_embeds` is the mean colour, `text_embeds` the first three numbers of the mean token. */
export function writeClip(folder: string, words: readonly string[]): void {
  writeJson(folder, 'config.json', { model_type: 'clip' });
  writeTokenizer(folder, words);
  writePreprocessor(folder, 'CLIPImageProcessor');
  const rows = [...MARKS, ...words].flatMap((_, id) => tokenVector(id, 3));
  writeGraph(folder, 'text_model', {
    inputs: idsAndMask,
    outputs: [value('text_embeds', 'float32', 2)],
    initializers: [floats('table', [rows.length / 3, 3], rows)],
    nodes: [
      node('Gather', ['table', 'input_ids'], 'tokens', { axis: 0 }),
      node('ReduceMean', ['tokens'], 'text_embeds', { axes: [1], keepdims: 0 }),
    ],
  });
  writeGraph(folder, 'vision_model', {
    inputs: [value('pixel_values', 'float32', 4)],
    outputs: [value('image_embeds', 'float32', 2)],
    initializers: [],
    nodes: [node('ReduceMean', ['pixel_values'], 'image_embeds', { axes: [2, 3], keepdims: 0 })],
  });
}

function writeTokenizer(folder: string, words: readonly string[]): void {
  const definition = tinyDefinition([...MARKS, ...words]);
  const mark = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  const single = [mark('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, mark('[SEP]')];
  const special_tokens = Object.fromEntries(
    ['[CLS]', '[SEP]'].map((id) => [id, { id, ids: [MARKS.indexOf(id)], tokens: [id] }]),
  );
  writeJson(folder, 'tokenizer.json', {
    ...definition,
    post_processor: { ...definition.post_processor, single, special_tokens },
  });
  writeJson(folder, 'tokenizer_config.json', { tokenizer_class: 'BertTokenizer', model_max_length: 16 });
}

function writePreprocessor(folder: string, image_processor_type: string): void {
  writeJson(folder, 'preprocessor_config.json', {
    ...{ image_processor_type, do_resize: true, size: { height: 2, width: 2 }, resample: 0 },
    ...{ do_rescale: true, rescale_factor: 1 / 255, do_normalize: false, do_center_crop: false },
  });
}

function writeJson(folder: string, name: string, content: object): void {
  writeFileSync(join(folder, name), JSON.stringify(content));
}

function writeGraph(folder: string, name: string, graph: Graph): void {
  writeFileSync(join(folder, 'onnx', `${name}.onnx`), encodeOnnx(graph));
}

/** Axes of −1 are of any length. */
function value(name: string, type: GraphValue['type'], axes: number): GraphValue {
  return { name, type, shape: new Array(axes).fill(-1) };
}

const idsAndMask = [value('input_ids', 'int64', 2), value('attention_mask', 'int64', 2)];

function floats(name: string, shape: number[], data: readonly number[]): Initializer {
  return { name, shape, type: 'float32', data: Float32Array.from(data) };
}

function int64s(name: string, data: readonly number[]): Initializer {
  return { name, shape: [data.length], type: 'int64', data: BigInt64Array.from(data, BigInt) };
}

function node(operator: string, inputs: string[], output: string, attributes: GraphNode['attributes'] = {}): GraphNode {
  return { operator, inputs, outputs: [output], attributes };
}
