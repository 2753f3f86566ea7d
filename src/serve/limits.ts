/** How much a server takes upon itself before it refuses. */
export interface Limits {
  /** Bytes of a body. */
  readonly bytes: number;
  /** UTF-16 units of a text. */
  readonly characters: number;
  /** The same of a text whose words are to be explained, each of which costs a score. */
  readonly explained: number;
  /** Words or sentences of a text that is to be explained. */
  readonly parts: number;
  /** Pairs, texts or answers of a request. */
  readonly items: number;
  /** Hits of a search. */
  readonly hits: number;
  /** Candidates that a second model orders anew. */
  readonly candidates: number;
  /** Pairs or texts that are computed together. */
  readonly batch: number;
  /** Pairs or texts that may wait for that. */
  readonly waiting: number;
  /** Requests that are worked on at once. */
  readonly requests: number;
  readonly connections: number;
  /** Seconds until the headers and the body of a request have to be there. */
  readonly receiving: number;
  /** Seconds that computing an answer may take. */
  readonly computing: number;
  /** Seconds that open requests have once the server is told to stop. */
  readonly stopping: number;
}

export const DEFAULT_LIMITS: Limits = {
  bytes: 1_000_000,
  characters: 10_000,
  explained: 2_000,
  parts: 500,
  items: 1_000,
  hits: 1_000,
  candidates: 50,
  batch: 64,
  waiting: 20_000,
  requests: 256,
  connections: 2_000,
  receiving: 10,
  computing: 30,
  stopping: 10,
};
