/** Turns a score into a probability: Platt scaling, fitted on dev and stored with the matcher. */
import { checkLabels } from './ranking.ts';

/** `p = σ(slope·score + intercept)`. */
export interface Calibration {
  /** Never negative: a higher score never means a lower probability. */
  readonly slope: number;
  readonly intercept: number;
}

/**
 * Fits a sigmoid to labelled scores by maximum likelihood (Platt 1999) with the Newton method of Lin, Lin & Weng 2007. The
 * targets are smoothed, (N₊+1)/(N₊+2) for a match and 1/(N₋+2) for the rest, so that separable scores still get a finite slope.
 * Where higher scores match less often the slope is 0 and every probability is the share of matches.
 *
 * @throws GemelError `bad-input` for labels other than 0 and 1, or another number of them than of scores.
 */
export function fitCalibration(scores: ArrayLike<number>, labels: ArrayLike<number>): Calibration {
  checkLabels(labels, scores.length);
  const { matchTarget, otherTarget, share } = smoothTargets(labels);
  const constant = { slope: 0, intercept: Math.log(share / (1 - share)) };
  const { mean, deviation } = spread(scores);
  // Scores that differ by rounding alone say nothing.
  if (deviation <= 1e-9 * Math.abs(mean)) return constant;

  // Standard scores make the ridge and the stopping rule below mean the same for any head's scale.
  const standard = Float64Array.from(scores, (score) => (score - mean) / deviation);
  const targets = Float64Array.from(labels, (label) => (label === 1 ? matchTarget : otherTarget));
  const fitted = minimizeByNewton(standard, targets, constant);
  if (fitted.slope <= 0) return constant;
  const slope = fitted.slope / deviation;
  return { slope, intercept: fitted.intercept - slope * mean };
}

/**
 * The calibrated probability that a pair with this score is a match.
 *
 * @example
 * probabilityOf(0.5, { slope: 4, intercept: -2 }); // 0.5
 */
export function probabilityOf(score: number, { slope, intercept }: Calibration): number {
  return sigmoid(slope * score + intercept);
}

function sigmoid(logit: number): number {
  return logit >= 0 ? 1 / (1 + Math.exp(-logit)) : Math.exp(logit) / (1 + Math.exp(logit));
}

function smoothTargets(labels: ArrayLike<number>) {
  let positives = 0;
  for (let i = 0; i < labels.length; i++) positives += labels[i];
  const negatives = labels.length - positives;
  const matchTarget = (positives + 1) / (positives + 2);
  const otherTarget = 1 / (negatives + 2);
  const share = labels.length === 0 ? 0.5 : (positives * matchTarget + negatives * otherTarget) / labels.length;
  return { matchTarget, otherTarget, share };
}

function spread(scores: ArrayLike<number>) {
  let mean = 0;
  for (let i = 0; i < scores.length; i++) mean += scores[i] / scores.length;
  let variance = 0;
  for (let i = 0; i < scores.length; i++) variance += (scores[i] - mean) ** 2 / scores.length;
  return { mean, deviation: Math.sqrt(variance) };
}

/** Newton's method with a backtracking line search on a convex function of two numbers. */
function minimizeByNewton(scores: Float64Array, targets: Float64Array, start: Calibration): Calibration {
  const ridge = 1e-12;
  let current = start;
  let loss = crossEntropy(scores, targets, current);
  for (let iteration = 0; iteration < 100; iteration++) {
    let [h11, h12, h22, g1, g2] = [ridge, 0, ridge, 0, 0];
    for (let i = 0; i < scores.length; i++) {
      const p = probabilityOf(scores[i], current);
      const curvature = p * (1 - p);
      h11 += scores[i] * scores[i] * curvature;
      h12 += scores[i] * curvature;
      h22 += curvature;
      g1 += scores[i] * (p - targets[i]);
      g2 += p - targets[i];
    }
    if (Math.abs(g1) < 1e-9 * scores.length && Math.abs(g2) < 1e-9 * scores.length) return current;

    const determinant = h11 * h22 - h12 * h12;
    const slopeStep = -(h22 * g1 - h12 * g2) / determinant;
    const interceptStep = -(h11 * g2 - h12 * g1) / determinant;
    const descent = g1 * slopeStep + g2 * interceptStep;
    let size = 1;
    for (; size >= 1e-10; size /= 2) {
      const next = { slope: current.slope + size * slopeStep, intercept: current.intercept + size * interceptStep };
      const nextLoss = crossEntropy(scores, targets, next);
      if (nextLoss < loss + 1e-4 * size * descent) {
        current = next;
        loss = nextLoss;
        break;
      }
    }
    if (size < 1e-10) return current;
  }
  return current;
}

/** `Σ ln(1 + eᶻ) − t·z`, written so that no exponential overflows. */
function crossEntropy(scores: Float64Array, targets: Float64Array, { slope, intercept }: Calibration): number {
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const logit = slope * scores[i] + intercept;
    sum += Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - targets[i] * logit;
  }
  return sum;
}
