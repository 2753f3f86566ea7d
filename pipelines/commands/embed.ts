/** `gemel embed`: the vectors of texts, for whatever else one wants to do with them. */
import { GemelError } from '../../src/errors.ts';
import type { Command } from '../command.ts';
import { engineOf, type Flags } from '../flags.ts';
import type { Terminal } from '../terminal.ts';

export const embed: Command = {
  name: 'embed',
  summary: 'writes the vector of each text',
  about:
    'Reads texts and writes one vector a text, in the order of the input: as a NumPy array of 32-bit floats, or as a table with the text and a column for each number (v1, v2 …).',
  examples: [
    'gemel embed --model model --input questions.txt --output vectors.npy',
    'gemel embed --model model --input shop.csv --column title --output vectors.csv',
  ],
  flags: {
    model: { value: 'DIR', about: 'the folder of a trained model', required: true },
    input: { value: 'FILE', about: '.txt (a text a line), CSV, TSV or JSONL, each also .gz, or -', required: true },
    column: { value: 'COL', about: 'the column of the texts; default: the only one, or text, question, title' },
    output: { value: 'FILE', about: 'the file to write: .npy, or .csv, .tsv, .jsonl', required: true },
  },
  next: "numpy.load('vectors.npy') in Python, or any vector index.",
  run,
};

async function run(flags: Flags, terminal: Terminal): Promise<void> {
  const [{ openModel }, { vectorsOf }, { Scorer }, { collectTexts, encodeTexts }, { openCounter, openProgress }] =
    await Promise.all([
      import('../model.ts'),
      import('../../src/matchers/model.ts'),
      import('../../src/matchers/scorer.ts'),
      import('../texts.ts'),
      import('../progress.ts'),
    ]);
  const engine = engineOf(flags);
  const output = flags.need('output');
  if (!/\.npy$|\.(csv|tsv|jsonl|ndjson)(\.gz)?$/i.test(output)) {
    throw new GemelError('bad-usage', `--output: expected a .npy, .csv, .tsv or .jsonl file, found "${output}"`);
  }
  const { model } = await openModel(flags.need('model'));
  const texts = await collectTexts(flags.need('input'), flags.text('column'));
  const { dimension } = vectorsOf(model, 'embed');
  const scorer = new Scorer(model, engine);
  const progress = openProgress(terminal);
  const onProgress = openCounter(progress, { terminal, doing: 'encoding', total: texts.length, things: 'texts' });
  const vectors = await encodeTexts(texts, { model, scorer, onProgress }).finally(() => scorer.dispose());
  progress.end();
  await writeVectors(output, { texts, vectors, dimension });
  if (flags.given('json')) return terminal.print(JSON.stringify({ output, texts: texts.length, dimension }));
  terminal.print(`${texts.length} vectors of ${dimension} numbers: ${output}`);
}

async function writeVectors(
  path: string,
  { texts, vectors, dimension }: { texts: readonly string[]; vectors: Float32Array; dimension: number },
): Promise<void> {
  if (path.toLowerCase().endsWith('.npy')) {
    const [{ encodeNpy }, { writeAtomically }] = await Promise.all([
      import('../../src/storage/npy.ts'),
      import('../../src/storage/files.ts'),
    ]);
    return writeAtomically(path, encodeNpy({ rows: texts.length, columns: dimension, data: vectors }));
  }
  const { openTableWriter } = await import('../../corpora/table-writer.ts');
  const names = Array.from({ length: dimension }, (_, d) => `v${d + 1}`);
  const writer = await openTableWriter(path, ['text', ...names]);
  try {
    for (const [row, text] of texts.entries()) {
      const numbers = names.map((name, d) => [name, vectors[row * dimension + d]]);
      await writer.write({ text, ...Object.fromEntries(numbers) });
    }
    await writer.commit();
  } catch (error) {
    await writer.abort();
    throw error;
  }
}
