/** Two forms of a text: the one that tokenizers read, and the one in which two texts count as the same text. */

export interface NormaliseOptions {
  /** `NFKC` also folds full-width letters, ligatures and the like (Unicode annex 15); `NFC` only composes accents. */
  readonly form?: 'NFC' | 'NFKC';
  readonly lowerCase?: boolean;
}

/**
 * A text as tokenizers read it: one Unicode form, every run of white space and control characters one space, none at the ends.
 *
 * @example
 * normalise('  Ｗhat\tis NaCl？'); // 'what is nacl?'
 */
export function normalise(text: string, { form = 'NFKC', lowerCase = true }: NormaliseOptions = {}): string {
  const composed = text.normalize(form);
  const cased = lowerCase ? composed.toLowerCase() : composed;
  return cased.replace(SPACE, ' ').trim();
}

/**
 * The form in which two texts count as the same text, for leakage counts, splits and the unseen slice: lower-case letters, marks and
 * digits, with one space for whatever lies between them. It is strict on purpose: a text that differs from a training text in
 * punctuation alone must not pass for unseen. A text without any letter or digit keeps its signs.
 *
 * @example
 * normaliseForIdentity('Who said "No"?') === normaliseForIdentity('who said no'); // true
 */
export function normaliseForIdentity(text: string): string {
  const normalised = normalise(text);
  return normalised.replace(BETWEEN_WORDS, ' ').trim() || normalised;
}

// \u200b, the zero-width space, separates words although Unicode does not call it white space.
const SPACE = /[\s\u200b\p{Cc}]+/gu;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/gu;
