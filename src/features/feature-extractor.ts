/** A frozen model: texts or pictures → vectors that training never changes. */

/** What the raw strings of a frozen model are: texts, or the paths of pictures. */
export type FeatureSource = 'text' | 'picture';

export interface FeatureExtractor {
  /** What a message calls it: the model and how it is read. */
  readonly name: string;
  readonly reads: FeatureSource;
  /** D, the length of a vector. */
  readonly dimension: number;
  /** N raw strings → N vectors of D numbers, in their order. Equal strings get equal vectors, to the bit. */
  extract(raw: readonly string[]): Promise<Float32Array[]>;
}

/** Told how many of the vectors that had to be computed are there. */
export type FeatureProgress = (done: number, total: number, reads: FeatureSource) => void;
