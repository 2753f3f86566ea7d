/** `gemel evaluate --way N`: a trained matcher, the episodes that the flags name, and what is printed of them. */
import { Scorer } from '../src/matchers/scorer.ts';
import { Random } from '../src/random.ts';
import { openEpisodes } from './episodes.ts';
import { formatFewShot, measureFewShot } from './few-shot.ts';
import { engineOf, type Flags } from './flags.ts';
import { openModel } from './model.ts';
import { openCounter, openProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

export async function runFewShot(flags: Flags, terminal: Terminal): Promise<void> {
  const engine = engineOf(flags);
  const read = openEpisodes(flags);
  const random = Random.fromSeed(flags.whole('seed', 0) ?? 1);
  const { model } = await openModel(flags.need('model'), terminal);
  const { episodes, data, published } = await read(random);
  const scorer = new Scorer(model, engine);
  const progress = openProgress(terminal);
  const metrics = await measureFewShot(model, {
    episodes,
    scorer,
    random: random.fork('resamples'),
    openCount: (total, things) => openCounter(progress, { terminal, doing: 'scoring', total, things }),
  }).finally(() => scorer.dispose());
  progress.end();
  if (flags.given('json')) return terminal.print(JSON.stringify({ ...metrics, data, published }));
  terminal.print(formatFewShot(metrics, data));
}
