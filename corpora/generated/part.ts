/** Which generated questions may be learnt from: no text, and for some subjects no wording at all, is on two sides. */

import type { Random } from '../../src/random.ts';
import { type Contrast, type Group, groups } from './lexicon/lexicon.ts';
import { drawMeaning, type Meaning } from './meaning.ts';
import { normalise } from './overlap.ts';

export type Part = 'train' | 'dev' | 'test';

/** Of the subjects, and again of the wordings of the other subjects, so many are kept from training, half for dev, half for test. */
const HELD_OUT_SUBJECTS = 0.05;
const HELD_OUT_WORDINGS = 0.2;

const rareContrasts: ReadonlySet<Contrast> = new Set(['negation', 'tense', 'number']);

const unseen = groups.filter(({ topic, members }) => hash(`${topic} ${JSON.stringify(members[0].phrases[0])}`) < HELD_OUT_SUBJECTS);
const seen = groups.filter((group) => !unseen.includes(group));
const heldOut = new Set(unseen);

/** Draws a meaning that the part may ask about: for dev and test half are of subjects that training never saw. */
export function drawMeaningOf(part: Part, random: Random): Meaning {
  const pool = part !== 'train' && random.uniform() < 0.5 ? unseen : seen;
  return drawMeaning(random, drawGroup(pool, random));
}

/** A meaning of another group of the pool that the given one is from: of the same topic, or of any other. */
export function drawFarMeaning(meaning: Meaning, random: Random): { readonly kind: 'topic' | 'unrelated'; readonly meaning: Meaning } {
  const { group } = meaning;
  const pool = (heldOut.has(group) ? unseen : seen).filter((other) => other !== group);
  const related = pool.filter((other) => other.topic === group.topic);
  const kind = related.length > 0 && random.uniform() < 0.5 ? 'topic' : 'unrelated';
  const candidates = kind === 'topic' ? related : pool.filter((other) => other.topic !== group.topic);
  return { kind, meaning: drawMeaning(random, drawGroup(candidates, random)) };
}

/** The part that a wording of a group belongs to, by a hash of its words. */
export function partOf(text: string, group: Group): Part {
  const share = hash(normalise(text));
  const held = heldOut.has(group) ? 1 : HELD_OUT_WORDINGS;
  if (share >= held) return 'train';
  return share < held / 2 ? 'dev' : 'test';
}

/** Groups with many members are asked about more often, and so are the contrasts that few groups show. */
function drawGroup(pool: readonly Group[], random: Random): Group {
  const largest = 12;
  for (;;) {
    const group = random.pick(pool);
    const weight = group.members.length * (group.ordered || rareContrasts.has(group.contrast) ? 3 : 1);
    if (random.uniform() * largest < weight) return group;
  }
}

/** A number in [0, 1) that a text always has (FNV-1a, then mixed as in MurmurHash3). */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 4294967296;
}
