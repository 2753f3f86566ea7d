/** `gemel duplicates --against`: which texts of a list an existing set has already; of an index, the others can be added to it. */
import { writeTable } from '../../corpora/table-writer.ts';
import { GemelError } from '../../src/errors.ts';
import { vectorsOf } from '../../src/matchers/model.ts';
import { Scorer } from '../../src/matchers/scorer.ts';
import { formatCount, formatCounted, formatDigits } from '../../src/report/numbers.ts';
import { engineOf, type Flags } from '../flags.ts';
import { defaultKey } from '../index/entries.ts';
import { type ItemIndex, openIndex } from '../index/open.ts';
import { openModel } from '../model.ts';
import { openCounter, openProgress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { collectTexts } from '../texts.ts';
import { existingEntries, existingTexts, isIndex, type Match, matchAgainst } from './match-against.ts';

export async function runAgainst(flags: Flags, terminal: Terminal): Promise<void> {
  const place = flags.need('against');
  const engine = engineOf(flags);
  const index = isIndex(place) ? await openIndex(place, engine) : undefined;
  try {
    checkFlags(flags, index);
    const { model, decision } = index?.saved ?? (await openModel(flags.need('model'), terminal));
    const texts = await collectTexts(flags.need('input'), flags.text('column'));
    const scorer = new Scorer(model, engine);
    const progress = openProgress(terminal);
    try {
      const { signal } = terminal;
      const existing = index
        ? existingEntries(index)
        : await existingTexts(await collectTexts(place, undefined), { model, scorer, engine, signal });
      const given = flags.number('threshold');
      const modelThreshold = decision.choice.threshold;
      const { matches, threshold, vectors } = await matchAgainst(texts, {
        existing,
        model,
        scorer,
        side: index?.side,
        threshold: given === undefined ? { atLeast: modelThreshold } : { exactly: given },
        onProgress: openCounter(progress, { terminal, doing: 'comparing', total: texts.length, things: 'texts' }),
      }).finally(() => progress.end());
      await writeMatches(flags.need('output'), { texts, matches, keys: index !== undefined });
      const added = index && flags.given('add') ? await addNew(index, { texts, vectors, matches }) : undefined;
      const summary = {
        output: flags.need('output'),
        texts: texts.length,
        matched: matches.length,
        threshold,
        modelThreshold,
        added,
      };
      if (flags.given('json')) return terminal.print(JSON.stringify(summary));
      terminal.print(
        [
          `${formatCount(texts.length)} texts, ${formatCount(matches.length)} of them with a match in ${place}, at a score of ${formatDigits(threshold)}${threshold > modelThreshold ? ` (the model's own is ${formatDigits(modelThreshold)})` : ''}`,
          ...(added === undefined ? [] : [`${formatCounted(added, 'text')} added to ${place}`]),
          `Matches: ${summary.output}`,
        ].join('\n'),
      );
    } finally {
      await scorer.dispose();
    }
  } finally {
    await index?.index.close();
  }
}

function checkFlags(flags: Flags, index: ItemIndex | undefined): void {
  if (index && flags.given('model')) {
    throw new GemelError(
      'bad-usage',
      '--model: expected none beside an index, which has its own, found one: leave it out',
    );
  }
  if (!flags.given('add')) return;
  if (!index)
    throw new GemelError('bad-usage', `--add: expected an index in --against, found a file: make one with gemel index`);
  if (index.columns.key !== undefined) {
    throw new GemelError(
      'bad-usage',
      `--add: expected an index that names its entries by their texts, found one with keys of the column "${index.columns.key}": add with gemel index`,
    );
  }
}

/** Adds the distinct texts that have no match, and gives their number. */
async function addNew(
  { index, saved, side }: ItemIndex,
  { texts, vectors, matches }: { texts: readonly string[]; vectors: Float32Array; matches: readonly Match[] },
): Promise<number> {
  const { dimension } = vectorsOf(saved.model, 'duplicates');
  const matched = new Set(matches.map(({ row }) => row));
  const rows = new Map<string, number>();
  for (const [row, text] of texts.entries()) {
    if (!matched.has(row)) rows.set(defaultKey(text, saved.model.sides[side]), row);
  }
  const added = new Float32Array(rows.size * dimension);
  for (const [i, row] of [...rows.values()].entries()) {
    added.set(vectors.subarray(row * dimension, (row + 1) * dimension), i * dimension);
  }
  if (rows.size > 0)
    await index.add(
      [...rows].map(([key, row]) => ({ key, text: texts[row], fields: {} })),
      added,
    );
  return rows.size;
}

async function writeMatches(
  path: string,
  { texts, matches, keys }: { texts: readonly string[]; matches: readonly Match[]; keys: boolean },
): Promise<void> {
  await writeTable(path, ['text', 'similarity', 'match', ...(keys ? ['key'] : [])], async (write) => {
    for (const { row, similarity, text, key } of matches) {
      await write({ text: texts[row], similarity, match: text, ...(keys && { key }) });
    }
  });
}
