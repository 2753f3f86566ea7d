/** `gemel embed`: the vectors of texts, for whatever else one wants to do with them; also by several machines. */
import { GemelError } from '../../src/errors.ts';
import type { SideName } from '../../src/matchers/matcher.ts';
import { SKIP_BAD } from '../bad-items.ts';
import type { Command } from '../command.ts';
import type { Encoding } from '../embed/blocks.ts';
import type { TextBlocks } from '../embed/input.ts';
import type { VectorFile } from '../embed/output.ts';
import type { Encode } from '../embed/run.ts';
import { engineOf, type Flags, refuseBeside } from '../flags.ts';
import { parseShard, type Shard, shareOf } from '../shard.ts';
import type { Terminal } from '../terminal.ts';

export const embed: Command = {
  name: 'embed',
  summary: 'writes the vector of each text',
  about:
    'Reads texts, or the paths of pictures for a model that reads pictures, and writes one vector each, in the order of the input: as a NumPy array of 32-bit floats, or as a table with the text and a column for each number (v1, v2 …). ' +
    'Several machines share the work by --shard: each is given the same command but for its number, encodes every n-th block of 8,192 texts and leaves it in a folder. ' +
    'A shard that was stopped goes on where it was when it is run again. Bring the folders together, if they are not one, and --join makes the file: the same, byte for byte, as one machine would have written.',
  examples: [
    'gemel embed --model model --input questions.txt --output vectors.npy',
    'gemel embed --model model --input shop.csv --column title --output vectors.csv',
    'gemel embed --model pictures --input photos --output vectors.csv --skip-bad',
    'gemel embed --model model --input questions.txt --output vectors.npy --shard 2/8',
    'gemel embed --model model --input questions.txt --output vectors.npy --join',
  ],
  flags: {
    model: { value: 'DIR', about: 'the folder of a trained model', required: true },
    input: {
      value: 'FILE',
      about: '.txt (a text a line), CSV, TSV or JSONL, each also .gz, or -; of pictures also a folder or .zip',
      required: true,
    },
    column: { value: 'COL', about: 'the column of the texts; default: the only one, or text, question, title' },
    output: { value: 'FILE', about: 'the file to write: .npy, or .csv, .tsv, .jsonl', required: true },
    side: {
      value: 'SIDE',
      about: 'left or right: which side of the pairs that the model learned from these texts are like',
      default: 'left',
    },
    shard: { value: 'I/N', about: 'encode the I-th of N shares, and leave its blocks in --blocks' },
    join: { about: 'put the blocks of all shards together, without encoding' },
    'skip-bad': SKIP_BAD,
    blocks: { value: 'DIR', about: 'where shards leave their blocks; default: the output, with .blocks behind it' },
  },
  next: "numpy.load('vectors.npy') in Python, or any vector index.",
  run,
};

async function run(flags: Flags, terminal: Terminal): Promise<void> {
  const [
    { modelFolder, openModel },
    { modelFingerprint },
    { vectorsOf },
    { Scorer },
    { openTextBlocks },
    { openVectorFile },
    { assertSomeLeft, BadItems, tellSkipped },
    { openProgress, stopIfInterrupted },
  ] = await Promise.all([
    import('../model.ts'),
    import('../../src/storage/index-folder/model-copy.ts'),
    import('../../src/matchers/model.ts'),
    import('../../src/matchers/scorer.ts'),
    import('../embed/input.ts'),
    import('../embed/output.ts'),
    import('../bad-items.ts'),
    import('../progress.ts'),
  ]);
  const request = readRequest(flags);
  const { output, side } = request;
  const engine = engineOf(flags);
  const folder = await modelFolder(flags.need('model'));
  const { model } = await openModel(folder, terminal);
  const { dimension } = vectorsOf(model, 'embed');
  const reading = model.sides[side];
  const bad = flags.given('skip-bad') ? new BadItems() : undefined;
  const input = flags.need('input');
  const trying = openProgress(terminal);
  const blocks = await openTextBlocks(input, {
    ...{ column: flags.text('column'), side: reading, bad },
    onTried(done) {
      stopIfInterrupted(terminal);
      trying.update(`tried out ${done.toLocaleString('en-US')} pictures`);
    },
  }).finally(() => trying.end());
  const skipped = bad?.list() ?? [];
  tellSkipped(skipped, terminal);
  assertSomeLeft(blocks.count, skipped, input);
  const openFile = () => openVectorFile(output, { count: blocks.count, dimension });
  const scorer = new Scorer(model, engine);
  const work: Work = {
    request,
    blocks,
    encoding: { model: await modelFingerprint(folder), side, dimension },
    encode: (texts, progress) => scorer.embed(texts, { side, progress }),
    openFile,
    terminal,
  };
  const result = await workOn(work).finally(() => scorer.dispose());
  if (flags.given('json')) return terminal.print(JSON.stringify({ ...result.json, ...(bad && { skipped }) }));
  terminal.print(result.line);
}

/** What is to be done, as the flags say. */
interface Request {
  readonly output: string;
  readonly side: SideName;
  readonly folder: string;
  readonly shard?: Shard;
  readonly join: boolean;
}

function readRequest(flags: Flags): Request {
  const output = flags.need('output');
  if (!/\.npy$|\.(csv|tsv|jsonl|ndjson)(\.gz)?$/i.test(output)) {
    throw new GemelError('bad-usage', `--output: expected a .npy, .csv, .tsv or .jsonl file, found "${output}"`);
  }
  const side = flags.text('side');
  if (side !== 'left' && side !== 'right') {
    throw new GemelError('bad-usage', `--side: expected left or right, found "${side}"`);
  }
  const join = flags.given('join');
  if (join) refuseBeside(flags, 'join', ['shard']);
  const shard = flags.text('shard');
  if (flags.given('blocks') && !join && shard === undefined) {
    throw new GemelError('bad-usage', '--blocks means nothing without --shard or --join: leave it out');
  }
  return {
    output,
    side,
    join,
    folder: flags.text('blocks') ?? `${output}.blocks`,
    ...(shard !== undefined && { shard: parseShard(shard) }),
  };
}

interface Work {
  readonly request: Request;
  readonly blocks: TextBlocks;
  readonly encoding: Encoding;
  readonly encode: Encode;
  readonly openFile: () => Promise<VectorFile>;
  readonly terminal: Terminal;
}

/** Does it, and gives what to say of it. */
async function workOn({ request, blocks, encoding, encode, openFile, terminal }: Work): Promise<Said> {
  const [{ BlockFolder }, { embedAll, embedShard, joinBlocks }, { openCounter, openProgress }] = await Promise.all([
    import('../embed/blocks.ts'),
    import('../embed/run.ts'),
    import('../progress.ts'),
  ]);
  const { output, shard, join } = request;
  const { dimension } = encoding;
  const folder = BlockFolder.at(request.folder, encoding);
  const progress = openProgress(terminal);
  const counter = (doing: string, total: number) => openCounter(progress, { terminal, doing, total, things: 'texts' });
  if (shard) {
    const texts = shareOf(shard, blocks.count);
    const onProgress = counter('encoding', texts);
    const encoded = await embedShard({ blocks, encode, folder, shard, onProgress }).catch(tellWhatStays);
    progress.end();
    return {
      json: { blocks: request.folder, texts, encoded, dimension },
      line: `${texts} vectors of ${dimension} numbers, ${texts - encoded} of which were there: ${request.folder}`,
    };
  }
  if (join) await joinBlocks({ blocks, folder, openFile, onProgress: counter('joining', blocks.count) });
  else await embedAll({ blocks, encode, file: await openFile(), onProgress: counter('encoding', blocks.count) });
  progress.end();
  return {
    json: { output, texts: blocks.count, dimension },
    line: `${blocks.count} vectors of ${dimension} numbers: ${output}`,
  };
}

function tellWhatStays(error: unknown): never {
  if (!(error instanceof GemelError) || error.code !== 'interrupted') throw error;
  const message = 'stopped by Ctrl-C; the blocks that are done stay: run the same command to go on';
  throw new GemelError('interrupted', message, { cause: error });
}

interface Said {
  readonly json: Readonly<Record<string, unknown>>;
  readonly line: string;
}
