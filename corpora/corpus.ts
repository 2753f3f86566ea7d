/** What a corpus is: a name, where its files come from, and pairs to train on and to be judged by. One file beside this one for each. */
import type { ClassItem, Episode } from '../src/data/class-item.ts';
import type { Pair } from '../src/data/pair.ts';
import type { Task } from '../src/data/task.ts';
import type { Unreadable } from '../src/image/read-pictures.ts';

/** What every corpus says of itself, whatever its records are. */
export interface CorpusCard {
  readonly name: string;
  /** One line for `gemel --help` and the reports. */
  readonly description: string;
  /** Licence or terms of use of the texts. */
  readonly terms: string;
  /** What its labels mean, and so how a matcher of it is judged. */
  readonly task: Task;
  /** The sides that hold paths of pictures; absent where both hold texts. */
  readonly paths?: readonly (keyof Pick<Pair, 'left' | 'right'>)[];
  /** The preset that is used when none is named. */
  readonly preset: string;
  /** Where the originals are published; absent where the corpus comes with gemel. */
  readonly sources?: readonly CorpusSource[];
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
  /** Told of each picture that cannot be read, which is then left out; without it such a picture is an error, here or when training reads it. */
  readonly onUnreadable?: (unreadable: Unreadable) => void;
}

/** The rows of a corpus by their use; dev and test are there to choose by and to judge by, never to train on. */
export interface PairSplits {
  readonly train: readonly Pair[];
  /** Matches of a source that holds no non-matches; they teach what is alike, and nothing of how often. */
  readonly positives?: readonly Pair[];
  readonly dev: readonly Pair[];
  /** Empty where the corpus has no test pairs. */
  readonly test: readonly Pair[];
  /** What was left out or is worth saying, a sentence each. */
  readonly notes: readonly string[];
}

/** A corpus of labelled pairs. */
export interface Corpus extends CorpusCard {
  load(request: CorpusRequest): Promise<PairSplits>;
  /** Every text of every labelled training file, used for training or not: what must not count as unseen. */
  labelledTexts(request: Pick<CorpusRequest, 'data'>): AsyncIterable<string>;
  /** The items by class that the pairs are drawn from, of a corpus that has classes. */
  classes?(request: CorpusRequest): Promise<ClassSplits>;
  /** Few-shot questions that its publisher has laid down. */
  episodes?(request: Pick<CorpusRequest, 'data'>): Promise<readonly Episode[]>;
}

/** The items of a corpus by their use. */
export interface ClassSplits {
  readonly train: readonly ClassItem[];
  readonly dev: readonly ClassItem[];
  readonly test: readonly ClassItem[];
  /** Whether the classes of dev and test are others than those of train; otherwise all three show the same classes. */
  readonly disjoint: boolean;
  readonly notes: readonly string[];
}
