/** The labelled pairs that a command measures models on: the dev pairs of a corpus, or a file of the user's. */
import type { Pair } from '../src/data/pair.ts';
import type { Task } from '../src/data/task.ts';
import { GemelError } from '../src/errors.ts';
import { pairColumns } from './data-flags.ts';
import { type Flags, refuseBeside } from './flags.ts';

export interface JudgePairs {
  /** What they are called: `quora dev`, `mine.csv`. */
  readonly name: string;
  readonly pairs: readonly Pair[];
}

/** Checks the flags; what it gives reads the pairs as a task has them. Nothing where none are named. */
export function openJudgePairs(flags: Flags): ((task: Task) => Promise<JudgePairs>) | undefined {
  const path = flags.text('pairs');
  if (path !== undefined) {
    refuseBeside(flags, 'pairs', ['corpus', 'data']);
    const columns = pairColumns(flags);
    return async (task) => {
      const { readOwnPairs } = await import('./own-file.ts');
      return { name: path, pairs: (await readOwnPairs(path, columns, task)).pairs };
    };
  }
  const name = flags.text('corpus');
  const stray = [...(name ? [] : ['data']), 'left', 'right', 'label', 'label-match'].find((flag) => flags.given(flag));
  if (stray) {
    const beside = stray === 'data' ? '--corpus' : '--pairs';
    throw new GemelError('bad-usage', `--${stray} means nothing without ${beside}: add it, or leave --${stray} out`);
  }
  if (name === undefined) return undefined;
  return async () => {
    const { corpusByName } = await import('../corpora/catalogue.ts');
    const { dev } = await (await corpusByName(name)).load({ data: flags.text('data') });
    return { name: `${name} dev`, pairs: dev };
  };
}
