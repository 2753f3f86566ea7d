/** How benchmarks here measure: contenders take turns in one run, and the best of many short rounds counts. */

export interface Contender {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

/**
 * Milliseconds of the fastest single run of each contender over so many seconds. They take turns in bursts: long enough for
 * each to find its data in the caches again, short enough for the machine's moods to meet all alike.
 */
export async function fastest(contenders: readonly Contender[], seconds = 6): Promise<Map<string, number>> {
  const best = new Map<string, number>();
  const end = performance.now() + 1000 * seconds;
  while (performance.now() < end) {
    for (const { name, run } of contenders) {
      const burstEnd = performance.now() + BURST;
      do {
        const began = performance.now();
        await run();
        best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, performance.now() - began));
      } while (performance.now() < burstEnd);
    }
  }
  return best;
}

const BURST = 150;

/** One line on standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
