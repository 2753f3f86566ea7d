/** Questions with answers to rank, and titles with bodies: what the recipes for these jobs learn from where no file of one's own is given. */
import type { Pair } from '../../src/data/pair.ts';
import { Random } from '../../src/random.ts';
import { remarks as remarkText, replies as replyText, titles as titleText } from './lexicon/replies.ts';
import { changesOf, type Meaning, say, sayIn } from './meaning.ts';
import { drawFarMeaning, drawMeaningOf, mayAsk, type Part } from './part.ts';
import { type Phrase, parsePhrase } from './phrase.ts';
import { style } from './style.ts';

interface Request {
  readonly seed: number;
  readonly count: number;
  /** Half of what dev asks about is never asked about in train. */
  readonly part?: Part;
}

/**
 * Pairs of a question (left) with a candidate (right): of each of `count` questions the answer (label 1) and up to six answers to other questions,
 * which differ in what they are about or in what they say of it. The pairs of a question stand together.
 */
export function generateAnswers({ seed, count, part = 'train' }: Request): Pair[] {
  const random = Random.fromSeed(seed).fork(`answers ${part}`);
  return Array.from({ length: count }, () => {
    const meaning = drawActivity(part, random);
    const left = style(say(meaning, random), random);
    const others = [
      ...changedMeanings(meaning, part, random),
      ...Array.from({ length: 2 }, () => drawActivity(part, random)),
    ];
    return [
      { left, right: reply(meaning, random), label: 1 },
      ...random
        .shuffle(others)
        .slice(0, 6)
        .map((other) => ({ left, right: reply(other, random), label: 0 })),
    ];
  }).flat();
}

/** Pairs of a title (left) with a body (right), `count` that belong together and as many that do not, most of which are near each other. */
export function generateArticles({ seed, count, part = 'train' }: Request): Pair[] {
  const random = Random.fromSeed(seed).fork(`articles ${part}`);
  return Array.from({ length: count }, () => {
    const meaning = drawActivity(part, random);
    const left = capitalise(sayIn(meaning, titles.title, random));
    const about = changedMeanings(meaning, part, random).filter(
      ({ member, values }) => member !== meaning.member || values !== meaning.values,
    );
    const other = about.length > 0 && random.uniform() < 0.3 ? random.pick(about) : farActivity(meaning, part, random);
    return [
      { left, right: body(meaning, random), label: 1 },
      { left, right: body(other, random), label: 0 },
    ];
  }).flat();
}

const replies = parseWordings(replyText);
const titles = parseWordings(titleText);
const remarks = parseWordings(remarkText);

/** A sentence that names the activity, often with one that does not. */
function reply(meaning: Meaning, random: Random): string {
  const wordings = replies[meaning.frame];
  const first = sayIn(meaning, wordings.filter(namesSubject), random);
  const further = [...wordings.filter((wording) => !namesSubject(wording)), ...remarks.filler];
  const sentences = random.uniform() < 0.5 ? [first, sayIn(meaning, further, random)] : [first];
  return sentences.map(capitalise).join(' ');
}

/** Two to five sentences, some of which could stand in any article. */
function body(meaning: Meaning, random: Random): string {
  const frames = Array.from({ length: 1 + random.integer(2) }, () => random.pick(meaning.group.frames));
  const sentences = [
    sayIn(meaning, remarks.remark, random),
    ...frames.map((frame) => reply({ ...meaning, frame }, random)),
    ...(random.uniform() < 0.5 ? [sayIn(meaning, remarks.filler, random)] : []),
  ];
  return random.shuffle(sentences).map(capitalise).join(' ');
}

function drawActivity(part: Part, random: Random): Meaning {
  for (;;) {
    const meaning = drawMeaningOf(part, random);
    if (meaning.frame !== '') return meaning;
  }
}

function farActivity(meaning: Meaning, part: Part, random: Random): Meaning {
  for (;;) {
    const { meaning: far } = drawFarMeaning(part, meaning, random);
    if (far.frame !== '') return far;
  }
}

function changedMeanings(meaning: Meaning, part: Part, random: Random): Meaning[] {
  return changesOf(meaning, random)
    .map((change) => change.meaning)
    .filter((changed) => mayAsk(part, changed));
}

function namesSubject({ slots }: Phrase): boolean {
  return slots.length > 0;
}

/** Paragraphs of wordings under a name each; a slash or a new line sets them apart. */
function parseWordings(text: string): Readonly<Record<string, readonly Phrase[]>> {
  return Object.fromEntries(
    text
      .trim()
      .split(/\n\s*\n/)
      .map((paragraph) => {
        const [name, wordings] = paragraph.split('\n- ');
        return [name, wordings.split(/\n| \/ /).map((wording) => parsePhrase(wording.trim()))];
      }),
  );
}

function capitalise(text: string): string {
  return text.replace(/^[a-z]|(?<=[.?!] )[a-z]/g, (letter) => letter.toUpperCase());
}
