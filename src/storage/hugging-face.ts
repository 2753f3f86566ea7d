/** A Hugging Face folder of a BERT-like model → the tokenizer, the token vectors and the weights that a transformer can start from. */
import { join } from 'node:path';
import { z } from 'zod';
import type { TransformerSizes } from '../encoders/transformer-layers.ts';
import { GemelError } from '../errors.ts';
import type { PretrainedTransformer } from '../pretrained.ts';
import { reserveIds, wordpieceTokenizer } from '../text/wordpiece.ts';
import { parseModelJson, readFileOrExplain } from './files.ts';
import { decodeTensors, type TensorFile } from './safetensors.ts';
import { assertFinite } from './tensor-types.ts';

/**
 * Reads `config.json`, `tokenizer.json` and `model.safetensors` of a model whose `model_type` is `bert`. Its pooler and other heads are left out.
 *
 * @throws GemelError `bad-model` with the name of the file or tensor that is missing or does not fit.
 *
 * @example
 * const pretrained = await readTransformer('all-MiniLM-L6-v2');
 * const encoder = transformer({ tokenWidth: pretrained.vectors.dimension, start: pretrained });
 */
export async function readTransformer(folder: string): Promise<PretrainedTransformer> {
  const config = await readConfig(join(folder, 'config.json'));
  const definitionPath = join(folder, 'tokenizer.json');
  const { definition, order, special } = reserveIds(await readJson(definitionPath), definitionPath);
  const tokenizer = wordpieceTokenizer.fromDefinition(definition, definitionPath);
  const path = join(folder, 'model.safetensors');
  const take = takerOf(decodeTensors(await readFileOrExplain(path, WHAT, 'bad-model'), path), path);
  const W = config.hidden_size;
  const words = take('embeddings.word_embeddings.weight', [config.vocab_size, W]);
  if (tokenizer.size > config.vocab_size) {
    throw new GemelError(
      'bad-model',
      `${folder}: expected a vector for each token, found ${tokenizer.size} tokens and ${config.vocab_size} vectors: the files are of different models`,
    );
  }
  const rowOf = (id: number) => words.subarray(id * W, (id + 1) * W);
  const types = take('embeddings.token_type_embeddings.weight', [config.type_vocab_size, W]);
  const secondType = types.subarray(W * (Math.min(2, config.type_vocab_size) - 1)).subarray(0, W);
  const marks = [rowOf(special.cls), rowOf(special.separator), types.subarray(0, W), secondType];
  return {
    tokenizer,
    vectors: { rows: tokenizer.size, dimension: W, data: joinRows(order.map(rowOf)) },
    sizes: sizesOf(config),
    weights: {
      special: joinRows(marks),
      positions: take('embeddings.position_embeddings.weight', [config.max_position_embeddings, W]),
      'norm.gain': take('embeddings.LayerNorm.weight', [W]),
      'norm.offset': take('embeddings.LayerNorm.bias', [W]),
      ...Object.assign({}, ...Array.from({ length: config.num_hidden_layers }, (_, i) => takeLayer(take, i, config))),
    },
  };
}

const WHAT = 'a file of a Hugging Face folder';

const size = z.int().positive();
const configSchema = z.object({
  model_type: z.literal('bert'),
  hidden_act: z.literal('gelu').default('gelu'),
  position_embedding_type: z.literal('absolute').default('absolute'),
  hidden_size: size,
  num_hidden_layers: size,
  num_attention_heads: size,
  intermediate_size: size,
  max_position_embeddings: size,
  vocab_size: size,
  type_vocab_size: size.default(2),
  layer_norm_eps: z.number().positive().default(1e-12),
});

type BertConfig = z.infer<typeof configSchema>;

async function readJson(path: string): Promise<unknown> {
  return parseModelJson(await readFileOrExplain(path, WHAT, 'bad-model'), path);
}

async function readConfig(path: string): Promise<BertConfig> {
  const parsed = configSchema.safeParse(await readJson(path));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new GemelError(
    'bad-model',
    `${path}: expected the settings of a BERT model, found at "${issue.path.join('.')}": ${issue.message}`,
  );
}

function sizesOf(config: BertConfig): TransformerSizes {
  return {
    layers: config.num_hidden_layers,
    heads: config.num_attention_heads,
    hidden: config.intermediate_size,
    positions: config.max_position_embeddings,
    epsilon: config.layer_norm_eps,
  };
}

type Taker = (name: string, shape: readonly number[]) => Float32Array;

/** Tensors by name, with the prefix `bert.` where the file holds a model with a head. */
function takerOf({ tensors }: TensorFile, path: string): Taker {
  return (name, shape) => {
    const tensor = [name, `bert.${name}`].filter((key) => Object.hasOwn(tensors, key)).map((key) => tensors[key])[0];
    const expected = `${path}: expected a tensor "${name}" of shape [${shape}]`;
    if (!tensor) throw new GemelError('bad-model', `${expected}, found none: the file is of another kind of model`);
    const { data } = tensor;
    if (tensor.shape.join() !== shape.join()) {
      throw new GemelError('bad-model', `${expected}, found [${tensor.shape}]: config.json is of another model`);
    }
    if (!(data instanceof Float32Array))
      throw new GemelError('bad-model', `${expected} in 32 or 16 bits, found others`);
    assertFinite(name, data, path);
    return data;
  };
}

/** One layer's weights under our names. PyTorch keeps a matrix as outputs × inputs. */
function takeLayer(take: Taker, i: number, { hidden_size: W, intermediate_size: F }: BertConfig) {
  const at = `encoder.layer.${i}`;
  const matrix = (name: string, rows: number, columns: number) =>
    transposed(take(`${at}.${name}.weight`, [columns, rows]), columns);
  const vector = (name: string, length: number) => take(`${at}.${name}`, [length]);
  const heads = ['query', 'key', 'value'].map((name) => `attention.self.${name}`);
  return {
    [`layer${i + 1}.projection`]: sideBySide(
      heads.map((name) => matrix(name, W, W)),
      W,
    ),
    [`layer${i + 1}.projectionBias`]: joinRows(heads.map((name) => vector(`${name}.bias`, W))),
    [`layer${i + 1}.gathered`]: matrix('attention.output.dense', W, W),
    [`layer${i + 1}.gatheredBias`]: vector('attention.output.dense.bias', W),
    [`layer${i + 1}.attentionNorm.gain`]: vector('attention.output.LayerNorm.weight', W),
    [`layer${i + 1}.attentionNorm.offset`]: vector('attention.output.LayerNorm.bias', W),
    [`layer${i + 1}.hidden`]: matrix('intermediate.dense', W, F),
    [`layer${i + 1}.hiddenBias`]: vector('intermediate.dense.bias', F),
    [`layer${i + 1}.output`]: matrix('output.dense', F, W),
    [`layer${i + 1}.outputBias`]: vector('output.dense.bias', W),
    [`layer${i + 1}.outputNorm.gain`]: vector('output.LayerNorm.weight', W),
    [`layer${i + 1}.outputNorm.offset`]: vector('output.LayerNorm.bias', W),
  };
}

function transposed(values: Float32Array, rows: number): Float32Array {
  const columns = values.length / rows;
  const turned = new Float32Array(values.length);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) turned[c * rows + r] = values[r * columns + c];
  return turned;
}

/** Matrices of `columns` columns as one. */
function sideBySide(matrices: readonly Float32Array[], columns: number): Float32Array {
  const rows = matrices[0].length / columns;
  const parts = Array.from({ length: rows }, (_, r) =>
    matrices.map((matrix) => matrix.subarray(r * columns, (r + 1) * columns)),
  );
  return joinRows(parts.flat());
}

function joinRows(rows: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(rows.reduce((sum, row) => sum + row.length, 0));
  let at = 0;
  for (const row of rows) {
    joined.set(row, at);
    at += row.length;
  }
  return joined;
}
