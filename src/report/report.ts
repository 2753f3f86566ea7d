/** What a report is made from: plain values, so that any run, finished or loaded from disk, can be reported. */
import type { ClassItem } from '../data/class-item.ts';
import type { Pair } from '../data/pair.ts';
import type { Decision } from '../evaluation/decision.ts';
import type { RetrievalMetrics } from '../evaluation/retrieval.ts';
import type { SlicedMetrics } from '../evaluation/slices.ts';
import type { Measure } from '../heads/head.ts';
import type { TrainingEvent } from '../training/events.ts';
import type { Distilled } from './distillation.ts';
import type { Thumbnails } from './item.ts';

/** The input of `reportPage` and `modelCard`. */
export interface ReportInput {
  /** Names the matcher and its data: `siamese-lstm on quora`. */
  readonly title: string;
  readonly run: RunFacts;
  /** As the run told them; empty where they are not at hand. */
  readonly events: readonly TrainingEvent[];
  /** Of all splits evaluated; the first is the one that the report speaks of. */
  readonly evaluations: readonly SplitEvaluation[];
  readonly decision: Decision;
  /** Groups of duplicates that the matcher found, if it was set to that, best first. */
  readonly duplicates?: readonly DuplicateGroup[];
  /** The teacher that it learned from beside it, where it did. */
  readonly distilled?: Distilled;
  /** What the matcher's number for a pair means; a score where it is not said. */
  readonly measure?: Measure;
  /** Small pictures of the items that are pictures. */
  readonly thumbnails?: Thumbnails;
  /** The vectors of items whose classes are known, brought down to two dimensions. */
  readonly projection?: Projection;
}

/** Items as points of a picture in which items with near vectors lie near each other. */
export interface Projection {
  readonly points: readonly ProjectedItem[];
  /** How many items and classes there are, of which the points may be a sample. */
  readonly items: number;
  readonly classes: number;
  /** The share of the points whose nearest other one is of their own class, told by the vectors, and what chance would give. */
  readonly sameClass: number;
  readonly chance: number;
}

export interface ProjectedItem extends ClassItem {
  readonly x: number;
  readonly y: number;
}

/** Where the matcher comes from and how to make it again. */
export interface RunFacts {
  /** The training data in words: `quora, train.csv.gz, 35,362 pairs`. */
  readonly data: string;
  readonly dataHash: string;
  readonly seed: number;
  /** The command line that repeats the run. */
  readonly command: string;
  /** gemel's version. */
  readonly version: string;
  readonly engine: string;
  /** Every setting that was in force, nested as in the manifest. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** One split's pairs with their scores, and what was measured on them. */
export interface SplitEvaluation {
  /** `test`, `dev`, or the name of a file. */
  readonly split: string;
  readonly metrics: SlicedMetrics;
  /** What the task is judged by beyond match or no match: MAP of a ranking, Pearson's r of grades; all pairs, and unseen ones. */
  readonly byTask: Readonly<Record<string, number>>;
  readonly byTaskUnseen: Readonly<Record<string, number>>;
  /** Every left item against every right one, where the task is retrieval. */
  readonly retrieval?: RetrievalMetrics;
  /** With labels of 0 and 1: match or no match. */
  readonly pairs: readonly Pair[];
  /** B, higher means more alike. */
  readonly scores: ArrayLike<number>;
  /** B×K logits, of a task with classes. */
  readonly classes?: Float32Array;
  /** B, calibrated. */
  readonly probabilities: ArrayLike<number>;
  /** Positions of the pairs neither of whose texts training has seen: `unseenPairs` gives them. */
  readonly unseen: readonly number[];
}

export interface DuplicateGroup {
  readonly texts: readonly string[];
  /** How alike its texts are, as a score. */
  readonly similarity: number;
}
