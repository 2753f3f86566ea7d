/** A model that many ask at once: its scores and vectors, computed in batches. */
import type { EngineOptions } from '../compile/compile.ts';
import { ComputeThread } from '../compile/compute-thread.ts';
import { GemelError } from '../errors.ts';
import type { SideName } from '../matchers/matcher.ts';
import type { Model } from '../matchers/model.ts';
import { type RawPair, Scorer } from '../matchers/scorer.ts';
import { sourceOf } from '../matchers/tower.ts';
import { Batcher } from './batcher.ts';
import { Lane } from './lane.ts';
import type { Limits } from './limits.ts';
import type { ServedModel } from './service.ts';
import { warmUp } from './warm-up.ts';

export interface BatchedModelOptions {
  readonly limits: Pick<Limits, 'batch' | 'waiting'>;
  readonly engine?: EngineOptions;
  readonly onBatch?: (kind: 'pairs' | 'texts', items: number) => void;
}

export class BatchedModel implements ServedModel {
  readonly symmetric: boolean;
  readonly dimension?: number;
  readonly #model: Model;
  readonly #thread?: ComputeThread;
  readonly #scorer: Scorer;
  readonly #batch: number;
  readonly #pairs: Batcher<RawPair, number>;
  readonly #texts: Readonly<Record<SideName, Batcher<string, Float32Array>>>;

  constructor(model: Model, { limits, engine, onBatch }: BatchedModelOptions) {
    refusePictures(model);
    this.#model = model;
    this.symmetric = model.matcher.symmetric;
    this.dimension = model.matcher.vectors?.dimension;
    // A thread of its own: requests are read and answered while a batch is computed. Eager TensorFlow.js has none.
    const thread = engine?.engine === 'tfjs' ? undefined : ComputeThread.start();
    this.#thread = thread;
    const scorer = new Scorer(model, engine, thread && ((program, options) => thread.compile(program, options)));
    this.#scorer = scorer;
    this.#batch = limits.batch;
    const lane = new Lane();
    const shared = { turn: (batch: () => Promise<void>) => lane.run(batch), size: limits.batch, room: limits.waiting };
    this.#pairs = new Batcher({
      ...shared,
      work: (pairs) => scorer.score(pairs),
      onBatch: (items) => onBatch?.('pairs', items),
    });
    const textsOf = (side: SideName) =>
      new Batcher({
        ...shared,
        work: async (texts: readonly string[]) => rowsOf(await scorer.embed(texts, { side }), texts.length),
        onBatch: (items) => onBatch?.('texts', items),
      });
    const left = textsOf('left');
    this.#texts = { left, right: model.matcher.shared ? left : textsOf('right') };
  }

  /** Pairs and texts that no batch has taken yet. */
  get waiting(): number {
    const { left, right } = this.#texts;
    return this.#pairs.waiting + left.waiting + (right === left ? 0 : right.waiting);
  }

  async score(pairs: readonly RawPair[], signal?: AbortSignal): Promise<Float32Array> {
    return Float32Array.from(await this.#pairs.run(pairs, signal));
  }

  embed(texts: readonly string[], side: SideName, signal?: AbortSignal): Promise<Float32Array[]> {
    return this.#texts[side].run(texts, signal);
  }

  warmUp(onProgress?: (done: number, total: number) => void): Promise<void> {
    return warmUp(this.#model, this.#scorer, { batch: this.#batch, onProgress });
  }

  async dispose(): Promise<void> {
    await this.#scorer.dispose();
    await this.#thread?.dispose();
  }
}

/** A side of pictures reads the files that it is told: nothing to let a stranger do. */
function refusePictures({ matcher }: Pick<Model, 'matcher'>): void {
  if (sourceOf(matcher.left) === 'text' && sourceOf(matcher.right) === 'text') return;
  throw new GemelError('bad-usage', 'serve: expected a model that reads texts on both sides, found one of pictures');
}

/** N×D → N vectors, each in memory of its own, so that one does not hold on to all. */
function rowsOf(vectors: Float32Array, N: number): Float32Array[] {
  const D = vectors.length / N;
  return Array.from({ length: N }, (_, n) => vectors.slice(n * D, (n + 1) * D));
}
