/** Scores with labels for the tests: arbitrary ones, and the ones that scikit-learn was run on. */
import fc from 'fast-check';

/** At least one match and one other, scores on a coarse grid so that ties are frequent. */
export function labelledScores() {
  const pair = fc.tuple(fc.integer({ min: -8, max: 8 }), fc.integer({ min: 0, max: 1 }));
  return fc.array(pair, { minLength: 2, maxLength: 60 }).map((pairs) => ({
    scores: pairs.map(([score]) => score / 4),
    labels: pairs.map(([, label], i) => (i < 2 ? i : label)),
  }));
}

/** 37% matches, which score higher on the average; a linear congruential generator that is easy to repeat in Python. */
export function seededScores({ pairs, levels, seed }: { pairs: number; levels: number; seed: number }) {
  let state = BigInt(seed);
  const draw = () => {
    state = (state * 1103515245n + 12345n) % 2147483648n;
    return Number(state / 65536n);
  };
  const labels: number[] = [];
  const scores: number[] = [];
  for (let i = 0; i < pairs; i++) {
    const label = draw() % 100 < 37 ? 1 : 0;
    labels.push(label);
    scores.push(((draw() % levels) + (label === 1 ? Math.floor(levels / 3) : 0)) / levels);
  }
  return { scores, labels };
}
