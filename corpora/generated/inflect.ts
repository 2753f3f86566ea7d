/** The little English grammar that filling in a phrasing needs: gerunds, plurals, persons and articles. */

/** Verbs of more than one syllable that double their last letter all the same. */
const doubledVerbs = new Set(
  'begin cancel control debug forget format microchip quit refer repot reset squat sublet submit transfer travel unclog unplug'.split(
    ' ',
  ),
);

const irregularPlurals: Record<string, string> = {
  child: 'children',
  foot: 'feet',
  knife: 'knives',
  loaf: 'loaves',
  mouse: 'mice',
  person: 'people',
  shelf: 'shelves',
  tooth: 'teeth',
};

/** 'set up an account' → 'setting up an account'; only the first word is a verb. */
export function gerund(phrase: string): string {
  const [verb, ...rest] = phrase.split(' ');
  return [gerundOf(verb), ...rest].join(' ');
}

function gerundOf(verb: string): string {
  if (verb.includes('-')) return verb.replace(/[^-]+$/, gerundOf);
  if (doubledVerbs.has(verb) || /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(verb)) return `${verb}${verb.at(-1)}ing`;
  if (verb === 'be') return 'being';
  if (verb.endsWith('ie')) return `${verb.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(verb)) return `${verb.slice(0, -1)}ing`;
  return `${verb}ing`;
}

/** 'cherry tree' → 'cherry trees'; only the last word changes. */
export function plural(noun: string): string {
  const last = noun.match(/[\w']+$/)?.[0] ?? noun;
  return noun.slice(0, noun.length - last.length) + pluralOf(last);
}

function pluralOf(word: string): string {
  if (Object.hasOwn(irregularPlurals, word)) return irregularPlurals[word];
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(s|x|z|ch|sh|tomato|potato|hero)$/.test(word)) return `${word}es`;
  return `${word}s`;
}

/** 'find my keys' → 'find your keys'. */
export function secondPerson(phrase: string): string {
  const you: Record<string, string> = { my: 'your', me: 'you', myself: 'yourself', I: 'you' };
  return replacePerson(phrase, you);
}

/** 'find my keys' → 'find their keys'. */
export function thirdPersons(phrase: string): string {
  const they: Record<string, string> = { my: 'their', me: 'them', myself: 'themselves', I: 'they' };
  return replacePerson(phrase, they);
}

function replacePerson(phrase: string, words: Record<string, string>): string {
  return phrase
    .replace(/\bI'm\b/g, 'I am')
    .replace(/\bI (am|was)\b/g, (_, verb) => `${words.I} ${verb === 'am' ? 'are' : 'were'}`)
    .replace(/\b(my|me|myself|I)\b/g, (word) => words[word]);
}

/** Puts 'a' or 'an' by the sound that follows, and tidies spaces left by empty choices. */
export function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ([?.,!:])/g, '$1')
    .replace(/s's\b/g, "s'")
    .trim()
    .replace(
      /\b([Aa])n? (?=(["'(]?[\w-]+))/g,
      (_, article, next) => `${article}${startsWithVowelSound(next) ? 'n' : ''} `,
    );
}

function startsWithVowelSound(word: string): boolean {
  if (/^(hour|honest|heir|MRI|SMS|SSD|HDMI|X-ray|NBA|NFL|MP3|8|11\b|18)/.test(word)) return true;
  return /^[aeiou]/i.test(word) && !/^(uni[^mn]|us[aeiu]|euro|one\b|one-|U[SK]|URL|ukul|eu)/i.test(word);
}
