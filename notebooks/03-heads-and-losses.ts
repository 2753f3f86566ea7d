/** Heads and losses: what they look like as curves, where they cannot learn, and which do better on the same pairs. */

// %% [markdown]
// # Heads and losses
//
// An encoder makes two vectors of two texts. Two choices are left: the *head*, which makes one number of the two vectors, and the
// *loss*, which says how wrong that number is. This page draws them, shows where one spoils the other, and lets them compete.
// [The first notebook](01-what-a-match-is.md) has the words that are used here; [the second](02-four-architectures.md) says how two systems
// are compared.
//
// ## 1. What each head says
//
// Not every loss can read every head. A *similarity* is high for a match, a *distance* low, and a *logit* is any number: above zero for a match, below for
// none. Each head and each loss of gemel says which of these it gives or reads.

import { classifier } from '../src/heads/classifier.ts';
import { cosine, scaledCosine } from '../src/heads/cosine.ts';
import { euclidean } from '../src/heads/euclidean.ts';
import { expManhattan } from '../src/heads/exp-manhattan.ts';
import type { Measure } from '../src/heads/head.ts';
// %%
import { binaryCrossEntropy } from '../src/losses/binary-cross-entropy.ts';
import { contrastive } from '../src/losses/contrastive.ts';
import { cosent } from '../src/losses/cosent.ts';
import { inBatchNegatives } from '../src/losses/in-batch-negatives.ts';
import type { Loss } from '../src/losses/loss.ts';
import { meanSquaredError } from '../src/losses/mean-squared-error.ts';
import { triplet } from '../src/losses/triplet.ts';
import { show } from './notebook.ts';

const losses: Record<string, Loss> = {
  contrastive: contrastive(),
  'mean squared error': meanSquaredError(),
  'binary cross-entropy': binaryCrossEntropy(),
  CoSENT: cosent(),
  triplet: triplet(),
  'in-batch negatives': inBatchNegatives(),
};
const heads = {
  cosine: { head: cosine(), from: '−1', to: '1' },
  'exp(−Manhattan)': { head: expManhattan(), from: '0', to: '1' },
  Euclidean: { head: euclidean(), from: '0', to: 'any' },
  'scaled cosine': { head: scaledCosine(), from: 'any', to: 'any' },
  classifier: { head: classifier({ dimension: 32 }), from: 'any', to: 'any' },
};
show(
  Object.entries(heads).map(([name, { head, from, to }]) => ({
    head: name,
    gives: `a ${head.measure}`,
    from,
    to,
    'read by': Object.keys(losses)
      .filter((loss) => losses[loss].accepts.includes(head.measure))
      .join(', '),
  })),
);

// %% [markdown]
// ## 2. Losses as curves
//
// A loss is a landscape that the head's number rolls down. Two things matter: where it is lowest, and how steep it is. The *slope* at a number says how hard the
// loss pulls there; where the slope is zero, nothing is learned. Below, gemel's own losses and their slopes, worked out by the same
// differentiation that trains the networks.

// %%
import { compile } from '../src/compile/compile.ts';
import { tf } from '../src/compile/tf.ts';

interface Point {
  readonly x: number;
  readonly loss: number;
  readonly slope: number;
}

const through = (value: tf.Tensor) => value;

/** The loss of one pair and its slope, for each number x; the head's number may be a function of x. */
async function curveOf(
  loss: Loss,
  {
    measure,
    label,
    xs,
    head = through,
  }: {
    measure: Measure;
    label: 0 | 1;
    xs: readonly number[];
    head?: (x: tf.Tensor) => tf.Tensor;
  },
): Promise<Point[]> {
  const one = () => tf.ones([1]) as tf.Tensor1D;
  const lossAt = (x: tf.Tensor) =>
    loss.compute({
      output: head(x),
      measure,
      label: tf.mul(one(), label),
      weight: one(),
      candidates: 1,
      groups: { left: one(), right: one() },
    });
  const program = await compile(
    {
      inputs: { x: { shape: [1], dtype: 'float32' } },
      body({ x }) {
        const { value, grad } = tf.valueAndGrad(lossAt)(x);
        return { loss: value, slope: grad };
      },
    },
    { threads: 1 },
  );
  const points: Point[] = [];
  for (const x of xs) {
    const found = await program.run({ x: Float32Array.of(x) });
    points.push({ x, loss: found.loss[0], slope: found.slope[0] });
  }
  await program.dispose();
  return points;
}

// %%
import { drawChart, labelStyle, line, palette, ruleY, text as words } from '../src/report/charts/chart.ts';

const range = (from: number, to: number) => Array.from({ length: 81 }, (_, i) => from + ((to - from) * i) / 80);

async function drawLoss({
  title,
  caption,
  loss,
  measure,
  from,
  to,
  highest,
  lowest = -highest,
  number,
}: {
  title: string;
  caption: string;
  loss: Loss;
  measure: Measure;
  from: number;
  to: number;
  highest: number;
  lowest?: number;
  number: string;
}) {
  const xs = range(from, to);
  const ofMatch = await curveOf(loss, { measure, label: 1, xs });
  const ofOther = await curveOf(loss, { measure, label: 0, xs });
  const [match, other] = [
    { stroke: palette.match, strokeWidth: 2.25 },
    { stroke: palette.other, strokeWidth: 2.25 },
  ];
  const dashed = { x: 'x', y: 'slope', strokeDasharray: '5 4' } as const;
  const corner = {
    ...labelStyle,
    text: (each: string) => each,
    fontWeight: 'bold',
    frameAnchor: 'top',
    dy: -20,
  } as const;
  return drawChart({
    title,
    caption: `${caption} Solid: the loss. Dashed: its slope. Blue: of a match. Orange: of a non-match.`,
    x: { label: number, domain: [from, to] },
    y: { label: 'loss, slope', domain: [lowest, highest] },
    marks: [
      ruleY([0], { stroke: palette.ink, strokeOpacity: 0.6 }),
      line(ofMatch, { ...match, ...dashed }),
      line(ofOther, { ...other, ...dashed }),
      line(ofMatch, { x: 'x', y: 'loss', ...match }),
      line(ofOther, { x: 'x', y: 'loss', ...other }),
      words(['match'], { ...corner, dx: -34, fill: palette.match }),
      words(['no match'], { ...corner, dx: 34, fill: palette.other }),
    ],
  });
}

show(
  await drawLoss({
    title: 'Contrastive: the pull on a non-match ends at the margin',
    caption: 'Margin 1, on a distance.',
    loss: contrastive({ margin: 1 }),
    measure: 'distance',
    from: 0,
    to: 2,
    highest: 2,
    number: 'distance',
  }),
);
show(
  await drawLoss({
    title: 'Squared error: one target each, the steeper the farther away',
    caption: 'On a similarity from 0 to 1: a match is to be 1, a non-match 0.',
    loss: meanSquaredError(),
    measure: 'similarity',
    from: 0,
    to: 1,
    highest: 2,
    number: 'similarity',
  }),
);
show(
  await drawLoss({
    title: 'Cross-entropy: what is badly wrong is pulled at full strength',
    caption:
      'On a logit. The slope is the error of the probability, so it never exceeds 1 and ends only where all is right.',
    loss: binaryCrossEntropy(),
    measure: 'logit',
    from: -6,
    to: 6,
    highest: 6,
    lowest: -2,
    number: 'logit',
  }),
);

// %% [markdown]
// ## 3. What a sigmoid does to a loss
//
// A sigmoid squeezes any number into 0…1. It makes probabilities of logits, and it is tempting to put it in front of any loss. Two things then
// happen.
//
// **It flattens.** Say a match has been given a number far below zero: badly wrong. How hard does each loss pull on it?

// %%
const xs = [-8, -4, -2, 0, 2];
const squeezed = { measure: 'similarity', label: 1, xs, head: tf.sigmoid } as const;
const pulls = {
  'cross-entropy of the logit': await curveOf(binaryCrossEntropy(), { measure: 'logit', label: 1, xs }),
  'squared error of the sigmoid': await curveOf(meanSquaredError(), squeezed),
  'contrastive, of the sigmoid': await curveOf(contrastive({ margin: 1 }), squeezed),
};
show(
  Object.entries(pulls).map(([loss, points]) => ({
    'pull on a match': loss,
    ...Object.fromEntries(points.map(({ x, slope }) => [`x = ${x}`, Math.abs(slope).toFixed(4)])),
  })),
);

const wide = range(-8, 8);
const squeezedWide = { ...squeezed, xs: wide };
const pull = (points: readonly Point[]) => points.map(({ x, slope }) => ({ x, pull: -slope }));
const at = { x: 'x', y: 'pull', strokeWidth: 2.25 };
const name = { ...labelStyle, text: (each: string) => each, fontWeight: 'bold' } as const;
show(
  drawChart({
    title: 'Behind a sigmoid, what is most wrong is pulled least',
    caption: 'The pull on a match by the number before the sigmoid. The farther left, the more wrong it is.',
    x: { label: 'the number before the sigmoid', domain: [-8, 8] },
    y: { label: 'pull', domain: [0, 1.1] },
    marks: [
      line(pull(await curveOf(binaryCrossEntropy(), { measure: 'logit', label: 1, xs: wide })), {
        ...at,
        stroke: palette.match,
      }),
      line(pull(await curveOf(meanSquaredError(), squeezedWide)), { ...at, stroke: palette.other }),
      line(pull(await curveOf(contrastive({ margin: 1 }), squeezedWide)), { ...at, stroke: palette.unseen }),
      words(['cross-entropy'], { ...name, frameAnchor: 'top-left', dx: 6, dy: 28, fill: palette.match }),
      words(['squared error'], { ...name, frameAnchor: 'bottom-left', dx: 12, dy: -100, fill: palette.other }),
      words(['contrastive'], { ...name, frameAnchor: 'bottom-left', dx: 12, dy: -80, fill: palette.unseen }),
    ],
  }),
);

// %% [markdown]
// So gemel's cross-entropy reads the logit itself, and squared error refuses a head of logits instead of squeezing it in silence:

// %%
import { buildLoss, buildMatcher, buildSides, buildTokenizer } from '../src/build.ts';
import { parseConfig } from '../src/config.ts';

const mismatched = parseConfig(
  { encoder: { kind: 'bag' }, head: { kind: 'classifier' }, loss: { kind: 'mean-squared-error' } },
  'notebook 03',
);
const matchTask = { embeddingWidth: 32, task: { kind: 'match' } } as const;
try {
  buildLoss(mismatched, buildMatcher(mismatched, matchTask));
} catch (error) {
  show(String(error));
}

// %% [markdown]
// **It bounds.** Numbers between 0 and 1 are never more than 1 apart. A margin beyond that cannot be reached, whatever the network does. Here is the best triplet there can be behind
// a sigmoid, or under exp(−Manhattan): the match at similarity 1, the non-match at 0.

// %%
async function lossOfBestTriplet(margin: number): Promise<number> {
  const program = await compile({
    inputs: { similarity: { shape: [2], dtype: 'float32' } },
    body: ({ similarity }) => ({
      loss: triplet({ margin }).compute({
        output: similarity,
        measure: 'similarity',
        label: tf.tensor1d([1, 0]),
        weight: tf.tensor1d([1, 1]),
        candidates: 2,
        groups: { left: tf.tensor1d([0]), right: tf.tensor1d([0, 1]) },
      }),
    }),
  });
  const { loss } = await program.run({ similarity: Float32Array.of(1, 0) });
  await program.dispose();
  return loss[0];
}

const margins = [0.5, 1, 1.5];
const leftOver = [];
for (const margin of margins)
  leftOver.push({ margin, 'loss of the best triplet': (await lossOfBestTriplet(margin)).toFixed(2) });
show(leftOver);

// %% [markdown]
// What stays above zero is pulled at for ever, and the pull goes to pairs that are right already, too: the margin no longer says when it is enough. The same holds for the
// contrastive loss under exp(−Manhattan). Does it do harm? One would think so; let us look. The pairs are generated ones, as in the other notebooks, and the encoder is a bag of words.

// %%
import { generatePairs } from '../corpora/generated/pairs.ts';
import { drawForest } from '../src/report/charts/forest.ts';
import { choose, runTrials, summarise, tabulate, tell, verdictOn } from './trials.ts';

const questions = {
  train: generatePairs({ seed: 3, count: 5000 }),
  dev: generatePairs({ seed: 3, count: 600, part: 'dev' }),
  test: generatePairs({ seed: 3, count: 1500, part: 'test' }),
};
const seeds = [1, 2, 3];
const text = { dimension: 32, minimumCount: 1, lengths: [12, 24] };
const training = { epochs: 8, patience: 8, learningRate: 0.006, embeddingRate: 3, metric: 'averagePrecision' };
const bag = { kind: 'bag' };

const marginRuns = await runTrials(
  Object.fromEntries(
    margins.map((margin) => [
      `margin ${margin}`,
      { text, training, encoder: bag, head: { kind: 'exp-manhattan' }, loss: { kind: 'contrastive', margin } },
    ]),
  ),
  questions,
  { seeds },
);
const ofMargins = summarise(marginRuns, questions);
show(tabulate(ofMargins));
const unreachable = verdictOn(ofMargins, 'margin 1.5', 'margin 0.5');
show(tell(unreachable));
show(tell(verdictOn(ofMargins, 'margin 1.5', 'margin 1')));
show(
  choose(unreachable, [
    'So the margin that cannot be reached did better here than one that can: never letting go of non-matches was no harm on these pairs.',
    'So the margin that cannot be reached did harm here.',
    'So this run does not show that the margin that cannot be reached does harm, nor that it helps.',
  ]),
);

// %% [markdown]
// ## 4. Is cosine better for words and exp(−Manhattan) for sentences?
//
// One reads that the cosine suits vectors of words, and exp(−Manhattan), the head of the Siamese LSTM paper, suits vectors of sentences. So: two encoders, a *bag*, which is a mean of word
// vectors, and an *LSTM*, which reads the sentence in order. Under each the heads, with the losses that they want. All see the same pairs for the
// same number of steps. The cosine is there three times, since three losses can read it: *contrastive*, *squared error*, and *in-batch negatives*, of which more below.

// %%
const lstm = { kind: 'lstm', units: 32, pooling: 'max' };
const squaredError = { kind: 'mean-squared-error' };
const choices = {
  cosine: { head: { kind: 'cosine' }, loss: { kind: 'contrastive', margin: 0.5 } },
  'cosine²': { head: { kind: 'cosine' }, loss: squaredError },
  'cosine in batch': { head: { kind: 'cosine' }, loss: { kind: 'in-batch-negatives' } },
  'exp-manhattan²': { head: { kind: 'exp-manhattan' }, loss: squaredError },
  euclidean: { head: { kind: 'euclidean' }, loss: { kind: 'contrastive', margin: 1 } },
  classifier: { head: { kind: 'classifier', hidden: 32 }, loss: { kind: 'binary-cross-entropy' } },
};
const encoders = { bag, LSTM: lstm };
const systems = Object.fromEntries(
  Object.entries(encoders).flatMap(([reader, encoder]) =>
    Object.entries(choices).map(([head, choice]) => [`${reader} ${head}`, { text, training, encoder, ...choice }]),
  ),
);
const ofHeads = summarise(await runTrials(systems, questions, { seeds }), questions);
show(tabulate(ofHeads));
const forest = drawForest(ofHeads, ofHeads.metric);
if (forest) show(forest);

// %% [markdown]
// (The ² stands for squared error.) To tell the heads apart, and not their losses, compare cosine and exp(−Manhattan) both under squared error; then each with the loss that it is mostly
// used with.

// %%
const headVerdicts = Object.keys(encoders).map((reader) => ({
  reader,
  sameLoss: verdictOn(ofHeads, `${reader} cosine²`, `${reader} exp-manhattan²`),
  ownLoss: verdictOn(ofHeads, `${reader} cosine`, `${reader} exp-manhattan²`),
}));
for (const { reader, sameLoss, ownLoss } of headVerdicts) {
  const texts = ['the cosine was better', 'exp(−Manhattan) was better', 'no difference is shown'] as const;
  show(`${reader}, both under squared error: ${choose(sameLoss, texts)}. ${tell(sameLoss)}`);
  show(`${reader}, each with its own loss: ${choose(ownLoss, texts)}. ${tell(ownLoss)}`);
}

// %% [markdown]
// ## 5. Grades
//
// Some pairs are neither matches nor non-matches but somewhat alike. Their label is a *grade*. Here are texts made of four ideas each, every idea in one of three words; the grade of a pair is the
// share of ideas that its texts have in common.
//
// *Squared error* under the cosine asks that the cosine **be** the grade. *CoSENT* asks only for order: of two pairs, the one with the higher grade shall have the higher cosine. Order is
// measured by Spearman's rank correlation: 1 for the right order, 0 for none.

import type { Pair } from '../src/data/pair.ts';
// %%
import { Random } from '../src/random.ts';

const IDEAS = 60;
const inWords = (idea: number, random: Random) => `idea${idea}${random.pick(['a', 'b', 'c'])}`;

function drawGraded(count: number, random: Random): Pair[] {
  return Array.from({ length: count }, () => {
    const ideas = random.shuffle(Array.from({ length: IDEAS }, (_, i) => i));
    const common = random.integer(5);
    const say = (of: readonly number[]) => random.shuffle(of.map((idea) => inWords(idea, random))).join(' ');
    return { left: say(ideas.slice(0, 4)), right: say(ideas.slice(4 - common, 8 - common)), label: common / 4 };
  });
}

const draw = Random.fromSeed(5);
const graded = {
  train: drawGraded(1500, draw.fork('train')),
  dev: drawGraded(300, draw.fork('dev')),
  test: drawGraded(600, draw.fork('test')),
  task: { kind: 'graded', lowest: 0, highest: 4 },
} as const;
show(graded.test.slice(0, 4).map(({ left, right, label }) => ({ left, right, grade: label })));

const gradeTraining = { epochs: 8, patience: 8, learningRate: 0.006, embeddingRate: 3 };
const byLoss = (loss: object) => ({ text, training: gradeTraining, encoder: bag, head: { kind: 'cosine' }, loss });
const gradeLosses = {
  'squared error': byLoss(squaredError),
  'CoSENT, scale 20': byLoss({ kind: 'cosent', scale: 20 }),
  'CoSENT, scale 5': byLoss({ kind: 'cosent', scale: 5 }),
};
const evenRuns = await runTrials(gradeLosses, graded, { seeds });
const ofGrades = summarise(evenRuns, graded);
show(tabulate(ofGrades));
show(tell(verdictOn(ofGrades, 'CoSENT, scale 5', 'squared error')));
show(tell(verdictOn(ofGrades, 'CoSENT, scale 5', 'CoSENT, scale 20')));

// %% [markdown]
// A share of ideas is just what a mean of word vectors can give, so the cosine can be the grade. Now suppose people who want nearly all in common before they call a pair
// more than a little alike. That bends the scale: here, to the third power of each grade. The order stays as it was.

// %%
const bend = (pairs: readonly Pair[]) => pairs.map((pair) => ({ ...pair, label: pair.label ** 3 }));
const bent = { ...graded, train: bend(graded.train), dev: bend(graded.dev), test: bend(graded.test) };
const bentRuns = await runTrials(gradeLosses, bent, { seeds });
const ofBent = summarise(bentRuns, bent);
show(tabulate(ofBent));
const bentVerdict = verdictOn(ofBent, 'CoSENT, scale 5', 'squared error');
show(tell(bentVerdict));

// %% [markdown]
// CoSENT never sees the bend: it reads which of two labels is higher, not by how much. Its scores are those from before, to the last digit:

// %%
for (const [n, { name: loss, runs }] of evenRuns.entries()) {
  const moved = runs.flatMap(({ scores }, seed) =>
    Array.from(scores, (score, i) => Math.abs(score - bentRuns[n].runs[seed].scores[i])),
  );
  show(`${loss}: bending the grades moved a score by ${Math.max(...moved).toFixed(2)} at most`);
}

// %% [markdown]
// And how near do the cosines come to the grades themselves, which only squared error aims at? The mean cosine of the test pairs of each grade, on the even scale:

// %%
const grades = [0, 0.25, 0.5, 0.75, 1];
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const means = evenRuns.map(({ name: loss, runs }) => {
  const points = grades.map((grade) => ({
    grade,
    mean: meanOf(
      runs.flatMap(({ scores }) => graded.test.flatMap(({ label }, i) => (label === grade ? [scores[i]] : []))),
    ),
  }));
  return { loss, points, away: meanOf(points.map(({ grade, mean }) => Math.abs(mean - grade))).toFixed(2) };
});
const strokes: Record<string, string> = {
  'squared error': palette.other,
  'CoSENT, scale 20': palette.match,
  'CoSENT, scale 5': palette.unseen,
};
const equal = [
  { grade: 0, mean: 0 },
  { grade: 1, mean: 1 },
];
const byGrade = { x: 'grade', y: 'mean' } as const;
show(
  drawChart({
    title: `From the grade, the mean cosines are ${means.map(({ loss, away }) => `${away} away (${loss})`).join(', ')}`,
    caption: 'Mean cosine by grade, over three runs. On the dotted line the cosine is the grade.',
    x: { label: 'grade', domain: [0, 1], ticks: grades, format: (grade) => String(grade) },
    y: { label: 'cosine', domain: [-0.5, 1] },
    marks: [
      line(equal, { ...byGrade, stroke: palette.ink, strokeOpacity: 0.6, strokeDasharray: '2 4' }),
      ...means.map(({ loss, points }) =>
        line(points, { ...byGrade, stroke: strokes[loss], strokeWidth: 2.25, marker: 'dot' }),
      ),
      ...means.map(({ loss }, i) =>
        words([loss], { ...name, frameAnchor: 'bottom-right', dx: -8, dy: -12 - 20 * i, fill: strokes[loss] }),
      ),
    ],
  }),
);

// %% [markdown]
// ## 6. In-batch negatives, and the guard
//
// Often there are only matches. The *in-batch negatives* loss makes non-matches of the others in the batch: the right text that belongs to a left one has to be nearer than
// all the other right texts. That is 63 non-matches for nothing, but some of them may be matches in truth: two pairs of a batch can ask the same
// thing. gemel numbers the groups of texts that are known to match, directly or through others, and never holds two of one group against each other. That is the *guard*.
//
// What the guard changes can be computed. Take a batch of three pairs under a perfect encoder: the first two pairs ask one thing, so all four vectors are the same; the third pair
// asks another, and its vectors stand at a right angle to theirs.

// %%
async function lossOfPerfectBatch(groups: readonly number[]): Promise<string> {
  const program = await compile({
    inputs: { vectors: { shape: [3, 2], dtype: 'float32' }, groups: { shape: [3], dtype: 'float32' } },
    body: ({ vectors, groups: numbers }) => ({
      loss: inBatchNegatives({ scale: 20 }).compute({
        output: tf.ones([3]),
        measure: 'similarity',
        label: tf.ones([3]) as tf.Tensor1D,
        weight: tf.ones([3]) as tf.Tensor1D,
        candidates: 1,
        vectors: { left: vectors as tf.Tensor2D, right: vectors as tf.Tensor2D },
        groups: { left: numbers as tf.Tensor1D, right: numbers as tf.Tensor1D },
      }),
    }),
  });
  const { loss } = await program.run({ vectors: Float32Array.of(1, 0, 1, 0, 0, 1), groups: Float32Array.from(groups) });
  await program.dispose();
  return loss[0].toFixed(3);
}

show([
  {
    'a perfect batch': 'guarded: pairs 1 and 2 are known to be one question',
    loss: await lossOfPerfectBatch([0, 0, 1]),
  },
  { 'a perfect batch': 'unguarded: three strangers', loss: await lossOfPerfectBatch([0, 1, 2]) },
]);

// %% [markdown]
// Without the guard even the perfect encoder is found wrong, and is taught to push two wordings of one question apart. How much that matters in a run is another question. Take
// 300 questions, each in six wordings, and batches of 256 pairs, so that most batches hold many a question twice. Unguarded means here: every text gets a group of its own.

// %%
import { changesOf, type Meaning, say } from '../corpora/generated/meaning.ts';
import { drawMeaningOf } from '../corpora/generated/part.ts';

function wordingsOf(meaning: Meaning, count: number, random: Random): string[] {
  return [...new Set(Array.from({ length: 40 }, () => say(meaning, random)))].slice(0, count);
}

function drawFew(meanings: number, random: Random): { train: Pair[]; dev: Pair[]; test: Pair[] } {
  const parts = { train: [] as Pair[], dev: [] as Pair[], test: [] as Pair[] };
  while (parts.train.length < meanings * 15) {
    const meaning = drawMeaningOf('train', random);
    const [changed] = random.shuffle(changesOf(meaning, random));
    const wordings = wordingsOf(meaning, 10, random);
    const others = changed ? wordingsOf(changed.meaning, 2, random) : [];
    if (wordings.length < 10 || others.length < 2) continue;
    const [shown, kept] = [wordings.slice(0, 6), wordings.slice(6)];
    const matches = shown.flatMap((left, i) => shown.slice(i + 1).map((right) => ({ left, right, label: 1 })));
    parts.train.push(...matches);
    const judged = (left: string, match: string, other: string) => [
      { left, right: match, label: 1 },
      { left, right: other, label: 0 },
    ];
    parts.dev.push(...judged(kept[0], kept[1], others[0]));
    parts.test.push(...judged(kept[2], kept[3], others[1]));
  }
  return parts;
}

const few = drawFew(300, Random.fromSeed(4));
show(
  Object.entries(few)
    .map(([part, pairs]) => `${part}: ${pairs.length} pairs`)
    .join(', '),
);

// %%
import { randomEmbeddings } from '../src/data/embeddings.ts';
import { readTrainingSet } from '../src/data/read-examples.ts';
import { averagePrecision } from '../src/evaluation/average-precision.ts';
import { rocAuc } from '../src/evaluation/roc-auc.ts';
import type { Model } from '../src/matchers/model.ts';
import { Scorer } from '../src/matchers/scorer.ts';
import { Epochs } from '../src/training/epochs.ts';
import { fit } from '../src/training/fit.ts';
import { startState } from '../src/training/state.ts';

const matchesOnly = parseConfig(
  {
    text,
    encoder: bag,
    head: { kind: 'cosine' },
    loss: { kind: 'in-batch-negatives', scale: 20 },
    training: { ...training, batchSize: 256, epochs: 20, patience: 20, learningRate: 0.02 },
  },
  'notebook 03',
);

/** What `startTraining` does, with the groups of the examples in our hands; the scores of the test pairs. */
async function learnFromMatches(seed: number, { guarded }: { guarded: boolean }): Promise<Float32Array> {
  const config = matchesOnly;
  const random = Random.fromSeed(seed);
  const matcher = buildMatcher(config, matchTask);
  const tokenizer = buildTokenizer(
    config.text,
    few.train.flatMap(({ left, right }) => [left, right]),
  );
  const sides = buildSides(config, { matcher, tokenizer });
  const { labelled } = await readTrainingSet(few, sides);
  const strangers = labelled.map((example, i) => ({ ...example, groups: { left: 2 * i, rights: [2 * i + 1] } }));
  const size = { rows: tokenizer.size, vectorWidth: 32, width: matcher.tokenWidth };
  const embeddings = randomEmbeddings({ ...size, random: random.fork('embeddings') });
  const state = startState(matcher, embeddings, random.fork('weights'));
  const scoresOf = async (pairs: readonly Pair[], found: Pick<Model, 'weights' | 'embeddings'>) => {
    const scorer = new Scorer({ matcher, sides, tokenizer, ...found }, { threads: 1 });
    const scores = await scorer.score(pairs);
    await scorer.dispose();
    return scores;
  };
  const labels = few.dev.map(({ label }) => label);
  const events = fit({
    matcher,
    loss: buildLoss(config, matcher),
    sides,
    state,
    epochs: new Epochs({
      set: { labelled: guarded ? labelled : strangers, positives: [] },
      options: config.training,
      candidates: 1,
    }),
    devPairs: few.dev.length,
    options: { ...config.training, metric: 'averagePrecision' },
    random: random.fork('training'),
    evaluate: async () => {
      const scores = await scoresOf(few.dev, state);
      return {
        scores,
        metrics: { averagePrecision: averagePrecision(scores, labels), rocAuc: rocAuc(scores, labels) },
      };
    },
    engine: { threads: 1 },
    clock: () => 0,
  });
  for await (const _ of events);
  return scoresOf(few.test, { weights: state.bestWeights, embeddings: state.bestEmbeddings });
}

const guards = [];
for (const guarded of [true, false]) {
  const found = [];
  // What counts here is the order of scores; decisions would need a threshold.
  for (const seed of seeds) {
    const scores = await learnFromMatches(seed, { guarded });
    found.push({ scores, decisions: Array.from(scores, () => 0) });
  }
  guards.push({ name: guarded ? 'guarded' : 'unguarded', runs: found, parameters: 0, seconds: 0, pairsPerSecond: 0 });
}
const ofGuards = summarise(guards, few);
show(
  ofGuards.presets.map(({ name: kind, metrics: { averagePrecision: found } }) => ({
    'in-batch negatives': kind,
    'average precision': `${(100 * found.mean).toFixed(1)}%`,
    from: `${(100 * found.interval[0]).toFixed(1)}%`,
    to: `${(100 * found.interval[1]).toFixed(1)}%`,
  })),
);
const guardVerdict = verdictOn(ofGuards, 'guarded', 'unguarded');
show(tell(guardVerdict));

// %% [markdown]
// ## 7. What this page has shown
//
// These sentences are chosen by the numbers above: another outcome would have written others.

// %%
for (const { reader, sameLoss } of headVerdicts) {
  const kind = reader === 'bag' ? 'For means of word vectors (bag)' : 'For sentences read in order (LSTM)';
  show(
    choose(sameLoss, [
      `${kind}, the cosine was the better head under the same loss.`,
      `${kind}, exp(−Manhattan) was the better head under the same loss.`,
      `${kind}, neither cosine nor exp(−Manhattan) is shown to be better under the same loss.`,
    ]),
  );
}
const evenVerdict = verdictOn(ofGrades, 'CoSENT, scale 5', 'squared error');
const order = [
  'CoSENT ordered the pairs better',
  'squared error ordered the pairs better',
  'neither is shown to order the pairs better',
] as const;
show(`Grades on an even scale: ${choose(evenVerdict, order)}. On a bent one: ${choose(bentVerdict, order)}.`);
show(
  choose(guardVerdict, [
    'The guard against known matches made in-batch negatives better.',
    'The guard against known matches made in-batch negatives worse here, though the loss it avoids is a wrong one.',
    'The guard takes a wrong lesson out of the loss; that the matcher gets better by it, this run does not show.',
  ]),
);

// %% [markdown]
// These runs are small, and the heads and losses share one learning rate, which suits some of them better than others: a preset for real use is tuned. What to start with is in
// [concepts.md](../../docs/concepts.md); what suits your pairs, `gemel compare` tells.
