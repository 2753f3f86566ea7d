/** What an epoch shows: the labelled examples, and what is drawn anew each time to stand beside them. */
import type { Example } from '../data/example.ts';
import type { Random } from '../random.ts';

export interface EpochOptions {
  /** Pairs of items drawn at random, added to each epoch as non-matches: so many for each labelled pair. */
  readonly strangers: number;
  /** Non-matches that the matcher itself takes for near, mined before each epoch: so many for each labelled pair. */
  readonly hardNegatives: number;
  /** Pairs of a source of matches alone: so many for each labelled pair, drawn anew each epoch. */
  readonly positives: number;
  /** How much these count in losses of single pairs, which they would teach that everything matches. */
  readonly positivesWeight: number;
  /** Pairs labelled by a teacher: so many for each labelled pair, drawn anew each epoch. */
  readonly soft: number;
  /** Whether the rarer label is repeated until both are equally common. */
  readonly balance: boolean;
  /** Whether sides are swapped at random: for matchers to which the order should make no difference. */
  readonly swap: boolean;
}

/** The examples of a run, read once. All have as many candidates. */
export interface TrainingSet {
  readonly labelled: readonly Example[];
  /** Matches of a source that holds no non-matches. */
  readonly positives: readonly Example[];
  /** Pairs whose labels, from 0 to 1, are what a teacher says. */
  readonly soft?: readonly Example[];
}

/** Near pairs as positions of examples: the left item of one with the first candidate of the other. */
export type NearPairs = readonly { readonly left: number; readonly right: number }[];

export interface EpochTask {
  readonly set: TrainingSet;
  readonly options: EpochOptions;
  /** R: one for pairs, two where each anchor is shown with a match and a non-match. */
  readonly candidates: 1 | 2;
  /** How an epoch shows an example, drawn anew each time. */
  readonly vary?: (example: Example, random: Random) => Example;
  /** Finds near non-matches among the examples with the weights as they are. */
  readonly mine?: (
    examples: readonly Example[],
    asked: { readonly wanted: number; readonly perAnchor?: number },
  ) => Promise<NearPairs>;
}

/** Examples by epoch, always as many. */
export interface EpochSource {
  /** The examples of an epoch. */
  readonly count: number;
  /** R, the candidates of each. */
  readonly candidates: number;
  draw(random: Random): Promise<Example[]>;
}

/** So many of the examples at random, drawn anew each epoch; all of them at least once where there are fewer. */
export function sampledEpochs(examples: readonly Example[], count: number): EpochSource {
  return {
    count,
    candidates: 1,
    async draw(random) {
      const drawn: Example[] = [];
      while (drawn.length < count) drawn.push(...random.shuffle(examples).slice(0, count - drawn.length));
      return drawn;
    },
  };
}

/** What is drawn from the labelled examples of a run. */
export class Epochs implements EpochSource {
  /** The examples of an epoch. */
  readonly count: number;
  readonly candidates: number;
  readonly #task: EpochTask;
  readonly #drawn: Readonly<Record<'positives' | 'soft' | 'strangers' | 'hard', number>>;

  constructor(task: EpochTask) {
    const { set, options } = task;
    const labelled = task.set.labelled.length;
    this.#task = task;
    this.candidates = task.candidates;
    const ofPairs = (share: number) => Math.round(share * labelled);
    this.#drawn = {
      positives: Math.min(ofPairs(options.positives), set.positives.length),
      soft: Math.min(ofPairs(options.soft), set.soft?.length ?? 0),
      // One pair alone has no strangers.
      strangers: labelled > 1 ? ofPairs(options.strangers) : 0,
      hard: labelled > 1 ? ofPairs(options.hardNegatives) : 0,
    };
    this.count =
      task.candidates === 2
        ? matchesOf(set.labelled).length + this.#drawn.positives
        : balancedCount(set.labelled, options.balance) +
          this.#drawn.positives +
          this.#drawn.soft +
          this.#drawn.strangers +
          this.#drawn.hard;
  }

  /** The examples of one epoch. */
  async draw(random: Random): Promise<Example[]> {
    const { set, options, candidates } = this.#task;
    const drawn = random.fork('positives').shuffle(set.positives).slice(0, this.#drawn.positives);
    if (candidates === 2) {
      // Each comes with a non-match of its own, so that it need not count less.
      const triplets = await this.#triplets([...matchesOf(set.labelled), ...drawn], random.fork('triplets'));
      return this.#varied(triplets, random);
    }
    const positives = drawn.map((example) => ({ ...example, weight: options.positivesWeight }));
    const labelled = options.balance ? balanced(set.labelled, random.fork('balance')) : [...set.labelled];
    const soft = random
      .fork('soft')
      .shuffle(set.soft ?? [])
      .slice(0, this.#drawn.soft);
    const strangers = drawStrangers(set.labelled, this.#drawn.strangers, random.fork('strangers'));
    const hard = await this.#hardNegatives([...set.labelled, ...positives], random.fork('hard'));
    const shown = this.#varied([...labelled, ...positives, ...soft, ...strangers, ...hard], random);
    return options.swap ? swapSides(shown, random.fork('swap')) : shown;
  }

  #varied(examples: Example[], random: Random): Example[] {
    const { vary } = this.#task;
    if (!vary) return examples;
    const drawn = random.fork('vary');
    return examples.map((example) => vary(example, drawn));
  }

  async #hardNegatives(pool: readonly Example[], random: Random): Promise<Example[]> {
    const { hard } = this.#drawn;
    const { mine } = this.#task;
    if (hard === 0) return [];
    const near = mine ? await mine(pool, { wanted: hard }) : [];
    const found = random
      .shuffle(near)
      .slice(0, hard)
      .map(({ left, right }) => nonMatch(pool[left], pool[right]));
    return [...found, ...drawStrangers(pool, hard - found.length, random)];
  }

  /** Each match with a second candidate, unless it has one: a labelled non-match of its anchor where there is one, else a near one, else a stranger. */
  async #triplets(matches: readonly Example[], random: Random): Promise<Example[]> {
    const { set, mine, options } = this.#task;
    const labelled = nonMatchesByAnchor(set.labelled);
    const near = new Map<number, number[]>();
    if (mine && options.hardNegatives > 0) {
      for (const { left, right } of await mine(matches, { wanted: matches.length, perAnchor: 1 })) {
        near.set(left, [...(near.get(left) ?? []), right]);
      }
    }
    return matches.map((match, i) => {
      if (match.rights.length > 1) return match;
      const known = labelled.get(match.groups.left) ?? [];
      const mined = (near.get(i) ?? []).map((other) => matches[other]);
      const choices = known.length > 0 && (mined.length === 0 || random.uniform() < 0.5) ? known : mined;
      const other = choices.length > 0 ? random.pick(choices) : strangerOf(match, matches, random);
      return {
        ...match,
        rights: [match.rights[0], other.rights[0]],
        labels: [1, 0],
        groups: { left: match.groups.left, rights: [match.groups.rights[0], other.groups.rights[0]] },
        ...(match.targets &&
          other.targets && {
            targets: { left: match.targets.left, rights: [match.targets.rights[0], other.targets.rights[0]] },
          }),
      };
    });
  }
}

/**
 * Pairs of strangers: a left and a right item drawn from different pairs, labelled no match. What users search is full of items that have
 * nothing to do with each other, while labelled pairs seldom are.
 */
export function drawStrangers(examples: readonly Example[], count: number, random: Random): Example[] {
  if (examples.length < 2) return [];
  return Array.from({ length: count }, () => {
    const one = random.pick(examples);
    return nonMatch(one, strangerOf(one, examples, random));
  });
}

/** An example whose items are not known to match those of the given one, as far as a few draws find one. */
function strangerOf(one: Example, examples: readonly Example[], random: Random): Example {
  let other = random.pick(examples);
  for (let tries = 0; tries < 8 && other.groups.rights[0] === one.groups.left; tries++) other = random.pick(examples);
  return other;
}

function nonMatch(one: Example, other: Example): Example {
  return {
    left: one.left,
    rights: [other.rights[0]],
    labels: [0],
    weight: 1,
    groups: { left: one.groups.left, rights: [other.groups.rights[0]] },
    ...(one.targets && other.targets && { targets: { left: one.targets.left, rights: [other.targets.rights[0]] } }),
  };
}

function matchesOf(examples: readonly Example[]): Example[] {
  return examples.filter(({ labels }) => labels[0] >= 0.5);
}

function nonMatchesByAnchor(examples: readonly Example[]): Map<number, Example[]> {
  const byAnchor = new Map<number, Example[]>();
  for (const example of examples) {
    if (example.labels[0] >= 0.5) continue;
    const { left } = example.groups;
    const known = byAnchor.get(left);
    if (known) known.push(example);
    else byAnchor.set(left, [example]);
  }
  return byAnchor;
}

function balancedCount(examples: readonly Example[], balance: boolean): number {
  if (!balance) return examples.length;
  const matches = matchesOf(examples).length;
  const [rarer, commoner] = [
    Math.min(matches, examples.length - matches),
    Math.max(matches, examples.length - matches),
  ];
  return rarer === 0 ? examples.length : 2 * commoner;
}

/** The examples, those of the rarer label drawn again until there are as many. */
function balanced(examples: readonly Example[], random: Random): Example[] {
  const matches = matchesOf(examples);
  const others = examples.filter(({ labels }) => labels[0] < 0.5);
  const [rarer, commoner] = matches.length < others.length ? [matches, others] : [others, matches];
  if (rarer.length === 0) return [...examples];
  const again = Array.from({ length: commoner.length - rarer.length }, () => random.pick(rarer));
  return [...examples, ...again];
}

function swapSides(examples: readonly Example[], random: Random): Example[] {
  return examples.map((example) => {
    if (random.uniform() < 0.5) return example;
    const { left, rights, groups, targets } = example;
    return {
      ...example,
      left: rights[0],
      rights: [left],
      groups: { left: groups.rights[0], rights: [groups.left] },
      ...(targets && { targets: { left: targets.rights[0], rights: [targets.left] } }),
    };
  });
}
