/** The texts that training has seen, as a set of hashes small enough to travel with a model, and what an evaluation asks of it. */
import { GemelError } from '../errors.ts';
import { normaliseForIdentity } from '../text/normalise.ts';
import type { Pair } from './pair.ts';
import { hashText } from './text-hash.ts';

/**
 * A set of texts, or of pairs whatever their order, that knows them by 64-bit hashes of their `normaliseForIdentity` form: 8 bytes each,
 * and one chance in 10¹³ to call one of 230,000 a text that is not.
 *
 * @example
 * const seen = await SeenTexts.fromTexts(['Who said no?']);
 * seen.has('who said NO'); // true
 */
export class SeenTexts {
  /** Ascending, without repetition. */
  readonly #hashes: BigUint64Array;

  private constructor(hashes: BigUint64Array) {
    this.#hashes = hashes;
  }

  static async fromTexts(texts: Iterable<string> | AsyncIterable<string>): Promise<SeenTexts> {
    const hashes = new Set<bigint>();
    for await (const text of texts) hashes.add(identityOf(text));
    return new SeenTexts(BigUint64Array.from(hashes).sort());
  }

  static fromPairs(pairs: Iterable<Pick<Pair, 'left' | 'right'>>): SeenTexts {
    const hashes = new Set<bigint>();
    for (const pair of pairs) hashes.add(pairIdentityOf(pair));
    return new SeenTexts(BigUint64Array.from(hashes).sort());
  }

  /** What is in either set. */
  union(other: SeenTexts): SeenTexts {
    return new SeenTexts(BigUint64Array.from(new Set([...this.#hashes, ...other.#hashes])).sort());
  }

  get size(): number {
    return this.#hashes.length;
  }

  has(text: string): boolean {
    return includes(this.#hashes, identityOf(text));
  }

  /** Whether training saw one of the pair's texts, or both. */
  touches({ left, right }: Pick<Pair, 'left' | 'right'>): boolean {
    return this.has(left) || this.has(right);
  }

  hasPair(pair: Pick<Pair, 'left' | 'right'>): boolean {
    return includes(this.#hashes, pairIdentityOf(pair));
  }

  /** The file: the word `gmlseen1`, the count, the hashes ascending, the exclusive-or of them all; each 8 bytes, little-endian. */
  toBytes(): Uint8Array {
    const bytes = new Uint8Array(8 * (this.size + 3));
    bytes.set(MAGIC);
    const view = new DataView(bytes.buffer);
    view.setBigUint64(8, BigInt(this.size), true);
    let check = 0n;
    for (const [i, hash] of this.#hashes.entries()) {
      view.setBigUint64(16 + 8 * i, hash, true);
      check ^= hash;
    }
    view.setBigUint64(16 + 8 * this.size, check, true);
    return bytes;
  }

  /** @throws GemelError `bad-model` for another file, another version, or a file that is cut off or damaged. */
  static fromBytes(bytes: Uint8Array, fileName: string): SeenTexts {
    const fail = (expected: string, found: string): never => {
      throw new GemelError('bad-model', `expected ${expected}, found ${found} (${fileName}): save the model again`);
    };
    const word = new TextDecoder('latin1').decode(bytes.subarray(0, 7));
    if (word !== 'gmlseen')
      fail('a set of seen texts', bytes.length < 7 ? `${bytes.length} bytes` : 'another kind of file');
    if (bytes[7] !== MAGIC[7])
      fail('version 1 of a set of seen texts', `version ${String.fromCharCode(bytes[7] ?? 0x3f)}`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const size = bytes.length < 16 ? Number.NaN : Number(view.getBigUint64(8, true));
    const length = 8 * (size + 3);
    if (bytes.length !== length) fail(`${Number.isNaN(size) ? 'at least 24' : length} bytes`, String(bytes.length));
    const hashes = BigUint64Array.from({ length: size }, (_, i) => view.getBigUint64(16 + 8 * i, true));
    let check = view.getBigUint64(16 + 8 * size, true);
    for (const [i, hash] of hashes.entries()) {
      check ^= hash;
      if (i > 0 && hash <= hashes[i - 1]) fail('hashes in ascending order', `hash ${i} out of order`);
    }
    if (check !== 0n) fail('hashes that agree with their check sum', 'others');
    return new SeenTexts(hashes);
  }
}

/** How much of an evaluation's input training had seen. */
export interface Leakage {
  /** Distinct texts of the pairs, and how many of them training saw. */
  readonly texts: number;
  readonly seenTexts: number;
  readonly pairs: number;
  /** Pairs that training saw as pairs, in either order; absent where no set of training pairs is at hand. */
  readonly seenPairs?: number;
  /** Pairs neither of whose texts training saw. */
  readonly unseenPairs: number;
}

/** Counts the texts and pairs of an evaluation that occur in training. */
export function leakage(
  pairs: readonly Pick<Pair, 'left' | 'right'>[],
  seen: { readonly texts: SeenTexts; readonly pairs?: SeenTexts },
): Leakage {
  const distinct = new Map<string, string>();
  for (const text of pairs.flatMap(({ left, right }) => [left, right])) distinct.set(normaliseForIdentity(text), text);
  const { pairs: seenPairs } = seen;
  return {
    texts: distinct.size,
    seenTexts: [...distinct.values()].filter((text) => seen.texts.has(text)).length,
    pairs: pairs.length,
    ...(seenPairs && { seenPairs: pairs.filter((pair) => seenPairs.hasPair(pair)).length }),
    unseenPairs: unseenSlice(pairs, seen.texts).length,
  };
}

/** The pairs *neither* of whose texts was seen: the honest part of a test. */
export function unseenSlice<Record extends Pick<Pair, 'left' | 'right'>>(
  pairs: readonly Record[],
  seen: SeenTexts,
): Record[] {
  return pairs.filter((pair) => !seen.touches(pair));
}

const MAGIC = new TextEncoder().encode('gmlseen1');

function identityOf(text: string): bigint {
  return hashText(normaliseForIdentity(text));
}

function pairIdentityOf({ left, right }: Pick<Pair, 'left' | 'right'>): bigint {
  const [first, second] = [normaliseForIdentity(left), normaliseForIdentity(right)].sort();
  return hashText(`${first}\n${second}`);
}

/** Binary search. */
function includes(hashes: BigUint64Array, hash: bigint): boolean {
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (hashes[middle] < hash) low = middle + 1;
    else high = middle;
  }
  return low < hashes.length && hashes[low] === hash;
}
