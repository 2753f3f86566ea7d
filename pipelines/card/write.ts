/** What was measured of a model, and what its folder says of it → the card. */
import { basename, join } from 'node:path';
import { formatCounted } from '../../src/report/numbers.ts';
import type { SavedModel } from '../../src/storage/model-folder.ts';
import { CARD, writeCard, writePage } from '../reporting.ts';
import { bytesOf, readEvents } from '../run-folder.ts';
import type { CardFolder } from './folder.ts';
import type { Measured } from './measure.ts';
import { withoutFolders } from './paths.ts';
import { sectionOf } from './section.ts';
import { termsOf, wordsOf } from './terms.ts';

export interface CardToWrite {
  readonly folder: CardFolder;
  readonly saved: SavedModel;
  readonly measured: Measured;
  /** The corpus that the pairs are of; else they are of the file that the evaluation is called by. */
  readonly corpus?: string;
  readonly title?: string;
  readonly terms?: string;
  readonly note?: string;
  readonly reportToo: boolean;
}

export interface WrittenCard {
  /** The path of the card. */
  readonly card: string;
  readonly bytes: number;
}

/** Writes the card and, if it is asked for, the report. */
export async function writeMeasuredCard({
  folder: { path, shippedAs, card: old },
  saved: asSaved,
  measured: { evaluation, ...facts },
  corpus,
  title = shippedAs,
  terms,
  note,
  reportToo,
}: CardToWrite): Promise<WrittenCard> {
  const saved = forStrangers(asSaved);
  const { stored, origin } = saved;
  const bytes = await bytesOf(path);
  const of = corpus === undefined ? evaluation.split : `${corpus} ${evaluation.split}`;
  const teacherSection = old && sectionOf(old, '## Teacher and student');
  const shown = { events: await readEvents(path), evaluations: [evaluation] };
  const known = {
    ...facts,
    bytes,
    judgedOn: `${of}, ${formatCounted(evaluation.pairs.length, 'pair')}`,
    chosenOn: corpus !== undefined && evaluation.split === 'dev' && wordsOf(origin.data).has(corpus),
    terms: await termsOf(origin.data, terms),
    ...(stored && { stored }),
    ...(note !== undefined && { note }),
    ...(teacherSection && { teacherSection: dated(teacherSection, stored) }),
  };
  if (reportToo) await writePage(join(path, 'report.html'), saved, shown);
  await writeCard(path, saved, shown, { ...(title !== undefined && { title }), name: shippedAs, facts: known });
  return { card: join(path, CARD), bytes };
}

/** A section that was written before the weights were stored says so. */
function dated(section: string, stored: SavedModel['stored']): string {
  const remark = `The student as it was before its weights were stored as ${stored?.type}.`;
  return stored && !section.includes(remark) ? `${section}\n\n${remark}` : section;
}

/** Whoever reads the card has no use for the folders of the machine that it was made on, and they are nobody's business. */
function forStrangers(saved: SavedModel): SavedModel {
  const { origin, stored } = saved;
  const { data, command, preset } = origin;
  const plain = {
    ...saved,
    origin: {
      ...origin,
      data: withoutFolders(data),
      command: withoutFolders(command),
      preset: basename(preset),
    },
  };
  if (!stored?.quality) return plain;
  return {
    ...plain,
    stored: { ...stored, quality: { ...stored.quality, data: withoutFolders(stored.quality.data) } },
  };
}
