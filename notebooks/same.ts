/** Whether two renderings say the same: processors round differently, and training carries that on. */

const NUMBER = /\d+(?:\.\d+)?/g;

/** The words have to be equal, each number within 5% of the other, small ones within 0.05. */
export function isSameButForRounding(one: string, other: string): boolean {
  if (one.replace(NUMBER, '0') !== other.replace(NUMBER, '0')) return false;
  const others = numbersOf(other);
  return numbersOf(one).every((number, i) => Math.abs(number - others[i]) <= 0.05 * Math.max(1, number));
}

function numbersOf(text: string): number[] {
  return Array.from(text.matchAll(NUMBER), ([digits]) => Number(digits));
}
