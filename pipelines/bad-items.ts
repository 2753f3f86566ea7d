/** `--skip-bad`: items that cannot be read, such as damaged pictures, are left out, counted and listed instead of ending the command. */
import type { Side } from '../src/data/side.ts';
import { GemelError } from '../src/errors.ts';
import type { Unreadable } from '../src/image/read-pictures.ts';
import { formatCount, formatCounted } from '../src/report/numbers.ts';
import type { Flag, Flags } from './flags.ts';
import { openCounter, openProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

export const SKIP_BAD: Flag = {
  about: 'go on where a picture cannot be read: leave out what needs it, and list the pictures',
};

/** What has been found to be unreadable. Where nothing was looked for, nothing is. */
export class BadItems {
  readonly #tried = new Map<Side, Set<string>>();
  readonly #bad = new Map<Side, Map<string, Unreadable>>();

  /** Tries out items of a side, each once. Those of a side that reads no files are never bad. */
  async find(side: Side, raw: Iterable<string>, onProgress?: (done: number, total: number) => void): Promise<void> {
    if (!side.files) return;
    const tried = this.#tried.get(side) ?? new Set();
    const bad = this.#bad.get(side) ?? new Map<string, Unreadable>();
    const fresh = [...new Set(raw)].filter((item) => !tried.has(item));
    for (const unreadable of await side.files.findUnreadable(fresh, onProgress)) bad.set(unreadable.item, unreadable);
    for (const item of fresh) tried.add(item);
    this.#tried.set(side, tried);
    this.#bad.set(side, bad);
  }

  has(side: Side, raw: string): boolean {
    return this.#bad.get(side)?.has(raw) ?? false;
  }

  /** Each once, in the order in which they were found. What `--json` calls `skipped`. */
  list(): Unreadable[] {
    const byItem = new Map([...this.#bad.values()].flatMap((bad) => [...bad]));
    return [...byItem.values()];
  }
}

/** What of a list can be read, where `--skip-bad` is given: says what cannot, and refuses to go on with nothing. Without the flag, the list as it is. */
export async function leaveOutBad<T>(
  list: readonly T[],
  options: {
    readonly itemOf: (one: T) => string;
    readonly side: Side;
    readonly source: string;
    readonly flags: Flags;
    readonly terminal: Terminal;
  },
): Promise<{ readonly left: readonly T[]; readonly skipped?: readonly Unreadable[] }> {
  const { itemOf, side, source, flags, terminal } = options;
  if (!flags.given('skip-bad')) return { left: list };
  const bad = new BadItems();
  const progress = openProgress(terminal);
  const onTried = openCounter(progress, { terminal, doing: 'trying out', total: list.length, things: 'pictures' });
  await bad.find(side, list.map(itemOf), onTried).finally(() => progress.end());
  const left = list.filter((one) => !bad.has(side, itemOf(one)));
  const skipped = bad.list();
  tellSkipped(skipped, terminal);
  assertSomeLeft(left.length, skipped, source);
  return { left, skipped };
}

/** How many are named one by one. */
const NAMED = 10;

/** Says on standard error what was left out; nothing where nothing was. */
export function tellSkipped(skipped: readonly Unreadable[], terminal: Pick<Terminal, 'tell'>): void {
  if (skipped.length === 0) return;
  const named = skipped.slice(0, NAMED).map(({ reason }) => `  ${reason}`);
  const more = skipped.length - named.length;
  const lines = [
    `skipped what needs ${formatCounted(skipped.length, 'picture')} that cannot be read:`,
    ...named,
    ...(more > 0 ? [`  and ${formatCount(more)} more`] : []),
  ];
  terminal.tell(`${lines.join('\n')}\n`);
}

/** Refuses to go on with nothing: `left` is what can be read. */
export function assertSomeLeft(left: number, skipped: readonly Unreadable[], source: string): void {
  if (left > 0 || skipped.length === 0) return;
  throw new GemelError(
    'bad-input',
    `${source}: expected pictures that can be read, found none; the first: ${skipped[0].reason}`,
  );
}
