/** "Did you mean …?": the known name that is nearest to a mistyped one. */

/** `: did you mean "…"?`, or nothing where no candidate is near. */
export function suggest(name: string, candidates: readonly string[]): string {
  const near = candidates
    .map((candidate) => ({ candidate, edits: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= Math.max(name.length, candidate.length) / 2)
    .sort((a, b) => a.edits - b.edits);
  return near.length > 0 ? `: did you mean "${near[0].candidate}"?` : '';
}

/** Letters to insert, delete or replace (Levenshtein 1966). */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, j) => j);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const replaced = row[j - 1] + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[right.length];
}
