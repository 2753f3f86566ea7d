/** Lists of generated questions of any length, with known groups of duplicates: what search and grouping are measured on. */

import { Random } from '../../src/random.ts';
import { groups } from './lexicon/lexicon.ts';
import { drawMeaning, say } from './meaning.ts';
import { normalise } from './overlap.ts';
import { style } from './style.ts';

export interface GeneratedQuestion {
  readonly question: string;
  /** Questions of one group ask the same. */
  readonly group: number;
}

/** So many questions are asked again in other words, and of those so many once more, and so on. */
const REPEAT_SHARE = 0.35;

/**
 * Yields `count` distinct questions, one by one. Of 100,000 some 15,000 stand alone; the more are drawn, the larger the groups,
 * as there are some hundred thousand things that can be asked.
 *
 * @example
 * const questions = [...generateQuestions({ seed: 1, count: 1000 })].map(({ question }) => question);
 */
export function* generateQuestions({ seed, count }: { seed: number; count: number }): Generator<GeneratedQuestion> {
  const random = Random.fromSeed(seed).fork('questions');
  const groupOf = new Map<string, number>();
  const said = new Set<string>();
  while (said.size < count) {
    const subject = random.pick(groups);
    const meaning = drawMeaning(random, subject);
    const key = `${groups.indexOf(subject)} ${meaning.member} ${meaning.frame} ${JSON.stringify(meaning.values)}`;
    const known = groupOf.get(key);
    if (known !== undefined && random.uniform() < 0.75) continue;
    const group = known ?? groupOf.size;
    groupOf.set(key, group);
    do {
      const question = style(say(meaning, random), random);
      const text = normalise(question);
      if (said.has(text)) continue;
      said.add(text);
      yield { question, group };
    } while (random.uniform() < REPEAT_SHARE && said.size < count);
  }
}
