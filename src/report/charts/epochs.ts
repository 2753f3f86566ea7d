/** The axis that the training pictures share: time counted in epochs. */
import type { TrainingEvent } from '../../training/events.ts';
import type { Axis } from './chart.ts';

/** Where an event lies: 1.5 is half-way through the second epoch. */
export function epochPosition(events: readonly TrainingEvent[]) {
  const start = events.findLast((event) => event.type === 'start');
  return (event: { readonly step: number; readonly epoch: number }): number =>
    start && start.stepsPerEpoch > 0 ? event.step / start.stepsPerEpoch : event.epoch;
}

/** From the beginning to the last event, a tick for every epoch or every few. */
export function epochAxis(positions: readonly number[]): Axis {
  const end = Math.max(1, Math.ceil(Math.max(...positions) - 1e-6));
  const stride = Math.ceil(end / 10);
  const ticks = Array.from({ length: Math.floor(end / stride) + 1 }, (_, i) => i * stride);
  return { label: 'epoch', domain: [0, end], ticks, format: String };
}
