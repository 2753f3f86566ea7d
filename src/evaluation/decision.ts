/** What turns a score into an answer: the threshold and the calibration that a saved model keeps. */
import { type Calibration, fitCalibration, probabilityOf } from './calibration.ts';
import { isMatch } from './decisions.ts';
import { parseGoal } from './goal.ts';
import { chooseThreshold, type ThresholdChoice } from './threshold.ts';

export interface Decision {
  readonly choice: ThresholdChoice;
  readonly calibration: Calibration;
}

/** A score with the answer that it leads to. */
export interface Answer {
  readonly score: number;
  readonly probability: number;
  readonly match: boolean;
}

/** The decision that is best for a goal on the dev pairs. */
export function decide(scores: ArrayLike<number>, labels: ArrayLike<number>, goal: string): Decision {
  return { choice: chooseThreshold(scores, labels, parseGoal(goal)), calibration: fitCalibration(scores, labels) };
}

/** The answer to one pair. */
export function answer(score: number, { choice, calibration }: Decision): Answer {
  return { score, probability: probabilityOf(score, calibration), match: isMatch(score, choice.threshold) };
}
