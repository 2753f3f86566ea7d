/**
 * What the generated questions are about: reads the topics into groups of subjects that are easily mistaken for one another.
 *
 * A topic is text. Each paragraph is a group, its first line says how the members differ, each `- ` begins a member, and a
 * slash or a new line sets apart the phrasings of one member, which all mean the same; `! ` begins a situation:
 *
 *     do direction: how cost         activities, asked about through the named frames (how, always)
 *     ask entity [ordered]           whole questions; ordered: exchanging {city} and {city2} changes the meaning
 */

import { GemelError } from '../../../src/errors.ts';
import { type Phrase, parsePhrase } from '../phrase.ts';
import { frames as frameText } from './frames.ts';
import { beauty } from './topics/beauty.ts';
import { calendar } from './topics/calendar.ts';
import { cars } from './topics/cars.ts';
import { cleaning } from './topics/cleaning.ts';
import { computers } from './topics/computers.ts';
import { cooking } from './topics/cooking.ts';
import { crafts } from './topics/crafts.ts';
import { drinks } from './topics/drinks.ts';
import { fitness } from './topics/fitness.ts';
import { garden } from './topics/garden.ts';
import { health } from './topics/health.ts';
import { home } from './topics/home.ts';
import { housing } from './topics/housing.ts';
import { languages } from './topics/languages.ts';
import { law } from './topics/law.ts';
import { money } from './topics/money.ts';
import { music } from './topics/music.ts';
import { parenting } from './topics/parenting.ts';
import { pets } from './topics/pets.ts';
import { phones } from './topics/phones.ts';
import { photography } from './topics/photography.ts';
import { programming } from './topics/programming.ts';
import { relationships } from './topics/relationships.ts';
import { school } from './topics/school.ts';
import { science } from './topics/science.ts';
import { shopping } from './topics/shopping.ts';
import { social } from './topics/social.ts';
import { sports } from './topics/sports.ts';
import { transport } from './topics/transport.ts';
import { travel } from './topics/travel.ts';
import { weather } from './topics/weather.ts';
import { work } from './topics/work.ts';

/** How two questions differ that look alike. */
export type Contrast = 'entity' | 'number' | 'direction' | 'order' | 'negation' | 'tense' | 'attribute' | 'action';

export interface Member {
  /** Its first phrasing, as written. */
  readonly name: string;
  /** All mean the same and have the same slots. */
  readonly phrases: readonly Phrase[];
  readonly slots: readonly string[];
  /** What makes one ask how an activity is done: "my tap drips". */
  readonly situations: readonly Phrase[];
}

export interface Group {
  readonly topic: string;
  readonly contrast: Contrast;
  readonly ordered: boolean;
  readonly members: readonly Member[];
  /** The frames that may ask about the members; none where the members are whole questions. */
  readonly frames: readonly string[];
}

const topics = {
  ...{ beauty, calendar, cars, cleaning, computers, cooking, crafts, drinks, fitness, garden, health, home, housing },
  ...{
    languages,
    law,
    money,
    music,
    parenting,
    pets,
    phones,
    photography,
    programming,
    relationships,
    school,
    science,
  },
  ...{ shopping, social, sports, transport, travel, weather, work },
};

/** The phrasings of each frame, by its name. */
export const frames: Readonly<Record<string, readonly Phrase[]>> = Object.fromEntries(
  paragraphs(frameText).map(({ header, members }) => [header, members[0].phrases]),
);

export const groups: readonly Group[] = Object.entries(topics).flatMap(([topic, text]) =>
  paragraphs(text).map(({ header, members }) => ({ topic, ...parseHeader(header), members })),
);

function parseHeader(header: string): Omit<Group, 'topic' | 'members'> {
  const match = header.match(/^(do|ask) (\w+)( ordered)?(?:: ([\w ]+))?$/);
  if (!match)
    throw new GemelError('bad-input', `lexicon: expected a group such as "do direction: cost time", found "${header}"`);
  const [, verb, contrast, ordered, names = ''] = match;
  const asked = verb === 'do' ? ['how', ...names.split(' ').filter((name) => name !== '')] : [];
  const unknown = asked.find((name) => !Object.hasOwn(frames, name));
  if (unknown) throw new GemelError('bad-input', `lexicon: no frame is called "${unknown}" (group "${header}")`);
  return { contrast: contrast as Contrast, ordered: ordered !== undefined, frames: asked };
}

function paragraphs(text: string): { header: string; members: Member[] }[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => {
      const [header, ...members] = paragraph.split(/\n- /);
      return { header, members: members.map(parseMember) };
    });
}

function parseMember(text: string): Member {
  const sources = text.split(/\n| \/ /).map((source) => source.trim().replace(/ \/$/, ''));
  const phrases = sources.filter((source) => !source.startsWith('! ')).map(parsePhrase);
  const situations = sources.filter((source) => source.startsWith('! ')).map((source) => parsePhrase(source.slice(2)));
  const { slots } = phrases[0];
  const odd = [...phrases, ...situations].findIndex(
    (phrase) => !isFrame(phrase) && phrase.slots.join() !== slots.join(),
  );
  if (odd >= 0) {
    throw new GemelError('bad-input', `lexicon: phrasing ${odd + 1} must have the slots of the first: "${text}"`);
  }
  return { name: sources[0], phrases, situations, slots: isFrame(phrases[0]) ? [] : slots };
}

function isFrame(phrase: Phrase): boolean {
  return phrase.slots.some((slot) => slot === 'do' || slot === 'doing' || slot === 'situation');
}
