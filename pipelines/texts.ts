/** Texts of a file, read whole and encoded by a model. */
import { readTexts } from '../corpora/texts.ts';
import { type Model, tokenize } from '../src/matchers/model.ts';
import type { Scorer } from '../src/matchers/scorer.ts';

/** The texts of a file in order, without white space at their ends. */
export async function collectTexts(path: string, column: string | undefined): Promise<string[]> {
  const texts: string[] = [];
  for await (const { text } of readTexts(path, { column })) texts.push(text.trim());
  return texts;
}

/** N×D, one row a text. */
export function encodeTexts(
  texts: readonly string[],
  { model, scorer, onProgress }: { model: Model; scorer: Scorer; onProgress?: (done: number) => void },
): Promise<Float32Array> {
  return scorer.encode(
    texts.map((text) => tokenize(model, text)),
    { progress: onProgress },
  );
}
