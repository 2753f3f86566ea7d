/** The last touch of a generated question: how people type it, from well-mannered to hasty. */

import type { Random } from '../../src/random.ts';
import { normalise } from './overlap.ts';

const ARTICLES = /(?<=\w )(?:an?|the) /g;

const openings = choices(`
Hi, / Hello, / Hey, / Hi all, / Hello everyone, / Good morning, / Quick question: / Just wondering, / Please help: / Honestly,
Sorry for the basic question, / Maybe a silly question, but / Out of curiosity, / Beginner here: / First post here: / Need your advice:
My friend wants to know: / Asking for a friend: / My daughter asked me: / My son asked me: / My husband wonders: / My wife wonders:
Something I always wanted to know: / This drives me crazy: / I hope somebody here can help me: / Not sure where to ask this:
I have searched everywhere and found nothing: / I have been thinking about this for weeks: / Everyone tells me something else:
I'm new here and have a question: / It's my first time, so / Maybe one of you knows: / I read a lot about it and am still confused:
I tried several things yesterday and nothing worked: / Since last week I keep asking myself: / We talked about it at dinner:
Before I spend a lot of money: / Tell me please, / In your experience, / Serious question: / For a project at school:
`);
const closings = choices(`
Thanks! / Thank you! / Any help is welcome. / Thanks in advance. / Please help. / I have no clue. / Cheers! / It is urgent.
I would be grateful for any hint. / I really need an answer. / Nothing I read made sense to me.
`);

/** Writes a bare question the way one of many people would. */
export function style(text: string, random: Random): string {
  const written = text.replace(/(?<=[.?!] )[a-z]/g, (letter) => letter.toUpperCase());
  const mood = random.uniform();
  if (mood < 0.08) return hasty(text, random);
  if (mood < 0.16) return text.toLowerCase();
  if (mood < 0.25) return `${random.pick(openings)} ${written}`;
  if (mood < 0.28) return `${capitalise(written)} ${random.pick(closings)}`;
  if (mood < 0.31) return capitalise(mistype(written, random));
  return capitalise(written);
}

/** The words of a question without what a style may leave out. */
export function essence(text: string): string {
  return normalise(text.replaceAll("'", '')).replace(ARTICLES, '');
}

/** The way of a search box: no capitals, no question mark, and at times no articles or apostrophes. */
function hasty(text: string, random: Random): string {
  const bare = text.toLowerCase().replace(/[?.!]+$/, '');
  const terse = random.uniform() < 0.5 ? bare.replace(ARTICLES, '') : bare;
  return random.uniform() < 0.5 ? terse.replaceAll("'", '') : terse;
}

function capitalise(text: string): string {
  // Names such as iPhone and macOS keep their own way.
  return /^[a-z]+[A-Z]/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** Exchanges two letters inside a long word. */
function mistype(text: string, random: Random): string {
  const words = text.split(' ');
  const long = [...words.keys()].filter((index) => /^[a-z]{6,}$/.test(words[index]));
  if (long.length === 0) return text;
  const index = random.pick(long);
  const at = 1 + random.integer(words[index].length - 3);
  const [before, first, second, after] = [0, at, at + 1, at + 2].map((start, i, all) =>
    words[index].slice(start, all[i + 1]),
  );
  return words.with(index, before + second + first + after).join(' ');
}

function choices(text: string): string[] {
  return text.trim().split(/ \/ |\n/);
}
