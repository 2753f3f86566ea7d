/** `gemel index`: vectors of a file of texts, or pictures, kept so that they can be searched at once, and changed. */
import { SKIP_BAD } from '../bad-items.ts';
import type { Command } from '../command.ts';
import { type Flags, refuseBeside } from '../flags.ts';
import type { Terminal } from '../terminal.ts';

export const index: Command = {
  name: 'index',
  summary: 'keeps the vectors of texts in a folder that can be searched at once, and changed',
  about:
    'Encodes each row of a file once and writes a folder for gemel search: the vectors, the texts, the columns to narrow a search by, a graph of near neighbours, and a copy of the model, so that the folder is complete by itself. An index opens in milliseconds whatever its size. --add, --remove and --compact change one that is there; a row whose key is known replaces the one before, so that adding a file twice changes nothing. A change is all or nothing: after Ctrl-C, a crash or kill -9 the index is as it was, and those who search meanwhile are not disturbed. Of a model with two encoders the index holds the right side (answers, bodies, captions), and queries are the left one.',
  examples: [
    'gemel index --model model --input questions.txt --out questions.index',
    'gemel index --model model --input shop.csv --column title --key sku --keep brand,country --out shop.index',
    'gemel index --model pictures --input photos --out photos.index',
    'gemel index --index shop.index --add new.csv',
    'gemel index --index shop.index --remove sold-out.txt',
    'gemel index --model model --input all.txt --out postgres://me@db/shop?index=all --shard 2/8',
  ],
  flags: {
    model: { value: 'DIR', about: 'the folder of a trained model that makes vectors' },
    input: {
      value: 'FILE',
      about: '.txt (a text a line), CSV, TSV or JSONL, each also .gz, or -; of pictures also a folder or .zip',
    },
    column: {
      value: 'COL',
      about: 'the column of the texts, or of the paths of pictures; default: the only one, or text, question, title',
    },
    key: {
      value: 'COL',
      about: 'the column that tells rows apart; default: rows of the same text, case and punctuation aside, are one',
    },
    keep: { value: 'COL,COL', about: 'further columns to keep: shown with each hit, and for --where' },
    side: { value: 'NAME', about: 'the side of the pairs that the rows are, left or right; default: right' },
    out: { value: 'DIR', about: 'the folder to write, or postgres://USER@HOST/DATABASE?index=NAME (with pgvector)' },
    shard: { value: 'I/N', about: 'write the I-th of N shares into a database, while other machines write the others' },
    'skip-bad': SKIP_BAD,
    force: { about: 'replace an index that is there already, once the new one is whole' },
    index: { value: 'DIR', about: 'the index to change, or the address of a database' },
    add: {
      value: 'FILE',
      about: 'rows to add or replace, with the columns of the first file; or a folder or .zip of pictures',
    },
    remove: { value: 'FILE', about: 'keys to remove, or texts where no column held keys' },
    compact: { about: 'write all as one piece without what was removed: adding does it now and then' },
    verify: { about: 'read the index to the last byte and compare it with its checksums' },
  },
  next: 'gemel search --index DIR --query TEXT.',
  run,
};

async function run(flags: Flags, terminal: Terminal): Promise<void> {
  if (flags.given('index')) {
    refuseBeside(flags, 'index', ['model', 'input', 'keep', 'side', 'out', 'force', 'shard']);
    return (await import('../index/change.ts')).changeIndex(flags, terminal);
  }
  const changes = ['add', 'remove', 'compact', 'verify'];
  if (flags.given('out')) refuseBeside(flags, 'out', changes);
  else if (changes.some((name) => flags.given(name))) flags.need('index');
  return (await import('../index/create.ts')).createFromFile(flags, terminal);
}
