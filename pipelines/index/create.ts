/** A file of texts, or of paths of pictures, becomes an index: what `gemel index --input` does. */
import { GemelError } from '../../src/errors.ts';
import type { SideName } from '../../src/matchers/matcher.ts';
import { vectorsOf } from '../../src/matchers/model.ts';
import { Scorer } from '../../src/matchers/scorer.ts';
import { formatCounted } from '../../src/report/numbers.ts';
import type { Entry } from '../../src/search/vector-index.ts';
import { leaveOutBad } from '../bad-items.ts';
import { engineOf, type Flags, refuseBeside } from '../flags.ts';
import { refuseColumns } from '../item-files.ts';
import { openModel } from '../model.ts';
import { openCounter, openProgress } from '../progress.ts';
import { parseShard, takeShare } from '../shard.ts';
import type { Terminal } from '../terminal.ts';
import { encodeEntries, readEntries } from './entries.ts';
import { createIndex, isDatabase } from './open.ts';
import { countLinks, describeIndex, noteWithoutGraph } from './output.ts';

export async function createFromFile(flags: Flags, terminal: Terminal): Promise<void> {
  const engine = engineOf(flags);
  const [model, input, out, side] = [flags.need('model'), flags.need('input'), flags.need('out'), sideOf(flags)];
  const saved = await openModel(model, terminal);
  vectorsOf(saved.model, 'index');
  const asked = { text: flags.text('column'), key: flags.text('key'), keep: listOf(flags.text('keep')) };
  const reading = saved.model.sides[side];
  const { entries: all, text, rows } = await readEntries(input, asked, reading);
  if (text === undefined) refuseColumns(flags, ['column', 'key', 'keep'], input);
  const itemOf = (entry: Entry) => entry.text;
  const { left, skipped } = await leaveOutBad(all, { itemOf, side: reading, source: input, flags, terminal });
  const entries = shareOf(left, flags);
  const scorer = new Scorer(saved.model, engine);
  const progress = openProgress(terminal);
  try {
    const onEncoded = openCounter(progress, { terminal, doing: 'encoding', total: entries.length, things: 'rows' });
    const made = await createIndex(out, {
      ...{ model, saved, side, columns: { ...asked, text }, force: flags.given('force') },
      entries: (known) => encodeEntries(entries, { scorer, side, known, onEncoded }),
      signal: terminal.signal,
      onLinked: countLinks(terminal, progress),
    });
    const { statistics, index } = made;
    await index.close();
    progress.end();
    noteWithoutGraph('gemel index', statistics, terminal);
    const { metric, dimension } = index;
    if (flags.given('json')) {
      return terminal.print(
        JSON.stringify({ out, rows, ...statistics, dimension, metric, side, ...(skipped && { skipped }) }),
      );
    }
    terminal.print(`${describeIndex(statistics)} from ${formatCounted(rows, 'row')}: ${out}`);
  } finally {
    progress.end();
    await scorer.dispose();
  }
}

/** All entries, or those of the shard that is asked for. */
function shareOf(entries: readonly Entry[], flags: Flags): readonly Entry[] {
  const shard = flags.text('shard');
  if (shard === undefined) return entries;
  if (!isDatabase(flags.need('out'))) {
    throw new GemelError(
      'bad-usage',
      '--shard: expected the address of a database as --out, since a folder has one writer',
    );
  }
  refuseBeside(flags, 'shard', ['force']);
  return takeShare(parseShard(shard), entries);
}

function sideOf(flags: Flags): SideName {
  const side = flags.text('side') ?? 'right';
  if (side === 'left' || side === 'right') return side;
  throw new GemelError('bad-usage', `--side: expected left or right, found "${side}"`);
}

function listOf(names: string | undefined): string[] {
  return [...new Set((names ?? '').split(',').map((name) => name.trim()))].filter((name) => name !== '');
}
