/** The learning rate over the steps of a run: up from zero, then down again. */

export interface ScheduleOptions {
  /** The share of all steps over which the rate rises. */
  readonly warmup: number;
  /** How the rate falls after that: not at all, in a straight line to zero, or along a cosine. */
  readonly decay: 'none' | 'linear' | 'cosine';
}

/**
 * The factor, between 0 and 1, on the learning rate at a step counted from 1.
 *
 * @example
 * scheduleAt(50, 100, { warmup: 0, decay: 'linear' }); // 0.51
 */
export function scheduleAt(step: number, steps: number, { warmup, decay }: ScheduleOptions): number {
  const rising = Math.round(warmup * steps);
  if (step <= rising) return step / rising;
  const left = (steps - step + 1) / (steps - rising);
  switch (decay) {
    case 'none':
      return 1;
    case 'linear':
      return left;
    case 'cosine':
      return 0.5 * (1 - Math.cos(Math.PI * left));
  }
}
