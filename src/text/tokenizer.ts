/** Raw text → token ids, the first step of the walk. One file beside this one for each kind. */

/** Row 0 of every embedding table of our own tokenizers: padding. */
export const PADDING = 0;
/** Row 1: a token that the vocabulary does not hold. */
export const UNKNOWN = 1;

/** Turns a text into the ids by which an embedding table is looked up. */
export interface Tokenizer {
  readonly kind: 'words' | 'wordpiece' | 'characters' | 'segments' | 'with-characters';
  /** V, the number of ids, padding and unknown included. */
  readonly size: number;
  /** The ids of a text in order: no padding, no special tokens, not cut. A text without tokens gives an empty array: see `lengths.ts`. */
  encode(text: string): Int32Array;
  /** The token of an id, as a person would read it. */
  token(id: number): string;
  /** What a saved model keeps, from which `tokenizerFromState` makes the same tokenizer again. JSON. */
  state(): TokenizerState;
}

/**
 * A tokenizer as JSON. `tokens` are those from id 2 on, in order; `definition` is the Hugging Face `tokenizer.json` itself; `grams` are
 * those from the first id behind the inner tokenizer's.
 */
export type TokenizerState =
  | { readonly kind: 'words' | 'characters' | 'segments'; readonly tokens: readonly string[] }
  | { readonly kind: 'wordpiece'; readonly definition: unknown }
  | {
      readonly kind: 'with-characters';
      readonly from: number;
      readonly to: number;
      readonly grams: readonly string[];
      readonly inner: TokenizerState;
    };
