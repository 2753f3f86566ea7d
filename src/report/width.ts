/** How wide text is in a terminal, where a Chinese character takes two columns and a combining accent none. */

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Blocks that Unicode's East Asian Width calls wide or full-width, and emoji that are drawn as pictures. */
const wide =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f)/u;
const invisible = /^[\p{Mark}\p{Default_Ignorable_Code_Point}]+$/u;

/** Columns that a text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += graphemeWidth(segment);
  return width;
}

/** The text cut to at most `limit` columns, the cut marked by an ellipsis. */
export function clipToWidth(text: string, limit: number): string {
  if (displayWidth(text) <= limit) return text;
  let kept = '';
  let width = 0;
  for (const { segment } of segmenter.segment(text)) {
    width += graphemeWidth(segment);
    if (width > limit - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

function graphemeWidth(grapheme: string): number {
  if (wide.test(grapheme)) return 2;
  return invisible.test(grapheme) ? 0 : 1;
}
