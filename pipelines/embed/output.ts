/** The file that `gemel embed` writes, block by block: an array of numbers, or a table with the texts. */
import { openTableWriter } from '../../corpora/table-writer.ts';
import { openNpy } from '../../src/storage/npy.ts';

/** Exactly one of `commit` and `abort` ends it. */
export interface VectorFile {
  /** vectors: N×D, one a text. */
  write(texts: readonly string[], vectors: Float32Array): Promise<void>;
  commit(): Promise<void>;
  abort(): Promise<void>;
}

/** Opens a file for so many vectors; what it will hold is there at `commit`, in one step. */
export async function openVectorFile(
  path: string,
  { count, dimension: D }: { readonly count: number; readonly dimension: number },
): Promise<VectorFile> {
  if (path.toLowerCase().endsWith('.npy')) {
    const writer = await openNpy(path, { rows: count, columns: D });
    return { ...writer, write: (_, vectors) => writer.write(vectors) };
  }
  const names = Array.from({ length: D }, (_, d) => `v${d + 1}`);
  const writer = await openTableWriter(path, ['text', ...names]);
  return {
    ...writer,
    async write(texts, vectors) {
      for (const [row, text] of texts.entries()) {
        const numbers = names.map((name, d) => [name, vectors[row * D + d]]);
        await writer.write({ text, ...Object.fromEntries(numbers) });
      }
    },
  };
}
