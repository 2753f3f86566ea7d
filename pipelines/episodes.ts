/** The few-shot questions that a trained matcher is asked, and the flags that name them. */
import type { ClassItem, Episode } from '../src/data/class-item.ts';
import { GemelError } from '../src/errors.ts';
import type { Random } from '../src/random.ts';
import { type FlagSpecs, type Flags, refuseBeside } from './flags.ts';

export const EPISODE_FLAGS: FlagSpecs = {
  way: {
    value: 'N',
    about: 'few-shot recognition instead of pairs: to which of N classes does an item belong?',
  },
  shot: { value: 'K', about: 'how many items each of the N classes is known by', default: '1' },
  episodes: {
    value: 'COUNT',
    about: 'how many such questions to draw; default: those of the corpus, if it has N-way K-shot ones, or else 400',
  },
};

const USUAL_COUNT = 400;

export interface AskedEpisodes {
  /** What they are of, in words. */
  readonly data: string;
  /** Whether the publisher of the corpus has laid them down. */
  readonly published: boolean;
  readonly episodes: readonly Episode[];
}

/**
 * Checks the flags; what it gives reads or draws the episodes.
 *
 * @throws GemelError `bad-usage` for flags that do not go together and a corpus without classes, `bad-input` where there are too few classes or items.
 */
export function openEpisodes(flags: Flags): (random: Random) => Promise<AskedEpisodes> {
  refuseBeside(flags, 'way', ['pairs', 'left', 'right', 'label', 'label-match', 'report', 'predictions']);
  const [way, shot, count] = [flags.whole('way', 2), flags.whole('shot'), flags.whole('episodes')];
  const split = flags.need('split');
  if (split !== 'dev' && split !== 'test') {
    throw new GemelError('bad-usage', `--split: expected dev or test, found "${split}"`);
  }
  if (way === undefined || shot === undefined) throw new GemelError('bad-usage', 'expected --way N, found none');

  return async (random) => {
    const [{ corpusByName }, { sampleEpisodes }, { arrangeEpisode }] = await Promise.all([
      import('../corpora/catalogue.ts'),
      import('../src/data/sample-episodes.ts'),
      import('../src/evaluation/few-shot.ts'),
    ]);
    const draw = (items: readonly ClassItem[]) =>
      sampleEpisodes(items, { way, shot, count: count ?? USUAL_COUNT, random });
    const corpus = await corpusByName(flags.need('corpus'));
    const { name } = corpus;
    if (!corpus.classes) {
      throw new GemelError(
        'bad-usage',
        `--way: expected a corpus of items that are known by their class, such as omniglot, found ${name}: choose another with --corpus`,
      );
    }
    const data = flags.text('data');
    const published = count === undefined ? ((await corpus.episodes?.({ data })) ?? []) : [];
    const fits = (episode: Episode) => {
      const { classes } = arrangeEpisode(episode);
      return classes.length === way && classes[0].length === shot;
    };
    if (published.length > 0 && published.every(fits)) {
      return { data: `${name}, its own`, published: true, episodes: published };
    }
    const splits = await corpus.classes({ data });
    return { data: `${name}, ${split}`, published: false, episodes: draw(splits[split]) };
  };
}

/** Refuses what only few-shot recognition reads, where it is not asked for. */
export function refuseEpisodeFlags(flags: Flags): void {
  const stray = ['shot', 'episodes'].find((name) => flags.given(name));
  if (stray)
    throw new GemelError('bad-usage', `--${stray} means nothing without --way: add it, or leave --${stray} out`);
}
