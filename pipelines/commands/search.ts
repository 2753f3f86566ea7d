/** `gemel search`: the entries of an index that match a query best. */
import type { Side } from '../../src/data/side.ts';
import { GemelError } from '../../src/errors.ts';
import type { Command } from '../command.ts';
import { engineOf, type Flags, refuseBeside } from '../flags.ts';
import type { Match, MatchOptions } from '../index/search.ts';
import type { Terminal } from '../terminal.ts';

export const search: Command = {
  name: 'search',
  summary: 'finds the entries of an index that match a text best',
  about:
    'Looks up one query, or each row of a file, in the folder that gemel index wrote, and gives the best matches with the score and the probability of the model that the index carries. The nearest vectors are found through a graph, which misses few; --exact looks at all of them and misses none. --rerank lets a second model, such as a two-channel one that reads both texts together, judge the nearest four times k (50 at least), and orders by it.',
  examples: [
    'gemel search --index questions.index --query "how do I learn chess" -k 5',
    'gemel search --index shop.index --query "red shoes" --where country=DE,brand=acme',
    'gemel search --index photos.index --query holiday.jpg -k 3',
    'gemel search --index questions.index --queries new.csv --rerank joint --output matches.csv',
  ],
  flags: {
    index: { value: 'DIR', about: 'the folder of an index', required: true },
    query: { value: 'TEXT', about: 'what to look for: a text, or the path of a picture' },
    queries: {
      value: 'FILE',
      about: 'queries: .txt (one a line), CSV, TSV or JSONL, each also .gz, or -; of pictures also a folder or .zip',
    },
    column: { value: 'COL', about: 'the column of the queries; default: the only one, or text, question, title' },
    output: { value: 'FILE', about: 'the file to write: .csv, .tsv or .jsonl, each also .gz; a row for each match' },
    k: { value: 'N', about: 'matches for each query', default: '10' },
    where: { value: 'COL=VALUE,…', about: 'only entries with these values in their columns' },
    exact: { about: 'look at every vector: slower, and nothing is missed' },
    rerank: { value: 'DIR', about: 'the folder of a second model, which judges the candidates' },
  },
  next: 'gemel index --index DIR --add FILE keeps the index up to date.',
  run,
};

/** Queries that are encoded and looked up together. */
const BLOCK = 1024;

async function run(flags: Flags, terminal: Terminal): Promise<void> {
  const [
    { noteWithoutGraph },
    { openIndex },
    { searchIndex },
    { openModel },
    { parseWhere },
    { Scorer },
    { stopIfInterrupted },
  ] = await Promise.all([
    import('../index/output.ts'),
    import('../index/open.ts'),
    import('../index/search.ts'),
    import('../model.ts'),
    import('../index/where.ts'),
    import('../../src/matchers/scorer.ts'),
    import('../progress.ts'),
  ]);
  assertQuery(flags);
  const engine = engineOf(flags);
  const k = flags.whole('k') as number;
  const rerank = flags.text('rerank');
  const second = rerank === undefined ? undefined : await openModel(rerank, terminal);
  const opened = await openIndex(flags.need('index'), engine);
  const scorer = new Scorer(opened.saved.model, engine);
  const judge = second && { scorer: new Scorer(second.model, engine), decision: second.decision };
  try {
    const queries = await readQueries(flags, opened.saved.model.sides[opened.side === 'left' ? 'right' : 'left']);
    const where = flags.text('where');
    const options: MatchOptions = {
      ...{ scorer, rerank: judge, k, exact: flags.given('exact') },
      filter: where === undefined ? undefined : parseWhere(where, opened.columns.keep),
    };
    async function* found(): AsyncGenerator<Found> {
      for (let start = 0; start < queries.length; start += BLOCK) {
        stopIfInterrupted(terminal);
        const block = queries.slice(start, start + BLOCK);
        const matches = await searchIndex(opened, block, options);
        for (const [q, query] of block.entries()) yield { query, matches: matches[q] };
      }
    }
    await show(found(), { flags, terminal, columns: opened.columns.keep, total: queries.length });
    if (!options.exact) noteWithoutGraph('gemel search', opened.statistics, terminal);
  } finally {
    await scorer.dispose();
    await judge?.scorer.dispose();
    await opened.index.close();
  }
}

interface Found {
  readonly query: string;
  readonly matches: readonly Match[];
}

function assertQuery(flags: Flags): void {
  if (flags.given('query')) refuseBeside(flags, 'query', ['queries', 'column']);
  else if (!flags.given('queries')) {
    throw new GemelError('bad-usage', 'expected --query TEXT or --queries FILE, found neither');
  }
}

async function readQueries(flags: Flags, side: Side): Promise<readonly string[]> {
  const query = flags.text('query');
  if (query !== undefined) return [query];
  const { collectItems } = await import('../texts.ts');
  return collectItems(flags.need('queries'), flags.text('column'), side);
}

async function show(
  found: AsyncIterable<Found>,
  { flags, terminal, columns, total }: { flags: Flags; terminal: Terminal; columns: readonly string[]; total: number },
): Promise<void> {
  const [{ formatMatches, MATCH_COLUMNS, writeMatches }, { writeTable }, { openCounter, openProgress }] =
    await Promise.all([
      import('../index/search-output.ts'),
      import('../../corpora/table-writer.ts'),
      import('../progress.ts'),
    ]);
  const output = flags.text('output');
  if (output === undefined) {
    const results: Found[] = [];
    for await (const result of found) results.push(result);
    if (flags.given('json')) {
      return terminal.print(JSON.stringify(flags.given('query') ? results[0] : { results }));
    }
    const tables = results.map(({ query, matches }) => {
      const table = matches.length > 0 ? formatMatches(matches, columns) : 'no entry';
      return total > 1 ? `${query}\n${table}` : table;
    });
    return terminal.print(tables.join('\n\n'));
  }
  const progress = openProgress(terminal);
  const count = openCounter(progress, { terminal, doing: 'searching', total, things: 'queries' });
  const own = columns.filter((column) => !MATCH_COLUMNS.includes(column));
  let [queries, matched] = [0, 0];
  await writeTable(output, [...MATCH_COLUMNS, ...own], async (write) => {
    for await (const { query, matches } of found) {
      await writeMatches(write, query, matches);
      matched += matches.length;
      count(++queries);
    }
  }).finally(() => progress.end());
  if (flags.given('json')) return terminal.print(JSON.stringify({ output, queries, matches: matched }));
  terminal.print(`${matched.toLocaleString('en-US')} matches of ${queries.toLocaleString('en-US')} queries: ${output}`);
}
