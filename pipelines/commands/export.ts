/** `gemel export`: a trained model as an `.onnx` file, for Python, the browser, Triton or a phone. */
import { GemelError } from '../../src/errors.ts';
import type { Command } from '../command.ts';
import { engineOf, type Flags } from '../flags.ts';
import type { Terminal } from '../terminal.ts';

export const exportModel: Command = {
  name: 'export',
  summary: 'writes a trained model as an .onnx file',
  about:
    'Writes the encoder (ids, mask → vectors) or the whole matcher (left_ids, left_mask, right_ids, right_mask → score, probability) as an ONNX model that needs nothing of gemel. Ids are int32, masks float32 with 1 for a token and 0 for padding, each of shape batch × length. A side that reads pictures has pixels in place of ids and mask (left_pixels, right_pixels): float32, batch × height × width × channels, −1 for black and 1 for white. The file is run and compared with the model before it is written. How texts become ids is told by tokenizer.json in the model folder.',
  examples: [
    'gemel export --model model --output matcher.onnx',
    'gemel export --model model --part encoder --batch 64 --length 32 --output encoder.onnx',
  ],
  flags: {
    model: { value: 'DIR', about: 'the folder of a trained model', required: true },
    output: { value: 'FILE', about: 'the file to write: .onnx', required: true },
    part: { value: 'NAME', about: 'encoder or matcher', default: 'matcher' },
    batch: { value: 'N', about: 'texts, pictures or pairs of a run', default: '1' },
    length: { value: 'N', about: 'tokens of a text; default: the longest that the model reads' },
  },
  next: "onnxruntime.InferenceSession('matcher.onnx') in Python, or onnxruntime-web in the browser.",
  run,
};

/** What the file is tried on: short and long, equal and different, one without a word. */
const TRIALS = [
  { left: 'How do I learn to swim?', right: 'What is the best way to learn swimming?' },
  { left: 'Is tea healthier than coffee?', right: 'How far is the moon?' },
  { left: 'a', right: 'a' },
  { left: '?', right: 'why '.repeat(60) },
];

async function run(flags: Flags, terminal: Terminal): Promise<void> {
  const part = flags.need('part');
  if (part !== 'encoder' && part !== 'matcher') {
    throw new GemelError('bad-usage', `--part: expected encoder or matcher, found "${part}"`);
  }
  const output = flags.need('output');
  if (!output.endsWith('.onnx'))
    throw new GemelError('bad-usage', `--output: expected a .onnx file, found "${output}"`);
  engineOf(flags);
  const batch = flags.whole('batch') ?? 1;
  const length = flags.whole('length');
  const [{ openModel }, { checkExport, exportOnnx }, { exportedSide }, { writeAtomically }] = await Promise.all([
    import('../model.ts'),
    import('../../src/storage/export.ts'),
    import('../../src/storage/export-inputs.ts'),
    import('../../src/storage/files.ts'),
  ]);
  const saved = await openModel(flags.need('model'));
  const shape = {
    batch,
    length: length ?? Math.max(...saved.model.sides.left.lengths, ...saved.model.sides.right.lengths),
  };
  const bytes = await exportOnnx(saved, part, shape);
  const largestDifference = await checkExport(bytes, saved, { part, shape, pairs: TRIALS });
  await writeAtomically(output, bytes);
  const summary = { output, part, ...shape, bytes: bytes.length, largestDifference };
  if (flags.given('json')) return terminal.print(JSON.stringify(summary));
  terminal.print(
    `${output}: ${part}, ${shape.batch} × ${exportedSide(saved.model, 'left', shape).describe}, ${(bytes.length / 1e6).toFixed(1)} MB
Run in ONNX Runtime it agrees with the model to ${largestDifference.toExponential(1)}.`,
  );
}
