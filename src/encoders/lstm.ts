/** The LSTM encoder: tokens read one after the other, with a memory of its own beside the state. */
import { fusedLstm } from '../compile/fused.ts';
import { constant, glorotUniform } from '../weights.ts';
import type { Encoder } from './encoder.ts';
import { lstmLayer } from './lstm-layer.ts';
import {
  type Cell,
  type RecurrentEncoderOptions,
  type RecurrentOptions,
  readStepwise,
  recurrent,
  recurrentStates,
  type States,
} from './recurrent.ts';

export type LstmOptions = RecurrentEncoderOptions;

/**
 * A long short-term memory network (Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000) over the
 * tokens, as in Mueller & Thyagarajan 2016, "Siamese Recurrent Architectures for Learning Sentence Similarity". `gru` has
 * fewer weights and is about as good.
 *
 * Prefer it where word order decides, in texts of a sentence or two and with thousands of pairs or more; with fewer `bag` is the safer.
 */
export function lstm(options: LstmOptions): Encoder {
  return recurrent(cell, options);
}

/** An LSTM's states alone, for what reads more of a text than one vector. */
export function lstmStates(options: RecurrentOptions): States {
  return recurrentStates(cell, options);
}

/** Gates in the order input, forget, output, candidate. The forget bias starts at 1 (Jozefowicz et al. 2015). */
const cell: Cell = {
  weights: (width, units) => [
    glorotUniform('input', [width, 4 * units]),
    glorotUniform('recurrent', [units, 4 * units]),
    {
      ...constant('bias', [4 * units]),
      initial: () => new Float32Array(4 * units).fill(1, units, 2 * units),
    },
  ],
  read({ tokens, mask }, weights, backward) {
    const { input, recurrent, bias } = weights;
    const fused = fusedLstm({ tokens, mask, input, recurrent, bias }, backward);
    return fused ?? readStepwise({ tokens, mask }, weights, { layer: lstmLayer, backward });
  },
};
