import { describe, expect, it } from 'vitest';
import { entities } from '../../corpora/generated/lexicon/entities.ts';
import { groups } from '../../corpora/generated/lexicon/lexicon.ts';
import { changesOf, drawMeaning, type Meaning, say } from '../../corpora/generated/meaning.ts';
import { normalise } from '../../corpora/generated/overlap.ts';
import { generatePairs } from '../../corpora/generated/pairs.ts';
import { generateQuestions } from '../../corpora/generated/questions.ts';
import { Random } from '../../src/random.ts';

const pairs = generatePairs({ seed: 3, count: 3000 });
const texts = pairs.flatMap(({ left, right }) => [left, right]);

describe('generated pairs', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(generatePairs({ seed: 3, count: 3000 })).toEqual(pairs);
    expect(generatePairs({ seed: 4, count: 10 })).not.toEqual(pairs.slice(0, 10));
  });

  it('are distinct, and never pair a text with itself', () => {
    const keys = pairs.map(({ left, right }) => [left, right].map(normalise).sort());
    expect(new Set(keys.map((key) => key.join('|'))).size).toBe(pairs.length);
    expect(keys.filter(([left, right]) => left === right)).toEqual([]);
  });

  it('match exactly where nothing but the wording differs', () => {
    expect(pairs.filter(({ label, kind }) => (label === 1) !== (kind === 'paraphrase'))).toEqual([]);
  });

  it.each(['entity', 'number', 'direction', 'order', 'negation', 'tense', 'attribute', 'action', 'topic', 'unrelated'])(
    'differ in %s often enough to learn it',
    (kind) => {
      expect(pairs.filter((pair) => pair.kind === kind).length).toBeGreaterThan(pairs.length / 200);
    },
  );

  it('cover many topics and questions', () => {
    expect(new Set(groups.map(({ topic }) => topic)).size).toBeGreaterThanOrEqual(20);
    expect(groups.flatMap(({ members }) => members).length).toBeGreaterThan(1000);
  });
});

describe('generated grammar', () => {
  it.each([
    ['two spaces, or one at an end', /\s\s|^\s|\s$/],
    ['an unfilled slot or choice', /[{}[\]|]/],
    ['a space before punctuation', / [?.,!:]/],
    ['undefined', /undefined|NaN/],
    ['a before a vowel', /\ba (apple|egg|oven|old|orange|umbrella|animal|8|11|18|e-bike|iPhone|infant)\b/i],
    ['an before a consonant', /\ban (dog|cat|book|car|university|used|usual|one|unique|Uber)\b/i],
    ['a gerund that keeps its e or lacks a consonant', /\b(makeing|takeing|geting|puting|runing|stoping|planing a)\b/i],
    ['a doubled question mark', /\?\?/],
  ])('has no text with %s', (_, pattern) => {
    expect(texts.filter((text) => pattern.test(text))).toEqual([]);
  });

  it('begins with a capital letter, unless all of the text is in lower case or begins with a name', () => {
    const odd = texts.filter(
      (text) => /^[a-z]/.test(text) && text !== text.toLowerCase() && !/^[a-z]+[A-Z]/.test(text),
    );
    expect(odd).toEqual([]);
  });

  it('has between 2 and 40 words', () => {
    const lengths = texts.map((text) => text.split(' ').length);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(40);
  });

  it('never says two things in the same words', () => {
    const random = Random.fromSeed(1);
    const meaningOf = new Map<string, string>();
    for (let i = 0; i < 20_000; i++) {
      const group = random.integer(groups.length);
      const { member, frame, values, ...rest } = drawMeaning(random, groups[group]);
      const text = normalise(say({ member, frame, values, ...rest }, random));
      const meaning = JSON.stringify([group, member, frame, values]);
      expect(meaningOf.get(text) ?? meaning, text).toBe(meaning);
      meaningOf.set(text, meaning);
    }
  });
});

describe('changes of meaning', () => {
  it.each([
    { kind: 'entity', entity: 'city', name: 'what are the best [sights|attractions] in {city}?' },
    { kind: 'entity', entity: 'pet', name: 'how long does a {pet} live?' },
    { kind: 'number', entity: 'people', name: 'what can I cook for {people} people?' },
    { kind: 'order', entity: 'code', name: 'is {code} faster than {code2}?' },
    { kind: 'order', entity: 'city', name: 'how much is a ticket from {city} to {city2}?' },
  ])('$kind: nothing but that differs in "$name"', ({ kind, entity, name }) => {
    for (let seed = 0; seed < 50; seed++) {
      const meaning = meaningNamed(name, seed);
      const [before, after] = [meaning, changed(meaning, kind, seed)].map((it) =>
        readEntities(say(it, Random.fromSeed(seed)), entity),
      );
      expect(after.rest).toBe(before.rest);
      if (kind === 'order') expect(after.values).toEqual([...before.values].reverse());
      else expect(after.values).not.toEqual(before.values);
    }
  });

  const denies = /\bnot\b|n't|\bnever\b/;
  it.each([
    {
      kind: 'direction',
      name: 'buy {asset}',
      frame: 'how',
      from: /buy|purchas|invest|put|acquir/,
      to: /sell|rid|turn|cash/,
    },
    { kind: 'negation', name: 'brush my teeth', frame: 'if', from: /if|consequences|after|bad/, to: denies },
    { kind: 'negation', name: 'brush my teeth', frame: 'ifnot', from: denies, to: /^(?!.*(n't|\bnot\b|never))/ },
    {
      kind: 'tense',
      name: 'brush my teeth',
      frame: 'before',
      from: /before|prepar|get ready/,
      to: /after|next|once|done/,
    },
  ])('$kind: "$name" turns from one to the other ($frame)', ({ kind, name, frame, from, to }) => {
    for (let seed = 0; seed < 50; seed++) {
      const meaning = { ...meaningNamed(name, seed), frame };
      expect(say(meaning, Random.fromSeed(seed))).toMatch(from);
      expect(say(changed(meaning, kind, seed), Random.fromSeed(seed))).toMatch(to);
    }
  });
});

describe('generated questions', () => {
  const questions = [...generateQuestions({ seed: 5, count: 2000 })];

  it('are distinct, as many as asked for, and the same for the same seed', () => {
    expect(new Set(questions.map(({ question }) => normalise(question))).size).toBe(2000);
    expect([...generateQuestions({ seed: 5, count: 2000 })]).toEqual(questions);
  });

  it('come one by one, so that a longer list begins with the shorter one', () => {
    expect([...generateQuestions({ seed: 5, count: 100 })]).toEqual(questions.slice(0, 100));
  });

  it('hold groups of duplicates and questions that stand alone', () => {
    const groupSizes = new Map<number, number>();
    for (const { group } of questions) groupSizes.set(group, (groupSizes.get(group) ?? 0) + 1);
    const alone = [...groupSizes.values()].filter((size) => size === 1).length / questions.length;
    expect(alone).toBeGreaterThan(0.2);
    expect(alone).toBeLessThan(0.8);
  });
});

/** A meaning of the member whose first phrasing begins with the name. */
function meaningNamed(name: string, seed: number): Meaning {
  const group = groups.find(({ members }) => members.some((member) => member.name.startsWith(name)));
  if (!group) throw new Error(`no member is called ${name}`);
  const member = group.members.findIndex((candidate) => candidate.name.startsWith(name));
  return drawMeaning(Random.fromSeed(seed), group, member);
}

function changed(meaning: Meaning, kind: string, seed: number): Meaning {
  const change = changesOf(meaning, Random.fromSeed(seed)).find((candidate) => candidate.kind === kind);
  if (!change) throw new Error(`the meaning has no change of ${kind}`);
  return change.meaning;
}

/** The values of a class that a text names, in order, and the text without them. */
function readEntities(text: string, entity: string): { rest: string; values: number[] } {
  const names = entities[entity]
    .split(',')
    .flatMap((value, index) => value.split('|').map((name) => ({ name: name.trim(), index })))
    .sort((a, b) => b.name.length - a.name.length);
  const values: number[] = [];
  const pattern = new RegExp(
    `\\ban? (?=(${names.map(({ name }) => name).join('|')})\\b)|\\b(${names.map(({ name }) => name).join('|')})\\b`,
    'g',
  );
  const rest = text.replace(pattern, (found) => {
    const known = names.find(({ name }) => name === found);
    if (known) values.push(known.index);
    return known ? '_' : 'a ';
  });
  return { rest, values };
}
