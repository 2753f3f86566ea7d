/** A distillation: what a teacher says of unlabelled texts, and labelled pairs if there are any, become the training data of a student. */
import type { EngineOptions } from '../../src/compile/compile.ts';
import type { Config, LossSettings } from '../../src/config.ts';
import type { Pair } from '../../src/data/pair.ts';
import type { Teaching } from '../../src/data/teaching.ts';
import { GemelError } from '../../src/errors.ts';
import type { RawPair } from '../../src/matchers/scorer.ts';
import { buildOneLoss } from '../../src/members.ts';
import { Random } from '../../src/random.ts';
import { formatCount, formatCounted } from '../../src/report/numbers.ts';
import type { Model2Vec } from '../../src/storage/model2vec.ts';
import { normaliseForIdentity } from '../../src/text/normalise.ts';
import { type TrainingData, trainingPairs } from '../labelled-pairs.ts';
import type { Preset } from '../presets.ts';
import { readAnswers, writeAnswers } from './answers.ts';
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
  /** Whose vectors say which texts are near, where it is not the teacher. */
  readonly near?: Teacher;
  /** The static vectors that the student starts from. */
  readonly vectors?: Model2Vec;
  /** A file of what the teacher said: read where there is one, written where there is none yet. */
  readonly answers?: string;
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
  const { teacher, labelled } = task;
  const known = task.answers === undefined ? undefined : await readAnswers(task.answers);
  const asked = known ?? task.pairs;
  const learned = [...asked, ...(labelled ? [...trainingPairs(labelled), ...(labelled.positives ?? [])] : [])];
  const unlabelled = withoutHeldOut(task.texts, labelled);
  const texts = {
    left: [...new Set([...unlabelled, ...learned.map(({ left }) => left)])],
    right: [...new Set([...unlabelled, ...learned.map(({ right }) => right)])],
  };
  const preset = withDistillation(task, teacher.saved.model.matcher.vectors !== undefined);
  const wanted = !known || comparesVectors(preset.config, labelled !== undefined);
  const teaching = wanted ? await teach(teacher, texts, counterOf(task, teacher, texts)) : undefined;
  const soft = known ?? (await ask(task, unlabelled, teaching));
  if (!known && task.answers !== undefined) await writeAnswers(task.answers, soft);
  return {
    preset,
    data: labelled ? besideLabels(labelled, soft, task) : withoutLabels(soft, task),
    teaching,
  };
}

/** Whether any loss of the student looks at the teacher's vectors. */
function comparesVectors({ loss, distillation }: Config, labelled: boolean): boolean {
  const before = distillation && (distillation.epochs > 0 || !labelled) ? [distillation.loss] : [];
  const used = [...(labelled ? [loss] : []), ...before].flat(2);
  return used.some((settings) => buildOneLoss(settings, { outputs: 1 }).needs?.includes('targets'));
}

/** What the teacher says of the user's pairs, and of some that are drawn of the texts. */
async function ask(task: Distillation, texts: readonly string[], teaching: Teaching | undefined): Promise<Pair[]> {
  const { teacher, counter } = task;
  const drawn = await drawPairs(texts, {
    ...task,
    space: await chooseSpace(task, texts, teaching),
    random: Random.fromSeed(task.seed).fork('lessons'),
    onProgress: counter('comparing', 'texts', Math.min(task.wanted.anchors, texts.length)),
  });
  const asked = [...task.pairs, ...drawn];
  const labels = await softLabels(teacher, asked, teaching, counter('scoring', 'pairs', asked.length));
  return asked.map(({ left, right }, i) => ({ left, right, label: labels[i] }));
}

/** Texts that the student is not to be judged by. */
function withoutHeldOut(texts: readonly string[], labelled: TrainingData | undefined): readonly string[] {
  const held = [...(labelled?.dev ?? []), ...(labelled?.test ?? [])].flatMap(({ left, right }) => [left, right]);
  const judged = new Set(held.map(normaliseForIdentity));
  return texts.filter((text) => !judged.has(normaliseForIdentity(text)));
}

type Texts = { readonly left: readonly string[]; readonly right: readonly string[] };

function counterOf({ counter }: Distillation, { saved }: Teacher, { left, right }: Texts) {
  const { shared } = saved.model.matcher;
  return counter('encoding', 'texts', shared ? new Set([...left, ...right]).size : left.length + right.length);
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

/** By which near texts are found: the vectors of a model that was named for it, the teacher's, or else those that the student starts from. */
async function chooseSpace(
  task: Distillation,
  texts: readonly string[],
  teaching: Teaching | undefined,
): Promise<Space | undefined> {
  const { teacher, near, wanted, vectors } = task;
  if (texts.length === 0 || wanted.neighbours === 0) return undefined;
  if (near) {
    const both = { left: texts, right: texts };
    return spaceOf(near, await teach(near, both, counterOf(task, near, both)), '--near');
  }
  if (teaching || !vectors) return spaceOf(teacher, teaching, '--teacher');
  return staticSpace(vectors);
}

function spaceOf({ saved }: Teacher, teaching: Teaching | undefined, flag: string): Space {
  if (teaching) {
    const { vectorOf, dimension } = teaching;
    return { vectorOf, dimension, metric: saved.model.matcher.vectors?.head.search?.metric ?? 'cosine' };
  }
  throw new GemelError(
    'bad-usage',
    `${flag}: expected one that makes vectors, by which near texts are found, found one that reads pairs jointly: add --near or --vectors, ask only about --strangers with --neighbours 0, or name --pairs instead of --texts`,
  );
}

/**
 * The settings with what comes before the labels, unless they have it. Where both make vectors, the cosines of pairs are to be the teacher's; a head that
 * is no cosine learns from its answers, too.
 */
function withDistillation({ student, softEpochs }: Distillation, teacherHasVectors: boolean): Preset {
  const { config } = student;
  const usual = { epochs: config.training.soft > 0 ? 0 : SOFT_EPOCHS, loss: lossFor(config, teacherHasVectors) };
  const { epochs, loss } = config.distillation ?? usual;
  return { ...student, config: { ...config, distillation: { epochs: softEpochs ?? epochs, loss } } };
}

/** Of settings that show the teacher's answers among the labels, none come before. */
const SOFT_EPOCHS = 12;

function lossFor({ head, loss }: Config, teacherHasVectors: boolean): LossSettings[] {
  const own: LossSettings[] = [loss].flat();
  if (!teacherHasVectors || !head?.kind.endsWith('cosine')) return own;
  const relational = { kind: 'relational', compare: 'pairs', scale: 20 } as const;
  return head.kind === 'cosine' ? [{ ...relational, weight: 1 }] : [...own, { ...relational, weight: 5 }];
}
