/** Dictionary words found by `Intl.Segmenter`: the tokenizer for Chinese and other languages written without spaces. */
import { normalise } from './normalise.ts';
import { vocabularyTokenizers } from './vocabulary-tokenizer.ts';

/**
 * The segments of a text in lower case, punctuation included, white space left out. Boundaries come from the Unicode tables of the
 * running Node, so another major version may cut a rare word differently.
 *
 * @example
 * splitSegments('我喜欢北京。'); // ['我', '喜欢', '北京', '。']
 */
export function splitSegments(text: string): string[] {
  const segments: string[] = [];
  for (const { segment } of segmenter.segment(normalise(text))) {
    if (segment.trim() !== '') segments.push(segment);
  }
  return segments;
}

/** Tokenizers over segments. */
export const segmentsTokenizer = vocabularyTokenizers('segments', splitSegments);

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
