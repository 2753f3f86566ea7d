/** Rows are added to an index and removed from it: what `gemel index --index` does. */
import { GemelError } from '../../src/errors.ts';
import { Scorer } from '../../src/matchers/scorer.ts';
import type { Entry } from '../../src/search/vector-index.ts';
import { leaveOutBad } from '../bad-items.ts';
import { engineOf, type Flags } from '../flags.ts';
import { openCounter, openProgress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { encodeEntries, readEntries, readKeys } from './entries.ts';
import { openIndex } from './open.ts';
import { countLinks, describeIndex, noteWithoutGraph } from './output.ts';

export async function changeIndex(flags: Flags, terminal: Terminal): Promise<void> {
  const [add, remove, place] = [flags.text('add'), flags.text('remove'), flags.need('index')];
  if (!add && !remove && !flags.given('compact') && !flags.given('verify')) {
    throw new GemelError('bad-usage', 'expected --add, --remove, --compact or --verify beside --index, found none');
  }
  const engine = engineOf(flags);
  const opened = await openIndex(place, engine);
  const { index, saved, side } = opened;
  const columns = {
    ...opened.columns,
    text: flags.text('column') ?? opened.columns.text,
    key: flags.text('key') ?? opened.columns.key,
  };
  const { signal } = terminal;
  const progress = openProgress(terminal);
  const scorer = new Scorer(saved.model, engine);
  const onLinked = countLinks(terminal, progress);
  const told: Record<string, unknown> = { index: place };
  const lines: string[] = [];
  try {
    if (remove) {
      const asked = flags.text('column');
      const { keys, rows } = await readKeys(remove, { columns, asked, side: saved.model.sides[side] });
      told.removed = await index.remove(keys);
      lines.push(`removed ${told.removed} of ${rows} in ${remove}`);
    }
    if (add) {
      const reading = saved.model.sides[side];
      const { entries: all } = await readEntries(add, columns, reading);
      const itemOf = (entry: Entry) => entry.text;
      const { left: entries, skipped } = await leaveOutBad(all, {
        itemOf,
        side: reading,
        source: add,
        flags,
        terminal,
      });
      const onEncoded = openCounter(progress, { terminal, doing: 'encoding', total: entries.length, things: 'rows' });
      const known = opened.known;
      const { added, replaced } = await opened.addAll(encodeEntries(entries, { scorer, side, known, onEncoded }), {
        ...{ signal, onLinked },
      });
      const unchanged = entries.length - added - replaced;
      Object.assign(told, { added, replaced, unchanged, ...(skipped && { skipped }) });
      lines.push(`added ${added}, replaced ${replaced}, found ${unchanged} unchanged of ${add}`);
    }
    if (flags.given('compact')) await opened.compact({ signal, onLinked });
    if (flags.given('verify')) {
      const total = opened.statistics.bytes;
      await opened.verify({
        signal,
        onChecked: openCounter(progress, { terminal, doing: 'reading', total, things: 'bytes' }),
      });
      told.whole = true;
      lines.push('every byte is as it was written');
    }
  } finally {
    progress.end();
    await scorer.dispose();
    await index.close();
  }
  const { statistics } = opened;
  noteWithoutGraph('gemel index', statistics, terminal);
  if (flags.given('json')) return terminal.print(JSON.stringify({ ...told, ...statistics }));
  terminal.print([...lines, `${describeIndex(statistics)}: ${place}`].join('\n'));
}
