/** Word pieces from a Hugging Face `tokenizer.json`: the tokenizer that comes with pretrained vectors. */
import { Tokenizer as HuggingFaceTokenizer } from '@huggingface/tokenizers';
import { z } from 'zod';
import { GemelError } from '../errors.ts';
import { PADDING, type Tokenizer, UNKNOWN } from './tokenizer.ts';

/** Tokenizers over word pieces. */
export const wordpieceTokenizer = { fromDefinition };

/**
 * A tokenizer from the parsed `tokenizer.json` of a WordPiece model whose padding is id 0 and whose unknown token is id 1, as model2vec
 * numbers them. It adds no `[CLS]` or `[SEP]`, and a text that spells out `[MASK]` is read as text. `file` is named in errors.
 *
 * @example
 * const tokenizer = wordpieceTokenizer.fromDefinition(JSON.parse(text));
 * Array.from(tokenizer.encode('unaffable'), tokenizer.token); // ['una', '##ffa', '##ble']
 */
function fromDefinition(definition: unknown, file = 'tokenizer.json'): Tokenizer {
  const { model, added_tokens: addedTokens } = parseDefinition(definition, file);
  const tokens = tokensById(
    [...Object.entries(model.vocab), ...addedTokens.map(({ content, id }) => [content, id] as const)],
    file,
  );
  if (tokens[PADDING] !== '[PAD]' || tokens[UNKNOWN] !== model.unk_token) {
    throw new GemelError(
      'bad-model',
      `${file}: expected [PAD] at id ${PADDING} and ${model.unk_token} at id ${UNKNOWN}, found ${tokens[PADDING]} and ${tokens[UNKNOWN]}: use the tokenizer.json of a model2vec folder`,
    );
  }
  const pieces = loadWithoutSpecialTokens(definition, file);
  return {
    kind: 'wordpiece',
    size: tokens.length,
    encode: (text) => {
      const { ids } = pieces.encode(text, { add_special_tokens: false });
      // A pre-tokenizer that splits at spaces alone would find [PAD] in a text that spells it out.
      return Int32Array.from(ids, (id) => (id === PADDING ? UNKNOWN : id));
    },
    token: (id) => tokens[id],
    state: () => ({ kind: 'wordpiece', definition }),
  };
}

/** A definition with padding at id 0 and the unknown token at id 1, and what its ids were. */
export interface Renumbered {
  readonly definition: unknown;
  /** The old id of each new one. */
  readonly order: readonly number[];
  /** The old ids of `[CLS]` and `[SEP]`, which such a tokenizer does not add. */
  readonly special: { readonly cls: number; readonly separator: number };
}

/**
 * The parsed `tokenizer.json` of a BERT model, whose padding and unknown token stand anywhere, in the order that `fromDefinition` asks for: these
 * two first, then the others as they were. Without its own cutting, padding and marks. `file` is named in errors.
 */
export function reserveIds(definition: unknown, file = 'tokenizer.json'): Renumbered {
  const { model, added_tokens: addedTokens } = parseDefinition(definition, file);
  const ids = new Map(Object.entries(model.vocab));
  for (const { content, id } of addedTokens) ids.set(content, id);
  const idOf = (token: string): number => {
    const id = ids.get(token);
    if (id !== undefined) return id;
    throw new GemelError(
      'bad-model',
      `${file}: expected a token ${token}, found none: use the tokenizer of a BERT model`,
    );
  };
  const reserved = [idOf('[PAD]'), idOf(model.unk_token)];
  const others = [...new Set(ids.values())].filter((id) => !reserved.includes(id)).sort((a, b) => a - b);
  const order = [...reserved, ...others];
  const newIds = new Map(order.map((old, id) => [old, id]));
  const renumber = (id: number) => newIds.get(id) ?? id;
  const whole = definition as { readonly model: object; readonly added_tokens?: readonly { readonly id: number }[] };
  return {
    definition: {
      ...whole,
      truncation: null,
      padding: null,
      post_processor: null,
      added_tokens: (whole.added_tokens ?? []).map((token) => ({ ...token, id: renumber(token.id) })),
      model: {
        ...whole.model,
        vocab: Object.fromEntries(Object.entries(model.vocab).map(([token, id]) => [token, renumber(id)])),
      },
    },
    order,
    special: { cls: idOf('[CLS]'), separator: idOf('[SEP]') },
  };
}

const definitionSchema = z.object({
  model: z.object({
    type: z.literal('WordPiece'),
    vocab: z.record(z.string(), z.int().nonnegative()),
    unk_token: z.string(),
  }),
  added_tokens: z
    .array(z.object({ id: z.int().nonnegative(), content: z.string(), special: z.boolean().default(false) }))
    .default([]),
});

function parseDefinition(definition: unknown, file: string): z.infer<typeof definitionSchema> {
  const parsed = definitionSchema.safeParse(definition);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new GemelError(
    'bad-model',
    `${file}: expected the tokenizer.json of a WordPiece model, found at ${issue.path.join('.') || 'the top'}: ${issue.message}`,
  );
}

/** Checks that the ids are 0..V−1 without a gap, since each is a row of the embedding table. */
function tokensById(entries: readonly (readonly [string, number])[], file: string): string[] {
  const byId = new Map<number, string>(entries.map(([token, id]) => [id, token]));
  return Array.from(byId, (_, id) => {
    const token = byId.get(id);
    if (token !== undefined) return token;
    throw new GemelError(
      'bad-model',
      `${file}: expected an id below ${byId.size} for each of ${byId.size} tokens, found none with id ${id}`,
    );
  });
}

/** What is used of the package, whose own types do not resolve under NodeNext (their imports lack extensions). */
interface PieceEncoder {
  encode(text: string, options: { add_special_tokens: boolean }): { ids: readonly number[] };
}

/** Without the special ones among the added tokens, so that nobody's text can turn into padding. */
function loadWithoutSpecialTokens(definition: unknown, file: string): PieceEncoder {
  const { added_tokens: addedTokens = [], ...rest } = definition as { added_tokens?: readonly { special?: boolean }[] };
  try {
    return new HuggingFaceTokenizer({ ...rest, added_tokens: addedTokens.filter(({ special }) => !special) }, {});
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new GemelError(
      'bad-model',
      `${file}: expected a tokenizer.json, found one that cannot be loaded: ${reason}`,
      {
        cause: error,
      },
    );
  }
}
