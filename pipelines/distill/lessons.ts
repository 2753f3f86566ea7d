/** A distillation: what a teacher says of unlabelled texts, and labelled pairs if there are any, become the training data of a student. */
import type { EngineOptions } from '../../src/compile/compile.ts';
import type { Config, LossSettings } from '../../src/config.ts';
import type { Teaching } from '../../src/data/teaching.ts';
import { GemelError } from '../../src/errors.ts';
import type { RawPair } from '../../src/matchers/scorer.ts';
import { Random } from '../../src/random.ts';
import { formatCount, formatCounted } from '../../src/report/numbers.ts';
import type { Model2Vec } from '../../src/storage/model2vec.ts';
import { type TrainingData, trainingPairs } from '../labelled-pairs.ts';
import type { Preset } from '../presets.ts';
import { drawPairs, type PairsWanted, type Space, staticSpace } from './pairs.ts';
import { softLabels, type Teacher, teach } from './teacher.ts';

export interface Distillation {
  readonly teacher: Teacher;
  readonly student: Preset;
  /** Unlabelled texts, from which pairs are drawn. */
  readonly texts: readonly string[];
  /** Unlabelled pairs of the user's, beside these. */
  readonly pairs: readonly RawPair[];
  readonly wanted: PairsWanted;
  /** The static vectors that the student starts from. */
  readonly vectors?: Model2Vec;
  /** Labelled pairs to learn from as well, and to choose and judge by. */
  readonly labelled?: TrainingData;
  /** Epochs on the teacher's answers, before those on labels; those of the settings where not given. */
  readonly softEpochs?: number;
  readonly seed: number;
  readonly engine: EngineOptions;
  readonly signal: AbortSignal;
  /** Counts texts encoded and compared, and pairs scored. */
  readonly counter: (doing: string, things: string, total: number) => (done: number) => void;
}

/** What a student is trained with. */
export interface Lessons {
  readonly preset: Preset;
  readonly data: TrainingData;
  readonly teaching?: Teaching;
}

/** Draws the pairs, asks the teacher, and puts everything together. */
export async function prepareLessons(task: Distillation): Promise<Lessons> {
  const { teacher, labelled, seed, counter } = task;
  const learned = labelled ? [...trainingPairs(labelled), ...(labelled.positives ?? [])] : [];
  const sides = (side: 'left' | 'right') => [
    ...new Set([...task.texts, ...[...task.pairs, ...learned].map((pair) => pair[side])]),
  ];
  const texts = { left: sides('left'), right: sides('right') };
  const toEncode = teacher.saved.model.matcher.shared
    ? new Set([...texts.left, ...texts.right]).size
    : texts.left.length + texts.right.length;
  const teaching = await teach(teacher, texts, counter('encoding', 'texts', toEncode));
  const random = Random.fromSeed(seed).fork('lessons');
  const anchors = Math.min(task.wanted.anchors, task.texts.length);
  const drawn = await drawPairs(task.texts, {
    ...task,
    space: chooseSpace(task, teaching),
    random,
    onProgress: counter('comparing', 'texts', anchors),
  });
  const asked = [...task.pairs, ...drawn];
  const labels = await softLabels(teacher, asked, teaching, counter('scoring', 'pairs', asked.length));
  const soft = asked.map((pair, i) => ({ left: pair.left, right: pair.right, label: labels[i] }));
  return {
    preset: withDistillation(task, teaching !== undefined),
    data: labelled ? besideLabels(labelled, soft, task) : withoutLabels(soft, task),
    teaching,
  };
}

/** The share of the pairs that are held out where there are no labels, and how many at most. */
const HELD_OUT = { share: 0.1, most: 5000 };

function besideLabels(labelled: TrainingData, soft: TrainingData['train'], task: Distillation): TrainingData {
  const { saved } = task.teacher;
  return {
    ...labelled,
    description: `${labelled.description}, ${describe(soft.length, task)}`,
    soft,
    // What the teacher has seen, the student knows by hearsay.
    seen: labelled.seen.union(saved.seen),
    seenBefore: saved.seenPairs,
  };
}

/** Without labels the student is judged by whether it agrees with the teacher, on pairs that are held out. */
function withoutLabels(soft: TrainingData['train'], task: Distillation): TrainingData {
  const { saved } = task.teacher;
  const count = Math.min(HELD_OUT.most, Math.floor(HELD_OUT.share * soft.length));
  const shuffled = Random.fromSeed(task.seed).fork('held out').shuffle(soft);
  const dev = shuffled.slice(0, count).map((pair) => ({ ...pair, label: Number(pair.label >= 0.5) }));
  const matches = dev.filter(({ label }) => label === 1).length;
  if (matches === 0 || matches === dev.length) {
    throw new GemelError(
      'bad-input',
      `--texts: expected texts of which the teacher takes some for matches and some not, found ${formatCounted(dev.length, 'pair')} held out, ${matches} of which match: add texts, or --corpus to judge by`,
    );
  }
  return {
    name: nameOf(task),
    description: describe(soft.length - count, task),
    task: { kind: 'match' },
    train: [],
    soft: shuffled.slice(count),
    dev,
    seen: saved.seen,
    seenBefore: saved.seenPairs,
    notes: [`${formatCount(count)} pairs held out, on which the student is asked to agree with the teacher`],
  };
}

function describe(pairs: number, task: Distillation): string {
  return `${formatCounted(pairs, 'pair')} scored by ${nameOf(task)}`;
}

function nameOf({ teacher }: Distillation): string {
  return teacher.saved.origin.preset;
}

/** By which near texts are found: the teacher's vectors, or else those that the student starts from. */
function chooseSpace(
  { teacher: { saved }, wanted, texts, vectors }: Distillation,
  teaching: Teaching | undefined,
): Space | undefined {
  if (texts.length === 0 || wanted.neighbours === 0) return undefined;
  if (!teaching) {
    if (vectors) return staticSpace(vectors);
    throw new GemelError(
      'bad-usage',
      `--teacher: expected one that makes vectors, by which near texts are found, found one that reads pairs jointly: add --vectors, ask only about --strangers with --neighbours 0, or name --pairs instead of --texts`,
    );
  }
  const { vectorOf, dimension } = teaching;
  return { vectorOf, dimension, metric: saved.model.matcher.vectors?.head.search?.metric ?? 'cosine' };
}

/**
 * The settings with what comes before the labels, unless they have it. Where both make vectors, the cosines of pairs are to be the teacher's; a head that
 * is no cosine learns from its answers, too.
 */
function withDistillation({ student, softEpochs }: Distillation, teacherHasVectors: boolean): Preset {
  const { config } = student;
  const { epochs, loss } = config.distillation ?? { epochs: SOFT_EPOCHS, loss: lossFor(config, teacherHasVectors) };
  return { ...student, config: { ...config, distillation: { epochs: softEpochs ?? epochs, loss } } };
}

const SOFT_EPOCHS = 12;

function lossFor({ head, loss }: Config, teacherHasVectors: boolean): LossSettings[] {
  const own: LossSettings[] = [loss].flat();
  if (!teacherHasVectors || !head?.kind.endsWith('cosine')) return own;
  const relational = { kind: 'relational', compare: 'pairs', scale: 20 } as const;
  return head.kind === 'cosine' ? [{ ...relational, weight: 1 }] : [...own, { ...relational, weight: 5 }];
}
