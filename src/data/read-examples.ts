/** Records → examples: every distinct string read once, every item with the number of its group of known matches. */
import type { Sides } from './batches.ts';
import { type Example, KnownMatches } from './example.ts';
import { type Pair, pairsOfTriplet, type Triplet } from './pair.ts';
import type { Item, Side } from './side.ts';
import type { Teaching } from './teaching.ts';

/** What a run learns from, as records. */
export interface TrainingRecords {
  readonly train: readonly Pair[];
  readonly positives?: readonly Pair[];
  readonly triplets?: readonly Triplet[];
  /** Pairs labelled by a teacher. */
  readonly soft?: readonly Pair[];
  /** What a teacher makes of their items. */
  readonly teaching?: Teaching;
}

/** Reads all records. Triplets, where there are any, take the place of the labelled pairs. */
export async function readTrainingSet(
  { train, positives = [], triplets, soft = [], teaching }: TrainingRecords,
  sides: Sides,
): Promise<{ labelled: Example[]; positives: Example[]; soft: Example[] }> {
  const labelled = [...train, ...positives, ...(triplets ?? []).flatMap(pairsOfTriplet)];
  // What a teacher takes for a match joins no groups: through near neighbours nearly everything would hang together, and nothing would be a non-match of anything.
  const matches = KnownMatches.fromPairs([...labelled, ...soft.map((pair) => ({ ...pair, label: 0 }))], {
    left: sides.left.identityOf,
    right: sides.right.identityOf,
  });
  const lefts = new ItemReader(sides.left);
  const rights = sides.left === sides.right ? lefts : new ItemReader(sides.right);
  lefts.want([...train, ...positives, ...soft].map(({ left }) => left));
  lefts.want((triplets ?? []).map(({ anchor }) => anchor));
  rights.want([...train, ...positives, ...soft].map(({ right }) => right));
  rights.want((triplets ?? []).flatMap(({ positive, negative }) => [positive, negative]));
  await lefts.read();
  await rights.read();

  const toExample = (left: string, candidates: readonly string[], labels: readonly number[]): Example => ({
    left: lefts.item(left),
    rights: candidates.map((raw) => rights.item(raw)),
    labels,
    weight: 1,
    groups: { left: matches.groupOf(left), rights: candidates.map((raw) => matches.groupOf(raw)) },
    ...(teaching && {
      targets: {
        left: teaching.vectorOf('left', left),
        rights: candidates.map((raw) => teaching.vectorOf('right', raw)),
      },
    }),
  });
  const ofPair = ({ left, right, label }: Pair) => toExample(left, [right], [label]);
  return {
    labelled: triplets
      ? triplets.map(({ anchor, positive, negative }) => toExample(anchor, [positive, negative], [1, 0]))
      : train.map(ofPair),
    positives: positives.map(ofPair),
    soft: soft.map(ofPair),
  };
}

/** Reads the strings of a side together, each once. */
class ItemReader {
  readonly #side: Side;
  readonly #wanted = new Set<string>();
  #items: ReadonlyMap<string, Item> = new Map();

  constructor(side: Side) {
    this.#side = side;
  }

  want(raw: readonly string[]): void {
    for (const one of raw) this.#wanted.add(one);
  }

  async read(): Promise<void> {
    if (this.#items.size === this.#wanted.size) return;
    const raw = [...this.#wanted];
    const items = await this.#side.read(raw);
    this.#items = new Map(raw.map((one, i) => [one, items[i]]));
  }

  item(raw: string): Item {
    return this.#items.get(raw) as Item;
  }
}
