/** L1 and L2 penalties: what keeps dense weights small by adding to the loss. */

export interface PenaltyOptions {
  /** λ₁ of λ₁·Σ|w|. */
  readonly l1: number;
  /** λ₂ of ½·λ₂·Σw². */
  readonly l2: number;
}

/** Adds the penalty's gradient, λ₁·sign(w) + λ₂·w, to that of the loss. Unlike decoupled weight decay it passes through Adam's scaling. */
export function addPenalty(gradient: Float32Array, weights: Float32Array, { l1, l2 }: PenaltyOptions): void {
  if (l1 === 0 && l2 === 0) return;
  for (let i = 0; i < gradient.length; i++) gradient[i] += l1 * Math.sign(weights[i]) + l2 * weights[i];
}
