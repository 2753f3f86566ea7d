/** What a corpus is: a name, where its files come from, and pairs to train on and to be judged by. One file beside this one for each. */
import type { Pair } from '../src/data/pair.ts';

/** What every corpus says of itself, whatever its records are. */
export interface CorpusCard {
  readonly name: string;
  /** One line for `gemel --help` and the reports. */
  readonly description: string;
  /** Licence or terms of use of the texts. */
  readonly terms: string;
  /** The preset that is used when none is named. */
  readonly preset: string;
  /** Where the original is published; absent where the corpus comes with gemel. */
  readonly source?: CorpusSource;
}

export interface CorpusSource {
  readonly url: string;
  readonly fileName: string;
  /** Of the original file; absent where its publisher gives none and we could not fetch it ourselves. */
  readonly sha256?: string;
}

/** Which files of a corpus to read. */
export interface CorpusRequest {
  /** Folder with the original files; without it they are fetched into a cache. */
  readonly data?: string;
  /** At most so many training rows. */
  readonly limit?: number;
  /** Further training files of the corpus, by name. */
  readonly extra?: readonly string[];
  /** Told how far a download is, in bytes. */
  readonly onProgress?: (done: number, total: number | undefined) => void;
}

/** The rows of a corpus by their use; dev and test are there to choose by and to judge by, never to train on. */
export interface PairSplits {
  readonly train: readonly Pair[];
  readonly dev: readonly Pair[];
  readonly test: readonly Pair[];
  /** What was left out or is worth saying, a sentence each. */
  readonly notes: readonly string[];
}

/** A corpus of labelled pairs. */
export interface PairCorpus extends CorpusCard {
  readonly kind: 'pairs';
  load(request: CorpusRequest): Promise<PairSplits>;
  /** Every text of every labelled training file, used for training or not: what must not count as unseen. */
  labelledTexts(request: Pick<CorpusRequest, 'data'>): AsyncIterable<string>;
}

/** Every kind of corpus. Ranked answers, grades and pictures will each be a further member, told apart by `kind`. */
export type Corpus = PairCorpus;
