/** Recognition by nearest class: each probe goes to the class of the gallery that it is most alike. */
import { GemelError } from '../errors.ts';

/** Probes of one class that were taken for another. */
export interface Confusion {
  readonly actual: string;
  readonly taken: string;
  readonly count: number;
}

export interface NearestClassMetrics {
  readonly probes: number;
  /** How many classes there are to choose from. */
  readonly classes: number;
  /** The share of probes that get their own class; NaN for no probes. */
  readonly accuracy: number;
  /** The most frequent first, then by name. */
  readonly confusions: readonly Confusion[];
}

/**
 * Gives each probe the class of the gallery entry with the highest score; of equal scores, the first. Where the gallery holds one entry a class, its mean,
 * this is the nearest-class-mean classifier (Mensink et al. 2013); where it holds every known item, the nearest neighbour (Cover & Hart 1967).
 *
 * @throws GemelError `bad-input` for a gallery without entries, a score that is not finite, or blocks that do not add up to P rows of G scores.
 *
 * @example
 * const blocks = [Float32Array.of(0.9, 0.1, 0.8, 0.7)];
 * const found = await nearestClassMetrics({ blocks, probes: ['cat', 'dog'], gallery: ['cat', 'dog'] });
 * found.confusions; // [{ actual: 'dog', taken: 'cat', count: 1 }]
 */
export async function nearestClassMetrics({
  blocks,
  probes,
  gallery,
}: {
  /** The P×G scores, a block of whole rows after the other, higher meaning more alike. */
  readonly blocks: Iterable<Float32Array> | AsyncIterable<Float32Array>;
  /** The class of each probe. */
  readonly probes: readonly string[];
  /** The class of each entry. */
  readonly gallery: readonly string[];
}): Promise<NearestClassMetrics> {
  const G = gallery.length;
  if (G === 0) throw bad('a gallery with entries, found none');
  const confused = new Map<string, { actual: string; taken: string; count: number }>();
  let probe = 0;
  let right = 0;
  for await (const block of blocks) {
    if (block.length % G !== 0) throw bad(`rows of ${G} scores, found a block of ${block.length}`);
    for (let start = 0; start < block.length; start += G, probe++) {
      if (probe === probes.length) throw bad(`${probes.length} rows of scores, found more`);
      const [actual, taken] = [probes[probe], gallery[bestOf(block.subarray(start, start + G))]];
      if (actual === taken) {
        right++;
        continue;
      }
      const key = JSON.stringify([actual, taken]);
      const found = confused.get(key) ?? { actual, taken, count: 0 };
      confused.set(key, { ...found, count: found.count + 1 });
    }
  }
  if (probe !== probes.length) throw bad(`${probes.length} rows of scores, found ${probe}`);
  return {
    probes: probe,
    classes: new Set(gallery).size,
    accuracy: right / probe,
    confusions: [...confused.values()].sort((a, b) => b.count - a.count || compareNames(a, b)),
  };
}

function bestOf(scores: Float32Array): number {
  let best = 0;
  for (let i = 0; i < scores.length; i++) {
    if (!Number.isFinite(scores[i])) throw bad(`finite scores, found ${scores[i]}`);
    if (scores[i] > scores[best]) best = i;
  }
  return best;
}

function compareNames(a: Confusion, b: Confusion): number {
  const [one, other] = [a, b].map(({ actual, taken }) => `${actual} ${taken}`);
  return one < other ? -1 : 1;
}

function bad(what: string): GemelError {
  return new GemelError('bad-input', `nearest class: expected ${what}`);
}
