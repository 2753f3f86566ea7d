/** Whether a tab-separated file writes quotes round its fields, as CSV does, or takes every quote for a letter. Nothing in the file says. */

/** One field in quotes, or one that does not begin with a quote, and what ends it. */
const FIELD = /(?:"(?:[^"]+|"")*"|[^"\t\r\n][^\t\r\n]*|)(\t|\r\n|\n|\r|$)/y;

/**
 * True unless some field that begins with a quote breaks CSV's rules on a line that has the right number of fields when its quotes are
 * taken for letters. `sample` is the file's beginning, whole lines, the header first.
 */
export function usesQuotes(sample: string): boolean {
  const fieldsInHeader = countFields(sample);
  let rowStart = 0;
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex < sample.length) {
    const end = FIELD.exec(sample)?.[1];
    if (end === undefined) return countFields(sample.slice(rowStart)) !== fieldsInHeader;
    if (end !== '\t') rowStart = FIELD.lastIndex;
  }
  return true;
}

/** Fields of the first line, quotes taken for letters. */
function countFields(text: string): number {
  return text.split(/[\r\n]/, 1)[0].split('\t').length;
}
