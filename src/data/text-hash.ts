/** A fixed 64-bit hash of a text: what a split and the set of seen texts go by, on every machine and for ever. */

/**
 * The 64 bits of a text: its UTF-16 code units through two 32-bit multiply-and-rotate lanes, each finished as in MurmurHash3
 * (Appleby 2011). Of n texts about n²/2⁶⁵ pairs collide. Not for secrets.
 */
export function hashText(text: string): bigint {
  let low = 0x9e3779b9 ^ text.length;
  let high = 0x85ebca6b ^ text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = rotate(low ^ Math.imul(unit, 0xcc9e2d51), 13);
    low = (Math.imul(low, 5) + 0xe6546b64) | 0;
    high = rotate(high ^ Math.imul(unit, 0x1b873593), 17);
    high = (Math.imul(high, 9) + 0x38495ab5) | 0;
  }
  return (BigInt(finish(high ^ rotate(low, 16))) << 32n) | BigInt(finish(low));
}

function rotate(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by));
}

function finish(bits: number): number {
  let mixed = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
