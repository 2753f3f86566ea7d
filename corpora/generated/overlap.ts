/** Words shared by two texts: what the generator hides the meaning from, and the baseline that must fail on its pairs. */

/** A text as its words, so that texts which differ in case or punctuation alone count as one. */
export function normalise(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []).join(' ');
}

/** |A ∩ B| / |A ∪ B| of the two sets of words (Jaccard 1901). */
export function wordOverlap(left: string, right: string): number {
  const words = new Set(normalise(left).split(' '));
  const others = new Set(normalise(right).split(' '));
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared / (words.size + others.size - shared);
}
