/** A user's own file of pairs or triplets, in any tabular format, as records: the columns are named by the caller, rows are checked as they come. */
import type { Pair, Triplet } from '../src/data/pair.ts';
import { GemelError } from '../src/errors.ts';
import { type GradeRange, parseGrade, scaleGrade } from './grade.ts';
import { sourceName } from './source.ts';
import { type Row, readTable, type Table, type TableOptions } from './table.ts';

export interface TextColumns extends Pick<TableOptions, 'format' | 'input'> {
  readonly left: string;
  readonly right: string;
}

export interface PairColumns extends TextColumns {
  readonly label: string;
  /** The value of the label column that means *match*; every other value then means that the texts do not match. */
  readonly labelMatch?: string;
  /** Stop after so many pairs. */
  readonly limit?: number;
  /** Told the line of each row that lacks a text; such rows are then skipped instead of refused. */
  readonly onEmpty?: (line: number) => void;
}

/** A pair and the line of the file on which its row starts. */
export type LocatedPair = Pair & { readonly line: number };

/**
 * Streams the pairs of a file. Without `labelMatch` a label is 0 or 1, also written 0.0, 1.0, false or true; every other word
 * (`yes`, `same`, `duplicate` …) needs `labelMatch`, since only the user knows its sense.
 *
 * @throws GemelError `bad-input` with file and line for a missing column, an empty text, or another label.
 * @example
 * for await (const pair of readPairs('pairs.csv', { left: 'a', right: 'b', label: 'same', labelMatch: 'yes' })) pair.label;
 */
export async function* readPairs(path: string, columns: PairColumns): AsyncGenerator<LocatedPair> {
  const { left, right, label, labelMatch, limit = Number.POSITIVE_INFINITY, onEmpty } = columns;
  const table = await readTable(path, { ...columns, required: [left, right, label] });
  let count = 0;
  for await (const row of table) {
    if (onEmpty && [left, right].some((column) => row.values[column].trim() === '')) {
      onEmpty(row.line);
      continue;
    }
    if (count++ >= limit) return;
    yield {
      left: textOf(row, left, table),
      right: textOf(row, right, table),
      label: labelOf(row, { label, labelMatch }, table),
      line: row.line,
    };
  }
}

/** All pairs of a file, as `readPairs` streams them. */
export async function collectPairs(path: string, columns: PairColumns): Promise<LocatedPair[]> {
  const pairs: LocatedPair[] = [];
  for await (const pair of readPairs(path, columns)) pairs.push(pair);
  return pairs;
}

export interface GradedColumns extends TextColumns, Partial<GradeRange> {
  readonly label: string;
  /** Stop after so many pairs. */
  readonly limit?: number;
}

/** Pairs with grades brought to 0…1, and the range that they had in the file. */
export interface GradedPairs extends GradeRange {
  readonly pairs: readonly LocatedPair[];
}

/**
 * All pairs of a file whose label is a grade. An end of the range that is not given is the lowest or the highest grade in the file: give both
 * where another file is to be read by the same scale.
 *
 * @throws GemelError `bad-input` with file and line for a missing column, an empty text, a label that is no number or lies outside the range.
 * @example
 * const { pairs } = await collectGradedPairs('graded.csv', { left: 'a', right: 'b', label: 'score', lowest: 0, highest: 5 });
 */
export async function collectGradedPairs(path: string, columns: GradedColumns): Promise<GradedPairs> {
  const { left, right, label, limit = Number.POSITIVE_INFINITY } = columns;
  const table = await readTable(path, { ...columns, required: [left, right, label] });
  const found: LocatedPair[] = [];
  for await (const row of table) {
    if (found.length >= limit) break;
    const grade = parseGrade(row.values[label], `column "${label}", line ${row.line} of ${table.name}`);
    found.push({ left: textOf(row, left, table), right: textOf(row, right, table), label: grade, line: row.line });
  }
  const grades = found.map((pair) => pair.label);
  const lowest = columns.lowest ?? grades.reduce((least, grade) => Math.min(least, grade), Number.POSITIVE_INFINITY);
  const highest = columns.highest ?? grades.reduce((most, grade) => Math.max(most, grade), Number.NEGATIVE_INFINITY);
  if (!(lowest < highest)) {
    throw new GemelError(
      'bad-input',
      `expected grades of a range, found ${lowest} as the lowest and ${highest} as the highest in column "${label}" (${table.name}): ` +
        'add rows with other grades, or give both ends of the range',
    );
  }
  const pairs = found.map((pair) => ({
    ...pair,
    label: scaleGrade(pair.label, { lowest, highest }, `column "${label}", line ${pair.line} of ${table.name}`),
  }));
  return { pairs, lowest, highest };
}

export interface TripletColumns extends Pick<TableOptions, 'format' | 'input'> {
  readonly anchor: string;
  readonly positive: string;
  readonly negative: string;
}

/** A triplet and the line of the file on which its row starts. */
export type LocatedTriplet = Triplet & { readonly line: number };

/**
 * Streams the triplets of a file.
 *
 * @throws GemelError `bad-input` with file and line for a missing column or an empty text.
 * @example
 * for await (const triplet of readTriplets('triplets.csv', { anchor: 'a', positive: 'p', negative: 'n' })) triplet.anchor;
 */
export async function* readTriplets(path: string, columns: TripletColumns): AsyncGenerator<LocatedTriplet> {
  const { anchor, positive, negative } = columns;
  const table = await readTable(path, { ...columns, required: [anchor, positive, negative] });
  for await (const row of table) {
    yield {
      anchor: textOf(row, anchor, table),
      positive: textOf(row, positive, table),
      negative: textOf(row, negative, table),
      line: row.line,
    };
  }
}

/** A row to score: its two texts, and the row itself, whose other columns are kept. */
export interface UnlabelledPair {
  readonly left: string;
  readonly right: string;
  readonly row: Row;
}

/** Opens a file of pairs that have no label, or whose label does not matter: the table, for its columns, and its pairs. */
export async function readUnlabelledPairs(
  path: string,
  columns: TextColumns,
): Promise<{ readonly table: Table; readonly pairs: AsyncIterable<UnlabelledPair> }> {
  const { left, right } = columns;
  const table = await readTable(path, { ...columns, required: [left, right] });
  async function* pairs(): AsyncGenerator<UnlabelledPair> {
    for await (const row of table) yield { left: textOf(row, left, table), right: textOf(row, right, table), row };
  }
  return { table, pairs: pairs() };
}

/** Refuses pairs from which nothing can be learned, because all have the same label or there are none. */
export function assertBothLabels(pairs: readonly Pair[], source: string): void {
  const matching = pairs.filter((pair) => pair.label === 1).length;
  if (matching > 0 && matching < pairs.length) return;
  const found = pairs.length === 0 ? 'none' : `${pairs.length}, all with label ${pairs[0].label}`;
  throw new GemelError(
    'bad-input',
    `expected pairs that match and pairs that do not, found ${found} (${sourceName(source)}): ` +
      'add rows of the other kind, or check --label and --label-match',
  );
}

/** The text of a row in a column, which must not be empty. */
export function textOf(row: Row, column: string, table: Pick<Table, 'name'>): string {
  const text = row.values[column];
  if (text.trim() !== '') return text;
  throw new GemelError(
    'bad-input',
    `expected a text in column "${column}", found nothing (line ${row.line} of ${table.name})`,
  );
}

/** The label of a row, read as `readPairs` says. */
export function labelOf(
  row: Row,
  { label, labelMatch }: Pick<PairColumns, 'label' | 'labelMatch'>,
  table: Pick<Table, 'name'>,
): 0 | 1 {
  return labelMatch === undefined ? parseLabel(row, label, table) : matches(row.values[label], labelMatch);
}

const LABELS = new Map<string, 0 | 1>([
  ['0', 0],
  ['0.0', 0],
  ['false', 0],
  ['1', 1],
  ['1.0', 1],
  ['true', 1],
]);

function parseLabel(row: Row, column: string, table: Pick<Table, 'name'>): 0 | 1 {
  const value = row.values[column].trim();
  const label = LABELS.get(value.toLowerCase());
  if (label !== undefined) return label;
  throw new GemelError(
    'bad-input',
    `expected a label of 0 or 1 in column "${column}", found ${JSON.stringify(value)} (line ${row.line} of ${table.name}): ` +
      'name the value that means a match with --label-match',
  );
}

function matches(value: string, labelMatch: string): 0 | 1 {
  return value.trim() === labelMatch.trim() ? 1 : 0;
}
