/** `--where COL=VALUE,…` → the values that columns must have. */
import { suggest } from '../../corpora/closest.ts';
import { GemelError } from '../../src/errors.ts';
import type { Filter } from '../../src/search/vector-index.ts';

/** A value may hold commas, as long as what follows one is not the name of a column and a sign of equality. */
export function parseWhere(text: string, columns: readonly string[]): Filter {
  const filter: Record<string, string> = {};
  let last: string | undefined;
  for (const part of text.split(',')) {
    const [name, ...rest] = part.split('=');
    if (rest.length > 0 && columns.includes(name)) {
      if (Object.hasOwn(filter, name))
        throw new GemelError('bad-usage', `--where: expected ${name} once, found it twice`);
      filter[name] = rest.join('=');
      last = name;
    } else if (last !== undefined) filter[last] += `,${part}`;
    else {
      const there = columns.length > 0 ? columns.join(', ') : 'none: keep columns with gemel index --keep';
      throw new GemelError(
        'bad-usage',
        `--where: expected COL=VALUE with a column of the index (${there}), found "${part}"${suggest(name, columns)}`,
      );
    }
  }
  return filter;
}
