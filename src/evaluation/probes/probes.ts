/** All probes, in the order of a report: from what knows nothing to what knows most. */
import { length } from './length.ts';
import { majority } from './majority.ts';
import { leftOnly, rightOnly } from './one-side.ts';
import { overlap } from './overlap.ts';
import type { Probe } from './probe.ts';
import { tfidf } from './tfidf.ts';

export const probes: readonly Probe[] = [majority, length, leftOnly, rightOnly, overlap, tfidf];
