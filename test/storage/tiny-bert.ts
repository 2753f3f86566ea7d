/**
 * A BERT of two layers whose every weight follows a formula, as a Hugging Face folder, and what an implementation of others says of it:
 * `BertModel` of transformers 5.24 on PyTorch 2.13, with the same weights.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeTensors } from '../../src/storage/safetensors.ts';
import type { StoredTensor } from '../../src/storage/tensor-types.ts';
import { count } from '../../src/weights.ts';
import { smallWordpiece } from '../text/small-wordpiece.ts';

const [W, F, P] = [4, 6, 16];

/** BERT's own order: padding first, the unknown token behind others. */
const TOKENS = ['[PAD]', '[unused0]', 'what', '[CLS]', 'is', '[UNK]', '[SEP]', 'un', '##aff', '##able', '?', 'cafe'];

/** Its settings. */
export const TINY_CONFIG = {
  model_type: 'bert',
  hidden_act: 'gelu',
  hidden_size: W,
  num_hidden_layers: 2,
  num_attention_heads: 2,
  intermediate_size: F,
  max_position_embeddings: P,
  vocab_size: TOKENS.length,
  type_vocab_size: 2,
  layer_norm_eps: 1e-12,
};

export function tinyDefinition(tokens: readonly string[] = TOKENS) {
  const { model, ...rest } = smallWordpiece();
  const id = (token: string) => tokens.indexOf(token);
  return {
    ...rest,
    added_tokens: rest.added_tokens.map((token) => ({ ...token, id: id(token.content) })),
    model: { ...model, vocab: Object.fromEntries(tokens.map((token, i) => [token, i])) },
  };
}

/** Names and shapes as transformers has them, in an order that counts. */
export const TINY_SHAPES: Readonly<Record<string, readonly number[]>> = {
  'embeddings.word_embeddings.weight': [TOKENS.length, W],
  'embeddings.position_embeddings.weight': [P, W],
  'embeddings.token_type_embeddings.weight': [2, W],
  'embeddings.LayerNorm.weight': [W],
  'embeddings.LayerNorm.bias': [W],
  ...layer(0),
  ...layer(1),
};

function layer(i: number): Record<string, readonly number[]> {
  const at = `encoder.layer.${i}`;
  const dense = (name: string, outputs: number, inputs: number) => ({
    [`${at}.${name}.weight`]: [outputs, inputs],
    [`${at}.${name}.bias`]: [outputs],
  });
  const norm = (name: string) => ({ [`${at}.${name}.weight`]: [W], [`${at}.${name}.bias`]: [W] });
  return {
    ...dense('attention.self.query', W, W),
    ...dense('attention.self.key', W, W),
    ...dense('attention.self.value', W, W),
    ...dense('attention.output.dense', W, W),
    ...norm('attention.output.LayerNorm'),
    ...dense('intermediate.dense', F, W),
    ...dense('output.dense', W, F),
    ...norm('output.LayerNorm'),
  };
}

/** Element i of tensor k: sin(0.7·(k + 1) + 1.3·i). */
export function tinyTensors(): Record<string, StoredTensor> {
  const tensors = Object.entries(TINY_SHAPES).map(([name, shape], k) => {
    const data = Float32Array.from({ length: count(shape) }, (_, i) => Math.sin(0.7 * (k + 1) + 1.3 * i));
    return [name, { shape, data }] as const;
  });
  return Object.fromEntries(tensors);
}

/** The same model over the marks and these words; the vectors of words beyond the first follow the formula, too. */
export function writeTinyBertOf(folder: string, words: readonly string[]): void {
  const tokens = [...TOKENS.slice(0, 7), ...words];
  const rows = Float32Array.from({ length: tokens.length * W }, (_, i) => Math.sin(0.7 + 1.3 * i));
  const vectors = { 'embeddings.word_embeddings.weight': { shape: [tokens.length, W], data: rows } };
  writeTinyBert(folder, { ...tinyTensors(), ...vectors });
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ ...TINY_CONFIG, vocab_size: tokens.length }));
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tinyDefinition(tokens)));
}

export function writeTinyBert(folder: string, tensors: Readonly<Record<string, StoredTensor>> = tinyTensors()): void {
  writeFileSync(join(folder, 'config.json'), JSON.stringify(TINY_CONFIG));
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tinyDefinition()));
  writeFileSync(join(folder, 'model.safetensors'), encodeTensors(tensors));
}

/** The mean of the last states, `[CLS]` and `[SEP]` included, of `[CLS]` text `[SEP]`. */
export const TINY_TEXTS: readonly { readonly text: string; readonly mean: readonly number[] }[] = [
  { text: 'What is unaffable?', mean: [0.803743, 0.784929, -0.619087, -0.507583] },
  { text: 'cafe', mean: [0.80897, 0.255732, -0.434324, -0.550258] },
  { text: 'is mystery what', mean: [0.806098, 0.647879, -0.578665, -0.519637] },
];

/** The last state of `[CLS]` over `[CLS]` left `[SEP]` right `[SEP]`, the second text and its `[SEP]` of the second type. */
export const TINY_PAIRS: readonly { readonly left: string; readonly right: string; readonly cls: readonly number[] }[] =
  [
    { left: 'What is unaffable?', right: 'cafe', cls: [0.807283, 0.693012, -0.606295, -0.517274] },
    { left: 'cafe', right: 'is mystery what', cls: [0.808219, 0.643482, -0.569912, -0.485663] },
  ];
