import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reserveIds, wordpieceTokenizer } from '../../src/text/wordpiece.ts';
import { describeTokenizer } from '../contracts/tokenizer.ts';
import { smallWordpiece } from './small-wordpiece.ts';

const small = wordpieceTokenizer.fromDefinition(smallWordpiece());

describeTokenizer('wordpiece', small);

describe('wordpieceTokenizer', () => {
  // Ids by the tokenizers package for Python (0.23) from the same definition; for '[CLS] what' without its added tokens.
  it.each([
    ['What is unaffable?', [4, 5, 6, 7, 8, 10]],
    ["Isn't café", [13, 11, 12, 9]],
    ['北北 unknowable', [17, 17, 1]],
    ['[CLS] what', [14, 16, 15, 4]],
    ['', []],
  ])('encodes %j as the reference does', (text, ids) => {
    expect([...small.encode(text)]).toEqual(ids);
  });

  it('never finds padding, even when it splits at spaces alone', () => {
    const definition = { ...smallWordpiece(), normalizer: null, pre_tokenizer: { type: 'WhitespaceSplit' } };
    expect([...wordpieceTokenizer.fromDefinition(definition).encode('[PAD] what')]).toEqual([1, 4]);
  });

  it('counts tokens that were added to the vocabulary', () => {
    const definition = smallWordpiece();
    const added = [...definition.added_tokens, { id: 18, content: 'new york', special: false, normalized: false }];
    const tokenizer = wordpieceTokenizer.fromDefinition({ ...definition, added_tokens: added });
    expect(tokenizer.size).toBe(19);
    expect([...tokenizer.encode('what is new york')]).toEqual([4, 5, 18]);
  });

  it.each([
    ['no object', 7, 'expected the tokenizer.json of a WordPiece model, found at the top: '],
    ['another kind of model', { model: { type: 'BPE', vocab: {}, unk_token: '' } }, 'found at model.type: '],
    [
      'the ids of BERT',
      { model: { type: 'WordPiece', unk_token: '[UNK]', vocab: { '[PAD]': 0, '[unused0]': 1, '[UNK]': 2 } } },
      'expected [PAD] at id 0 and [UNK] at id 1, found [PAD] and [unused0]',
    ],
    [
      'a gap in the ids',
      { model: { type: 'WordPiece', unk_token: '[UNK]', vocab: { '[PAD]': 0, '[UNK]': 1, a: 4e9 } } },
      'expected an id below 3 for each of 3 tokens, found none with id 2',
    ],
    [
      'parts that are missing',
      { model: { type: 'WordPiece', unk_token: '[UNK]', vocab: { '[PAD]': 0, '[UNK]': 1 } } },
      'found one that cannot be loaded',
    ],
  ])('refuses %s', (_, definition, message) => {
    expect(() => wordpieceTokenizer.fromDefinition(definition, 'folder/tokenizer.json')).toThrow(
      expect.objectContaining({ code: 'bad-model', message: expect.stringContaining(message) }),
    );
    expect(() => wordpieceTokenizer.fromDefinition(definition, 'folder/tokenizer.json')).toThrow(
      /^folder\/tokenizer\.json: [^\n]*$/,
    );
  });
});

const shared = new URL('../../../shared/models/potion-base-4M-int8/tokenizer.json', import.meta.url);

describe.skipIf(!existsSync(shared))('a published tokenizer.json (skipped without ../shared)', () => {
  // Ids by the tokenizers package for Python; for the text with [PAD] without its added tokens.
  it.each([
    ['How do I learn TensorFlow.js quickly?', [1135, 1085, 51, 3559, 22441, 11320, 18, 52, 1021, 1861, 35]],
    [
      "I don't think it isn't 3.50% off — really…",
      [51, 1129, 11, 62, 1234, 1015, 2481, 11, 62, 23, 18, 1759, 9, 1131, 523, 1434, 535],
    ],
    ['Ça va, naïve café? ÅNGSTRÖM', [5193, 11442, 16, 14749, 6674, 35, 16082, 14693]],
    ['你好,世界 hello', [1, 1, 16, 751, 1, 6598]],
    ['emoji 😀 \u200b zero\u0000width\ttab', [6867, 28153, 1078, 1, 4723, 8154, 10933, 1238, 20634]],
    ['C++ vs C#: 2^10=1024?', [45, 15, 15, 4449, 45, 7, 30, 22, 40, 1190, 33, 8408, 1555, 35]],
    ['[PAD] and [MASK] in a text', [37, 10693, 39, 1004, 37, 6314, 39, 1005, 43, 2799]],
    [`${'x'.repeat(101)}?`, [1, 35]],
  ])('encodes %j as the reference does', (text, ids) => {
    const tokenizer = wordpieceTokenizer.fromDefinition(JSON.parse(readFileSync(shared, 'utf8')));
    expect(tokenizer.size).toBe(29528);
    expect([...tokenizer.encode(text)]).toEqual(ids);
  });
});

describe('reserveIds', () => {
  const marks = ['[CLS]', '[SEP]', '[UNK]', '[PAD]'].map((content, i) => ({ id: i + 2, content, special: true }));
  const vocab = { b: 0, a: 1, ...Object.fromEntries(marks.map(({ content, id }) => [content, id])) };
  const definition = { ...smallWordpiece(), added_tokens: marks, model: { ...smallWordpiece().model, vocab } };

  it('puts padding and the unknown token first and leaves the others in order', () => {
    const { order, special, definition: renumbered } = reserveIds(definition);
    expect(order).toEqual([5, 4, 0, 1, 2, 3]);
    expect(special).toEqual({ cls: 2, separator: 3 });
    const tokenizer = wordpieceTokenizer.fromDefinition(renumbered);
    expect([...tokenizer.encode('a b c')]).toEqual([3, 2, 1]);
    expect(order.map((_, id) => tokenizer.token(id))).toEqual(['[PAD]', '[UNK]', 'b', 'a', '[CLS]', '[SEP]']);
  });

  it('neither cuts nor fills up, whatever the definition says', () => {
    const cutting = { ...definition, truncation: { max_length: 1 }, padding: { strategy: { Fixed: 9 } } };
    const tokenizer = wordpieceTokenizer.fromDefinition(reserveIds(cutting).definition);
    expect([...tokenizer.encode('a b')]).toEqual([3, 2]);
  });

  it.each(['[PAD]', '[UNK]', '[CLS]', '[SEP]'])('refuses a tokenizer without %s', (token) => {
    const without = Object.fromEntries(Object.entries(vocab).filter(([other]) => other !== token));
    const added = marks.filter(({ content }) => content !== token);
    const less = { ...definition, added_tokens: added, model: { ...definition.model, vocab: without } };
    expect(() => reserveIds(less, 'tokenizer.json')).toThrow(`tokenizer.json: expected a token ${token}, found none`);
  });
});
