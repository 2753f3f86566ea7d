/** Knows no text at all. */
import { type Probe, saysMatch } from './probe.ts';

/** One score for every pair, the share of matches in training: what accuracy and average precision are worth without reading. */
export const majority: Probe = {
  name: 'majority',
  description: 'the share of matches in training, for every pair',
  reads: [],
  fit(train) {
    const share = train.length === 0 ? 0 : train.filter(saysMatch).length / train.length;
    return (pairs) => new Float32Array(pairs.length).fill(share);
  },
};
