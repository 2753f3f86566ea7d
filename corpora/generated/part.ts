/** Which generated questions may be learnt from: no text is on two sides, and some questions are on one in any words. */

import type { Random } from '../../src/random.ts';
import { type Group, groups } from './lexicon/lexicon.ts';
import { drawMeaning, kindOfSlot, type Meaning } from './meaning.ts';
import { essence } from './style.ts';

export type Part = 'train' | 'dev' | 'test';

/** Of the questions, whatever their words and entities, so many are kept from training: half for dev, half for test. */
const HELD_OUT_QUESTIONS = 0.08;
/** Of the wordings of the other questions so many are kept from training. */
const HELD_OUT_WORDINGS = 0.2;

/** Draws a meaning that the part may ask about: for dev and test half are questions that training never asks. */
export function drawMeaningOf(part: Part, random: Random): Meaning {
  const unseen = part !== 'train' && random.uniform() < 0.5;
  return drawUntil(random, groups, (meaning) => isHeldOut(meaning) === unseen);
}

/** A meaning of another group: of the same topic, or of any other. */
export function drawFarMeaning(
  part: Part,
  { group }: Meaning,
  random: Random,
): { readonly kind: 'topic' | 'unrelated'; readonly meaning: Meaning } {
  const kind = random.uniform() < 0.5 ? 'topic' : 'unrelated';
  const candidates = groups.filter((other) => other !== group && (other.topic === group.topic) === (kind === 'topic'));
  return { kind, meaning: drawUntil(random, candidates, (meaning) => mayAsk(part, meaning)) };
}

/** Whether any wording of the meaning can be in the part. */
export function mayAsk(part: Part, meaning: Meaning): boolean {
  return part !== 'train' || !isHeldOut(meaning);
}

/** The part that a wording of a meaning belongs to, by a hash of its words. */
export function partOf(text: string, meaning: Meaning): Part {
  const share = hash(essence(text));
  const held = isHeldOut(meaning) ? 1 : HELD_OUT_WORDINGS;
  if (share >= held) return 'train';
  return share < held / 2 ? 'dev' : 'test';
}

function isHeldOut({ group, member, frame }: Meaning): boolean {
  return hash(`${group.topic}: ${frame} ${group.members[member].name}`) < HELD_OUT_QUESTIONS;
}

function drawUntil(random: Random, pool: readonly Group[], accepts: (meaning: Meaning) => boolean): Meaning {
  for (;;) {
    const meaning = drawMeaning(random, drawGroup(pool, random));
    if (accepts(meaning)) return meaning;
  }
}

/** Groups with many members are asked about more often, and so are the fine differences that few groups show. */
function drawGroup(pool: readonly Group[], random: Random): Group {
  const largest = 12;
  for (;;) {
    const group = random.pick(pool);
    if (random.uniform() * largest < group.members.length * (showsFineDifference(group) ? 3 : 1)) return group;
  }
}

function showsFineDifference({ contrast, ordered, members }: Group): boolean {
  const hasNumber = members[0].slots.some((slot) => kindOfSlot(slot) === 'number');
  return ordered || hasNumber || ['negation', 'tense', 'direction'].includes(contrast);
}

/** A number in [0, 1) that a text always has (FNV-1a, then mixed as in MurmurHash3). */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 4294967296;
}
