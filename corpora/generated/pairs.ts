/**
 * Pairs of questions to train on: twins that say one thing in other words, and look-alikes that say another thing in the
 * same words. Counting shared words does not tell them apart.
 */

import type { Pair } from '../../src/data/pair.ts';
import { Random } from '../../src/random.ts';
import type { Contrast } from './lexicon/lexicon.ts';
import { type Change, changesOf, type Meaning, say } from './meaning.ts';
import { normalise, wordOverlap } from './overlap.ts';
import { drawFarMeaning, drawMeaningOf, mayAsk, type Part, partOf } from './part.ts';
import { style } from './style.ts';

/** What sets the two apart: nothing (paraphrase), one point of meaning, the subject within a topic, or everything. */
export type PairKind = 'paraphrase' | Contrast | 'topic' | 'unrelated';

export interface GeneratedPair extends Pair {
  readonly kind: PairKind;
}

export interface PairsRequest {
  readonly seed: number;
  readonly count: number;
  /** Parts have no text in common; dev and test also ask questions that train never asks. */
  readonly part?: Part;
}

const MATCH_SHARE = 0.5;

/** Distinct pairs, the same for the same request on every machine. */
export function generatePairs({ seed, count, part = 'train' }: PairsRequest): GeneratedPair[] {
  const random = Random.fromSeed(seed).fork(`pairs ${part}`);
  const made = new Set<string>();
  const pairs: GeneratedPair[] = [];
  while (pairs.length < count) {
    const meaning = drawMeaningOf(part, random);
    const pair = random.uniform() < MATCH_SHARE ? matchOf(meaning, part, random) : mismatchOf(meaning, part, random);
    const key = [normalise(pair.left), normalise(pair.right)].sort();
    if (key[0] === '' || key[0] === key[1] || made.has(key.join('\n'))) continue;
    made.add(key.join('\n'));
    pairs.push({ ...pair, left: style(pair.left, random), right: style(pair.right, random) });
  }
  return pairs;
}

function matchOf(meaning: Meaning, part: Part, random: Random): GeneratedPair {
  const left = sayFor(part, meaning, random);
  const others = sayOften(part, meaning, random, 5).filter((text) => normalise(text) !== normalise(left));
  const [farthest, ...closer] = rank(left, others);
  const mood = random.uniform();
  const right = mood < 0.4 ? farthest : mood < 0.65 ? random.pick(others) : (closer.at(-1) ?? farthest);
  return { left, right: right ?? '', label: 1, kind: 'paraphrase' };
}

function mismatchOf(meaning: Meaning, part: Part, random: Random): GeneratedPair {
  const changes = changesOf(meaning, random).filter((change) => mayAsk(part, change.meaning));
  const far = changes.length === 0 || random.uniform() < 0.25;
  const { kind, meaning: other } = far ? drawFarMeaning(part, meaning, random) : pickChange(changes, random);
  const alike = kind !== 'unrelated';
  const sameChoices = alike && random.uniform() < 0.5 ? sayWithSameChoices(part, meaning, other, random) : undefined;
  if (sameChoices) return { ...sameChoices, label: 0, kind };
  const left = sayFor(part, meaning, random);
  const right = rank(left, sayOften(part, other, random, alike ? 3 : 1)).at(-1) ?? '';
  return { left, right, label: 0, kind };
}

/** The finest differences are rare in the lexicon and hard to learn: they are taken where they can be had. */
function pickChange(changes: readonly Change[], random: Random): Change {
  const fine = changes.filter(({ kind }) => ['order', 'number', 'negation', 'tense'].includes(kind));
  return random.pick(fine.length > 0 && random.uniform() < 0.6 ? fine : changes);
}

/** Two meanings by the same choices of words, so that little more than the difference sets them apart. */
function sayWithSameChoices(part: Part, meaning: Meaning, other: Meaning, random: Random) {
  for (let attempt = 0; attempt < 40; attempt++) {
    const choices = random.bits();
    const left = say(meaning, Random.fromSeed(choices));
    const right = say(other, Random.fromSeed(choices));
    if (partOf(left, meaning) === part && partOf(right, other) === part) return { left, right };
  }
  return undefined;
}

/** From the wording that shares the fewest words with the text to the one that shares the most. */
function rank(text: string, wordings: readonly string[]): string[] {
  return wordings
    .map((wording) => ({ wording, overlap: wordOverlap(text, wording) }))
    .sort((a, b) => a.overlap - b.overlap)
    .map(({ wording }) => wording);
}

function sayOften(part: Part, meaning: Meaning, random: Random, times: number): string[] {
  return Array.from({ length: times }, () => sayFor(part, meaning, random)).filter((text) => text !== '');
}

/** A wording of the meaning that belongs to the part; none ('') for a meaning with so few wordings that all are elsewhere. */
function sayFor(part: Part, meaning: Meaning, random: Random): string {
  for (let attempt = 0; attempt < 60; attempt++) {
    const text = say(meaning, random);
    if (partOf(text, meaning) === part) return text;
  }
  return '';
}
