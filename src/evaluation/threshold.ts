/** Chooses the score at which a pair becomes a match, for a stated goal: on dev, and then left alone. */
import { GemelError } from '../errors.ts';
import { accuracy, type Decisions, f1, precision, recall } from './decisions.ts';
import { formatGoal, type Goal } from './goal.ts';
import { type Ranking, rankScores } from './ranking.ts';

/** The decision that a matcher keeps: plain values, as the manifest stores them. */
export interface ThresholdChoice {
  /** A score ≥ this is a match. */
  readonly threshold: number;
  /** The goal in words that `parseGoal` reads. */
  readonly goal: string;
  /** The goal's measure at the threshold, on the pairs that it was chosen on. */
  readonly value: number;
  /** False where no threshold reaches the precision that was asked for: then this is the one that comes nearest. */
  readonly reached: boolean;
}

/**
 * The best threshold for a goal among all that decide the pairs differently: N distinct scores have N + 1 of them, from all
 * matches to none. It lies half-way between two neighbouring scores, so that neither is close to the edge.
 *
 * `accuracy` and `f1` take the highest value. `precision=p` takes the highest recall whose precision is at least p, and where
 * none is, the highest precision there is, with `reached: false`. `recall=r` takes the highest precision whose
 * recall is at least r. Equal thresholds: the highest, which claims the fewest matches.
 *
 * @throws GemelError `bad-input` where there are no pairs, or no matches and the goal needs some.
 *
 * @example
 * chooseThreshold([0.9, 0.8, 0.3, 0.1], [1, 1, 0, 0]); // { threshold: 0.55, goal: 'accuracy', value: 1, reached: true }
 */
export function chooseThreshold(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  goal: Goal = { measure: 'accuracy' },
): ThresholdChoice {
  const ranking = rankScores(scores, labels);
  if (scores.length === 0)
    throw new GemelError('bad-input', 'threshold: expected labelled pairs to choose it on, found none');
  if (ranking.positives === 0 && goal.measure !== 'accuracy') {
    throw new GemelError(
      'bad-input',
      `threshold: goal ${formatGoal(goal)} needs pairs labelled a match, found none among ${scores.length}; use accuracy`,
    );
  }

  let best = -1;
  let bestWorth = worthOf(decisionsAt(ranking, best), goal);
  for (let k = 0; k < ranking.scores.length; k++) {
    const worth = worthOf(decisionsAt(ranking, k), goal);
    if (isBetter(worth, bestWorth)) {
      best = k;
      bestWorth = worth;
    }
  }
  return {
    threshold: thresholdBelow(ranking.scores, best),
    goal: formatGoal(goal),
    value: bestWorth.value,
    reached: bestWorth.reached,
  };
}

/** A candidate's measure, whether it will do, and what decides between two that will (or two that will not). */
interface Worth {
  readonly value: number;
  readonly reached: boolean;
  readonly rank: number;
}

function worthOf(decisions: Decisions, goal: Goal): Worth {
  switch (goal.measure) {
    case 'accuracy':
      return { value: accuracy(decisions), reached: true, rank: accuracy(decisions) };
    case 'f1':
      return { value: f1(decisions), reached: true, rank: f1(decisions) };
    case 'precision': {
      const value = precision(decisions);
      return value >= goal.atLeast
        ? { value, reached: true, rank: recall(decisions) }
        : { value, reached: false, rank: value };
    }
    case 'recall': {
      const value = recall(decisions);
      return value >= goal.atLeast
        ? { value, reached: true, rank: precision(decisions) }
        : { value, reached: false, rank: value };
    }
  }
}

function isBetter(one: Worth, other: Worth): boolean {
  return one.reached === other.reached ? one.rank > other.rank : one.reached;
}

/** The decisions when the k-th distinct score and all above it are matches; k = −1: none is. */
function decisionsAt({ positives, negatives, truePositives, falsePositives }: Ranking, k: number): Decisions {
  const found = k < 0 ? 0 : truePositives[k];
  const wrong = k < 0 ? 0 : falsePositives[k];
  return {
    truePositives: found,
    falsePositives: wrong,
    trueNegatives: negatives - wrong,
    falseNegatives: positives - found,
  };
}

/** Half-way between the k-th distinct score and the next lower; beyond either end, half the gap at that end away. */
function thresholdBelow(scores: Float64Array, k: number): number {
  const last = scores.length - 1;
  if (last === 0) return scores[0] + (k < 0 ? 0.5 : -0.5);
  const upper = k < 0 ? 2 * scores[0] - scores[1] : scores[k];
  const lower = k === last ? 2 * scores[last] - scores[last - 1] : scores[k + 1];
  const middle = lower + (upper - lower) / 2;
  // Two neighbouring floating-point numbers have none between them.
  return middle > lower ? middle : upper;
}
