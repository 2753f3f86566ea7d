/** What a table's header must satisfy before a row is read. */
import { GemelError } from '../src/errors.ts';
import { suggest } from './closest.ts';

/** Refuses a table that lacks a column: tells which are there and which of them may be meant. */
export function requireColumns(
  required: readonly string[],
  found: { columns: readonly string[]; where: string },
): void {
  for (const column of required) {
    if (found.columns.includes(column)) continue;
    const there = found.columns.map((name) => JSON.stringify(name)).join(', ');
    throw new GemelError(
      'bad-input',
      `expected a column "${column}", found ${there} (${found.where})${suggest(column, found.columns)}`,
    );
  }
}

/** Refuses a header that uses a name twice. */
export function refuseDuplicates(columns: readonly string[], name: string): void {
  const twice = columns.findIndex((column, i) => columns.indexOf(column) < i);
  if (twice < 0) return;
  const places = `columns ${columns.indexOf(columns[twice]) + 1} and ${twice + 1}`;
  const called = columns[twice] === '' ? 'without a name' : `both called "${columns[twice]}"`;
  throw new GemelError(
    'bad-input',
    `expected column names that differ, found ${places} ${called} (line 1 of ${name}): rename one`,
  );
}
