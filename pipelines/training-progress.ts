/** The events of a training run as lines of progress. */
import {
  formatCount,
  formatCounted,
  formatDigits,
  formatDuration,
  formatMetric,
  metricName,
} from '../src/report/numbers.ts';
import type { TrainingEvent } from '../src/training/events.ts';
import type { Progress } from './progress.ts';

/** Shows each event as it comes: steps pass by, epochs stay. */
export function showTraining(progress: Progress): (event: TrainingEvent) => void {
  let epochs = 0;
  let metric = '';
  let dev = '';
  let pairsPerSecond = 0;
  // Of a long run the loss of a single step jumps too much to be read.
  let loss: number | undefined;
  return (event) => {
    switch (event.type) {
      case 'start':
        ({ epochs, metric } = event);
        progress.say(
          `training on ${formatCounted(event.pairs, 'pair')}, ${formatCounted(event.devPairs, 'dev pair')}, ${formatCount(event.parameters)} parameters, ${formatCounted(epochs, 'epoch')} at most`,
        );
        return;
      case 'step':
        loss = loss === undefined ? event.loss : 0.95 * loss + 0.05 * event.loss;
        ({ pairsPerSecond } = event);
        progress.update(
          [
            `epoch ${event.epoch}/${epochs}`,
            `step ${formatCount(event.step)}/${formatCount(event.steps)}`,
            `loss ${formatDigits(loss)}`,
            ...(dev ? [dev] : []),
            `${formatCount(pairsPerSecond)} pairs/s`,
            `${formatDuration(event.secondsLeft)} left`,
          ].join('  '),
        );
        return;
      case 'epoch':
        dev = `dev ${metricName(metric)} ${formatMetric(metric, event.dev[metric])}`;
        progress.say(
          [
            `epoch ${event.epoch}/${epochs}`,
            `loss ${formatDigits(event.loss)}`,
            `${dev}${event.best ? ' (best)' : ''}`,
            `${formatCount(pairsPerSecond)} pairs/s`,
            formatDuration(event.seconds),
          ].join('  '),
        );
        return;
      case 'end':
        progress.end();
    }
  };
}
