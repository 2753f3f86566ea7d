/** A WordPiece `tokenizer.json` small enough to read, numbered as model2vec numbers its own. */

const TOKENS = [
  ...['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'what', 'is', 'un', '##aff', '##able'],
  ...['cafe', '?', "'", 't', 'isn', '[', ']', 'cls', '北'],
];

export function smallWordpiece() {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: TOKENS.slice(0, 4).map((content, id) => ({ id, content, special: true, normalized: false })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [{ SpecialToken: { id: '[CLS]', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
      pair: [{ Sequence: { id: 'A', type_id: 0 } }, { Sequence: { id: 'B', type_id: 1 } }],
      special_tokens: { '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] } },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(TOKENS.map((token, id) => [token, id])) as Record<string, number>,
    },
  };
}
