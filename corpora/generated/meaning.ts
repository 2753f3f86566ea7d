/** What a question asks, apart from how it is put: draws meanings, changes them, and puts them into words. */

import { GemelError } from '../../src/errors.ts';
import type { Random } from '../../src/random.ts';
import { gerund, plural, secondPerson, thirdPersons, tidy } from './inflect.ts';
import { entities } from './lexicon/entities.ts';
import { frameContrasts } from './lexicon/frames.ts';
import { type Contrast, frames, type Group } from './lexicon/lexicon.ts';
import { fillPhrase, type Phrase } from './phrase.ts';

export interface Meaning {
  readonly group: Group;
  readonly member: number;
  /** How the activity is asked about; empty where the member is a whole question. */
  readonly frame: string;
  /** The value of each slot: an index into its entities. */
  readonly values: Readonly<Record<string, number>>;
}

/** Another meaning in much the same words. */
export interface Change {
  readonly kind: Contrast;
  readonly meaning: Meaning;
}

/** For each class of slot its values, and for each value its names. */
const names: Record<string, string[][]> = Object.fromEntries(
  Object.entries(entities).map(([entity, text]) => [entity, text.split(',').map((value) => value.trim().split('|'))]),
);

export function drawMeaning(random: Random, group: Group, member = random.integer(group.members.length)): Meaning {
  // Most questions about an activity ask how it is done.
  const frame = group.frames.length === 0 ? '' : random.uniform() < 0.25 ? 'how' : random.pick(group.frames);
  return { group, member, frame, values: drawValues(random, group.members[member].slots, {}) };
}

/** One change of each sort that the meaning allows: of a slot, of two slots' order, of the member, of the frame. */
export function changesOf(meaning: Meaning, random: Random): Change[] {
  const { group, values } = meaning;
  const changes: Change[] = [];
  for (const slot of Object.keys(values)) {
    const others = Object.fromEntries(Object.entries(values).filter(([name]) => name !== slot));
    const value = drawOther(random, slot, values[slot], others);
    changes.push({ kind: kindOfSlot(slot), meaning: { ...meaning, values: { ...values, [slot]: value } } });
  }
  for (const second of Object.keys(values).filter((slot) => group.ordered && slot.endsWith('2'))) {
    const first = second.slice(0, -1);
    const exchanged = { ...values, [first]: values[second], [second]: values[first] };
    changes.push({ kind: 'order', meaning: { ...meaning, values: exchanged } });
  }
  if (group.members.length > 1) {
    const member = (meaning.member + 1 + random.integer(group.members.length - 1)) % group.members.length;
    const changed = { ...meaning, member, values: drawValues(random, group.members[member].slots, values) };
    changes.push({ kind: group.contrast, meaning: changed });
  }
  for (const frame of otherFrames(meaning, random)) {
    const opposite = frameContrasts[meaning.frame];
    const kind = opposite?.other === frame ? opposite.contrast : 'attribute';
    changes.push({ kind, meaning: { ...meaning, frame } });
  }
  return changes;
}

function otherFrames({ group, frame }: Meaning, random: Random): string[] {
  const opposite = frameContrasts[frame]?.other;
  if (group.frames.includes(opposite)) return [opposite];
  const others = group.frames.filter((name) => name !== frame);
  return others.length === 0 ? [] : [random.pick(others)];
}

/** Puts a meaning into words: lower case but for names, articles and gerunds in place. */
export function say(meaning: Meaning, random: Random): string {
  const { group, frame } = meaning;
  const { situations } = group.members[meaning.member];
  if (frame === '') return sayIn(meaning, undefined, random);
  const tells = frame === 'how' && situations.length > 0 && random.uniform() < 0.35;
  return sayIn(meaning, frames[tells ? 'situation' : frame], random);
}

/** The same in wordings of one's own, in which the activity is `{do}` or `{doing}`; without any the activity by itself. */
export function sayIn(meaning: Meaning, wordings: readonly Phrase[] | undefined, random: Random): string {
  const { group, values } = meaning;
  const chosen: Record<string, string> = {};
  const sayOne = (wordings: readonly Phrase[]): string =>
    fillPhrase(random.pick(wordings), random, (slot, form) => {
      chosen[slot] ??= random.pick(valuesOf(slot)[values[slot]]);
      if (form === 's') return plural(chosen[slot]);
      return form === 'ing' ? gerund(chosen[slot]) : chosen[slot];
    });
  const { phrases, situations } = group.members[meaning.member];
  if (!wordings) return tidy(sayOne(phrases));
  const text = fillPhrase(random.pick(wordings), random, (slot, form) => {
    if (slot === 'situation') return sayOne(situations);
    const phrase = slot === 'doing' ? gerund(sayOne(phrases)) : sayOne(phrases);
    if (form === 'you') return secondPerson(phrase);
    return form === 'they' ? thirdPersons(phrase) : phrase;
  });
  return tidy(text);
}

function drawValues(random: Random, slots: readonly string[], known: Meaning['values']): Record<string, number> {
  const values: Record<string, number> = {};
  for (const slot of slots) values[slot] = known[slot] ?? drawOther(random, slot, -1, values);
  return values;
}

/** A value that is not the present one, nor that of another slot of the same class. */
function drawOther(random: Random, slot: string, present: number, others: Meaning['values']): number {
  const taken = Object.keys(others).filter((name) => classOf(name) === classOf(slot));
  for (;;) {
    const value = random.integer(valuesOf(slot).length);
    if (value !== present && taken.every((name) => others[name] !== value)) return value;
  }
}

/** How two values of a slot differ. */
export function kindOfSlot(slot: string): Contrast {
  return /^\d/.test(valuesOf(slot)[0][0]) ? 'number' : 'entity';
}

function valuesOf(slot: string): string[][] {
  const values = names[classOf(slot)];
  if (!values) throw new GemelError('bad-input', `lexicon: no entities are listed for {${slot}}`);
  return values;
}

/** `{city}` and `{city2}` are both cities. */
function classOf(slot: string): string {
  return slot.replace(/2$/, '');
}
