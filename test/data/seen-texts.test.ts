import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leakage, SeenTexts, unseenSlice } from '../../src/data/seen-texts.ts';
import { hashText } from '../../src/data/text-hash.ts';
import { GemelError } from '../../src/errors.ts';
import { normaliseForIdentity } from '../../src/text/normalise.ts';

describe('SeenTexts', () => {
  it('knows its texts in every spelling, and no others', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string()), fc.array(fc.string()), async (texts, others) => {
        const seen = await SeenTexts.fromTexts(texts);
        const identities = new Set(texts.map(normaliseForIdentity));
        expect(seen.size).toBe(identities.size);
        for (const text of texts)
          expect(seen.has(` ${text.toUpperCase()}`)).toBe(identities.has(normaliseForIdentity(text.toUpperCase())));
        for (const text of others) expect(seen.has(text)).toBe(identities.has(normaliseForIdentity(text)));
      }),
    );
  });

  it('knows pairs in either order', () => {
    const seen = SeenTexts.fromPairs([{ left: 'One?', right: 'two' }]);
    expect(seen.hasPair({ left: 'Two', right: 'one' })).toBe(true);
    expect(seen.hasPair({ left: 'one', right: 'one' })).toBe(false);
    expect(seen.size).toBe(1);
  });

  it('comes back from its bytes, wherever in a buffer they lie', async () => {
    const seen = await SeenTexts.fromTexts(Array.from({ length: 300 }, (_, i) => `text ${i}`));
    const bytes = seen.toBytes();
    const shifted = new Uint8Array(bytes.length + 3).subarray(3);
    shifted.set(bytes);
    const again = SeenTexts.fromBytes(shifted, 'seen-texts.bin');
    expect(again.size).toBe(300);
    expect(again.has('Text 299')).toBe(true);
    expect(again.has('text 300')).toBe(false);
    expect(again.toBytes()).toEqual(bytes);
  });

  it('is the same bytes whatever the order of the texts', async () => {
    const [one, other] = await Promise.all([
      SeenTexts.fromTexts(['a', 'b', 'c']),
      SeenTexts.fromTexts(['c', 'A', 'b', 'a']),
    ]);
    expect(one.toBytes()).toEqual(other.toBytes());
  });

  it('may be empty', async () => {
    expect(SeenTexts.fromBytes((await SeenTexts.fromTexts([])).toBytes(), 'x').has('')).toBe(false);
  });

  const damage: [name: string, change: (bytes: Uint8Array) => Uint8Array, message: RegExp][] = [
    ['no bytes', () => new Uint8Array(), /expected a set of seen texts, found 0 bytes \(seen\.bin\)/],
    ['another file', (bytes) => bytes.fill(65, 0, 8), /found another kind of file \(seen\.bin\)/],
    ['another version', (bytes) => bytes.fill(50, 7, 8), /expected version 1 of a set of seen texts, found version 2/],
    ['the magic word alone', (bytes) => bytes.subarray(0, 8), /expected at least 24 bytes, found 8/],
    ['a file cut off', (bytes) => bytes.subarray(0, bytes.length - 8), /expected 48 bytes, found 40/],
    ['a file too long', (bytes) => Uint8Array.of(...bytes, 0), /expected 48 bytes, found 49/],
    ['a count too large', (bytes) => bytes.fill(255, 8, 16), /expected \d+ bytes, found 48/],
    ['a flipped bit', (bytes) => bytes.with(16, bytes[16] ^ 1), /check sum/],
    [
      'hashes out of order',
      (bytes) =>
        Uint8Array.of(
          ...bytes.subarray(0, 16),
          ...bytes.subarray(24, 32),
          ...bytes.subarray(16, 24),
          ...bytes.subarray(32),
        ),
      /ascending order/,
    ],
  ];
  it.each(damage)('refuses %s', async (_, change, message) => {
    const bytes = change((await SeenTexts.fromTexts(['a', 'b', 'c'])).toBytes());
    const open = () => SeenTexts.fromBytes(bytes, 'seen.bin');
    expect(open).toThrow(GemelError);
    expect(open).toThrow(message);
  });
});

describe('leakage', () => {
  const pairs = [
    { left: 'A', right: 'b' },
    { left: 'c', right: 'D' },
    { left: 'e', right: 'f' },
    { left: 'F', right: 'g' },
  ];

  it('counts distinct texts, pairs, and the pairs neither of whose texts was seen', async () => {
    const texts = await SeenTexts.fromTexts(['a!', 'B', 'c', 'z']);
    const training = SeenTexts.fromPairs([{ left: 'b', right: 'a' }]);
    expect(leakage(pairs, { texts, pairs: training })).toEqual({
      texts: 7,
      seenTexts: 3,
      pairs: 4,
      seenPairs: 1,
      unseenPairs: 2,
    });
    expect(leakage(pairs, { texts })).not.toHaveProperty('seenPairs');
    expect(unseenSlice(pairs, texts)).toEqual(pairs.slice(2));
  });
});

describe('hashText', () => {
  it('is the same for ever', () => {
    expect(['', 'a', 'b', 'ab', 'ba', '好'].map((text) => hashText(text).toString(16))).toMatchInlineSnapshot(`
      [
        "fd4bc55b92ca2f0e",
        "b89feee1b08b7fd",
        "47a6d2784586ef29",
        "e5b827e8eba22f6e",
        "3e521b1621c0c179",
        "26f43083fbef474b",
      ]
    `);
  });

  it('has no collision among 100,000 near-equal texts, in neither half', () => {
    const hashes = Array.from({ length: 100_000 }, (_, i) => hashText(`question ${i}`));
    expect(new Set(hashes).size).toBe(100_000);
    // Of 10⁵ values of 32 bits about one pair collides by chance.
    expect(new Set(hashes.map((hash) => hash >> 32n)).size).toBeGreaterThan(99_985);
    expect(new Set(hashes.map((hash) => hash & 0xffffffffn)).size).toBeGreaterThan(99_985);
  });
});
