/** How benchmarks here measure: contenders take turns in one run, and the best of many short rounds counts. */

export interface Contender {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

/** Milliseconds of the fastest single run of each contender over so many seconds, taking turns. */
export async function fastest(contenders: readonly Contender[], seconds = 6): Promise<Map<string, number>> {
  const best = new Map<string, number>();
  for (const { run } of contenders) for (let i = 0; i < 3; i++) await run();
  const end = performance.now() + 1000 * seconds;
  while (performance.now() < end) {
    for (const { name, run } of contenders) {
      const began = performance.now();
      await run();
      const passed = performance.now() - began;
      best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, passed));
    }
  }
  return best;
}

/** One line on standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
