/** Texts of a file, read whole. */
import { readTexts } from '../corpora/texts.ts';

/** The texts of a file in order, without white space at their ends. */
export async function collectTexts(path: string, column: string | undefined): Promise<string[]> {
  const texts: string[] = [];
  for await (const { text } of readTexts(path, { column })) texts.push(text.trim());
  return texts;
}
