/** The models that rank: the first, and perhaps a second one that orders the first candidates anew. */
import type { EngineOptions } from '../../src/compile/compile.ts';
import { GemelError } from '../../src/errors.ts';
import { Scorer } from '../../src/matchers/scorer.ts';
import type { SavedModel } from '../../src/storage/model-folder.ts';
import type { Flags } from '../flags.ts';
import { openModel } from '../model.ts';
import type { Terminal } from '../terminal.ts';

/** A model, ready to score. */
export interface RankingModel extends SavedModel {
  readonly scorer: Scorer;
}

export interface RankingModels {
  readonly first: RankingModel;
  readonly second?: RankingModel;
  /** How many candidates of each question the second one orders anew. */
  readonly candidates: number;
}

/** Opens the models that the flags name, and closes them whatever happens; an index brings its own first one. */
export async function withModels(
  flags: Flags,
  { engine, terminal, own }: { readonly engine: EngineOptions; readonly terminal: Terminal; readonly own?: SavedModel },
  work: (models: RankingModels) => Promise<void>,
): Promise<void> {
  const second = flags.text('rerank');
  if (flags.given('candidates') && second === undefined) {
    throw new GemelError(
      'bad-usage',
      '--candidates needs --rerank, the model that orders them anew: add it, or leave this out',
    );
  }
  const models = {
    candidates: flags.whole('candidates') ?? 50,
    first: ready(own ?? (await openModel(flags.need('model'), terminal))),
    ...(second !== undefined && { second: ready(await openModel(second, terminal)) }),
  };
  try {
    await work(models);
  } finally {
    await models.first.scorer.dispose();
    await models.second?.scorer.dispose();
  }

  function ready(saved: SavedModel): RankingModel {
    return { ...saved, scorer: new Scorer(saved.model, engine) };
  }
}
