/** One pair of questions, walked from text to loss, with pictures: what gemel does, one step after the other. */

// %% [markdown]
// # What a match is
//
// Two questions can ask the same thing in different words, and different things in almost the same words.
// gemel learns to tell the one from the other. This page walks one pair through everything that happens on the way,
// with gemel's own functions: text, words, numbers, vectors, a distance, and the lesson drawn from it.
// You need to know some TypeScript. You need to know nothing of neural networks.
//
// Here are three questions. The first two are a **match**: one answer serves both. The third is a **near miss**.

// %%
import { show } from './notebook.ts';

const question = 'How do I train my dog to sit?';
const match = 'What is the best way to teach a dog to sit?';
const nearMiss = 'How do I train my cat to sit?';

// %% [markdown]
// The obvious idea is to count the words that two texts share. It fails at once:

// %%
import { splitWords } from '../src/text/words.ts';

function sharedWords(left: string, right: string): number {
  const words = new Set(splitWords(left));
  return new Set(splitWords(right).filter((word) => words.has(word))).size;
}

show([
  { pair: 'match', left: question, right: match, 'shared words': sharedWords(question, match) },
  { pair: 'near miss', left: question, right: nearMiss, 'shared words': sharedWords(question, nearMiss) },
]);

// %% [markdown]
// So the machine has to learn which words matter, which mean the same, and what their order says. The plan is this:
//
// 1. turn each text into a **vector**, a short list of numbers, by a function with many adjustable numbers in it, its *weights*;
// 2. measure the **distance** between the two vectors;
// 3. wherever a match is far apart, or a non-match close together, adjust the weights a little, and repeat.
//
// Because both texts go through the same function with the same weights, this is called a *Siamese* network.
//
// ## 1. Text
//
// Text from the world is untidy. The first step makes one form of what a reader would call the same text.

// %%
import { normalise } from '../src/text/normalise.ts';

const untidy = [
  'How do I train my dog to sit?',
  ' HOW DO I  TRAIN MY DOG TO SIT?',
  'Ｈow do I train my ｄｏｇ to sit？',
];
show(untidy.map((text) => ({ raw: JSON.stringify(text), normalised: JSON.stringify(normalise(text)) })));

// %% [markdown]
// ## 2. Words and their numbers
//
// A *tokenizer* cuts a text into tokens, here words, and looks each up in its vocabulary: the list of all words that occur in
// the training texts. From now on a word is its position in that list, its *id*. Id 0 is kept for padding, and id 1 for any word that the
// vocabulary does not hold.

// %%
import { wordsTokenizer } from '../src/text/words.ts';

const tokenizer = wordsTokenizer.fromTexts([question, match, nearMiss]);
const ids = tokenizer.encode(question);
show([...ids].map((id) => ({ token: tokenizer.token(id), id })));

show(`"Train my parrot?" becomes ${tokenizer.encode('Train my parrot?').join(', ')}: nobody told it about parrots.`);

// %% [markdown]
// ## 3. A row of numbers for each word
//
// An id says nothing about meaning; it is only a place in a list. So each word gets a row of numbers in a table, the
// *embedding table*. At first the numbers are random. Training will move them: words that behave alike end up with rows alike.
// Real models have a hundred or more numbers a row; here eight will do.

// %%
import { randomEmbeddings } from '../src/data/embeddings.ts';
import { Random } from '../src/random.ts';
import { heatMap } from './pictures/heat-map.ts';

const random = Random.fromSeed(30);
const embeddings = randomEmbeddings({
  rows: tokenizer.size,
  vectorWidth: 8,
  width: 8,
  random: random.fork('embeddings'),
});

show(
  heatMap({
    title: 'The question as the network gets it: one row of numbers a word',
    caption: 'Rows of the embedding table before training: random numbers, blue above zero, orange below.',
    rows: [...ids].map((id) => ({ name: tokenizer.token(id), values: embeddings.data.subarray(8 * id, 8 * id + 8) })),
  }),
);

// %% [markdown]
// ## 4. One vector for the whole text
//
// Texts have different lengths, but to be compared they need vectors of one length. That is the work of the *encoder*. This one is an LSTM:
// it reads the words in order and keeps eight numbers in mind, its *state*. At each word it decides, by its weights, what of the
// state to keep, what to forget and what to take in. The state after the last word is the text's vector.
//
// To watch it read, we give it the first word alone, then the first two, and so on: the vector of each beginning is the state after
// its last word.

// %%
import { textSide } from '../src/data/text-side.ts';
import { lstm } from '../src/encoders/lstm.ts';
import { euclidean } from '../src/heads/euclidean.ts';
import { type Model, tokenize } from '../src/matchers/model.ts';
import { Scorer } from '../src/matchers/scorer.ts';
import { siamese } from '../src/matchers/siamese.ts';
import { textTower } from '../src/matchers/tower.ts';
import { startState } from '../src/training/state.ts';

const tower = textTower(lstm({ tokenWidth: 8, units: 8 }), { vector: 8, own: 8 });
const matcher = siamese({ tower, head: euclidean(), tokenWidth: 8 });
const side = textSide({ tokenizer, lengths: [12], width: 8 });
const sides = { left: side, right: side, shared: true };
const state = startState(matcher, embeddings, random.fork('weights'));
const model: Model = { matcher, sides, tokenizer, embeddings, weights: state.weights };

const scorer = new Scorer(model, { threads: 1 });
const states = await scorer.encode([...ids].map((_, t) => ids.slice(0, t + 1)));

show(
  heatMap({
    title: 'The encoder reads: its state after each word',
    caption: 'Each row is the state after one more word. The last row is the vector of the whole question.',
    rows: [...ids].map((id, t) => ({ name: `… ${tokenizer.token(id)}`, values: states.subarray(8 * t, 8 * t + 8) })),
  }),
);

// %% [markdown]
// The same encoder with the same weights reads the other two questions.

// %%
const questions = [question, match, nearMiss].map((text) => tokenize(model, text));
const vectors = await scorer.encode(questions);
await scorer.dispose();
const [u, v, w] = [0, 1, 2].map((n) => vectors.slice(8 * n, 8 * n + 8));

show(
  heatMap({
    title: 'Three questions, three vectors',
    caption: 'Before training. The first and the third read almost the same words, and so their vectors look alike.',
    rows: [
      { name: 'the question', values: u },
      { name: 'its match', values: v },
      { name: 'the near miss', values: w },
    ],
  }),
);

// %% [markdown]
// ## 5. One number for the pair
//
// A *head* turns two vectors into one number. gemel has several; three of them are short enough to write down here.

// %%
type Vector = ArrayLike<number>;
const sum = (a: Vector, term: (value: number, i: number) => number) => Array.from(a, term).reduce((x, y) => x + y, 0);
const length = (a: Vector) => Math.sqrt(sum(a, (value) => value * value));

const byHand = {
  cosine: (a: Vector, b: Vector) => sum(a, (value, i) => value * b[i]) / (length(a) * length(b)),
  Euclidean: (a: Vector, b: Vector) => Math.sqrt(sum(a, (value, i) => (value - b[i]) ** 2)),
  'exp(−Manhattan)': (a: Vector, b: Vector) => Math.exp(-sum(a, (value, i) => Math.abs(value - b[i]))),
};

// %% [markdown]
// The cosine looks at the directions of the vectors and is 1 where they are the same. The Euclidean distance is 0 for equal vectors and
// grows as they part. exp(−Manhattan) adds up the differences and squeezes the sum into 0…1, with 1 for equal vectors.
//
// Do gemel's heads say the same? They are written in TensorFlow.js, and `compile` turns them into a program for ONNX Runtime.

// %%
import { compile } from '../src/compile/compile.ts';
import type { tf } from '../src/compile/tf.ts';
import { cosine } from '../src/heads/cosine.ts';
import { expManhattan } from '../src/heads/exp-manhattan.ts';
import type { Head } from '../src/heads/head.ts';

const heads: Record<keyof typeof byHand, Head> = {
  cosine: cosine(),
  Euclidean: euclidean(),
  'exp(−Manhattan)': expManhattan(),
};

async function byGemel(head: Head, a: Float32Array, b: Float32Array): Promise<number> {
  const vector = { shape: [1, 8], dtype: 'float32' } as const;
  const program = await compile({
    inputs: { a: vector, b: vector },
    body: (given) => ({ number: head.compare(given.a as tf.Tensor2D, given.b as tf.Tensor2D, {}) }),
  });
  const { number } = await program.run({ a, b });
  await program.dispose();
  return number[0];
}

for (const [pair, other] of [
  ['match', v],
  ['near miss', w],
] as const) {
  const rows = [];
  for (const name of Object.keys(byHand) as (keyof typeof byHand)[]) {
    const gemel = await byGemel(heads[name], u, other);
    rows.push({ [pair]: name, 'by hand': byHand[name](u, other).toFixed(4), 'by gemel': gemel.toFixed(4) });
  }
  show(rows);
}

// %% [markdown]
// All three agree with the arithmetic, and all three say the wrong thing: the near miss is the closer one. Nothing has been learned yet.
//
// ## 6. What is wrong, as a number
//
// To learn, one needs a measure of how wrong one is: the *loss*. For a distance *d* and a label *y* (1 for a match, 0 for anything else) gemel's
// contrastive loss with the margin *m* is
//
// > ½ · [ y · d² + (1 − y) · max(m − d, 0)² ]
//
// For a match only the first part counts: any distance is wrong, and a large one much more so than a small one. For a non-match only
// the second counts: being closer than the margin is wrong, and once the margin is reached there is nothing left to improve.

// %%
import { dot, drawChart, labelStyle, line, palette, ruleX, text } from '../src/report/charts/chart.ts';

const margin = 1;
const lossOf = (d: number, y: 0 | 1) => 0.5 * (y * d ** 2 + (1 - y) * Math.max(margin - d, 0) ** 2);

const before = { match: byHand.Euclidean(u, v), nearMiss: byHand.Euclidean(u, w) };
show([
  { pair: 'match', distance: before.match.toFixed(3), label: 1, loss: lossOf(before.match, 1).toFixed(3) },
  { pair: 'near miss', distance: before.nearMiss.toFixed(3), label: 0, loss: lossOf(before.nearMiss, 0).toFixed(3) },
]);

const distances = Array.from({ length: 57 }, (_, i) => i / 40);
const curve = (y: 0 | 1) => distances.map((d) => ({ d, loss: lossOf(d, y) }));
const point = (d: number, y: 0 | 1) => [{ d, loss: lossOf(d, y) }];
const at = { x: 'd', y: 'loss' };
const name = (words: string) => ({ ...labelStyle, ...at, text: () => words, fontWeight: 'bold' });

show(
  drawChart({
    title: 'Each pair rolls downhill: the match towards 0, the near miss towards the margin',
    caption: 'The loss of a pair against its distance. The dots are our two pairs before training.',
    x: { label: 'distance', domain: [0, 1.4] },
    y: { label: 'loss', domain: [0, 1] },
    marks: [
      line(curve(1), { ...at, stroke: palette.match, strokeWidth: 2.25 }),
      line(curve(0), { ...at, stroke: palette.other, strokeWidth: 2.25 }),
      text([{ d: 1.4, loss: 0.36 }], { ...name('if they match'), fill: palette.match, textAnchor: 'end' }),
      text(point(0.02, 0), { ...name('if they do not'), fill: palette.other, textAnchor: 'start', dx: 10, dy: -16 }),
      ruleX([margin], { stroke: palette.ink, strokeOpacity: 0.6, strokeDasharray: '2 4' }),
      text(point(margin, 0), { ...name('the margin'), dx: 6, dy: -12, textAnchor: 'start', fontWeight: 'normal' }),
      dot(point(before.match, 1), { ...at, fill: palette.match, r: 6 }),
      dot(point(before.nearMiss, 0), { ...at, fill: palette.other, r: 6 }),
      text(point(before.match, 1), { ...name('match'), fill: palette.match, dy: -16 }),
      text(point(before.nearMiss, 0), { ...name('near miss'), fill: palette.other, textAnchor: 'start', dx: 12 }),
    ],
  }),
);

// %% [markdown]
// ## 7. One step of learning
//
// How should each weight change to make the loss smaller? The *gradient* answers that: for every number in the network it says by how much
// the loss would rise if the number were a little larger. Moving every number a little against its gradient lowers the loss.
// TensorFlow.js works the gradient out by itself, and gemel compiles loss and gradient together into one program.

// %%
import { allocate } from '../src/data/side.ts';
import { contrastive } from '../src/losses/contrastive.ts';
import { gradientOf, stepProgram } from '../src/training/step.ts';
import { withPrefix } from '../src/weights.ts';

const [ours, theirs, others] = questions;
// The two pairs: what stands on the left, and what on the right.
const inBatch = { left: [ours, ours], right: [theirs, others] };
const arrays = { left: allocate(side, 2, 12), right: allocate(side, 2, 12) };
const program = await compile(
  stepProgram(
    { matcher, loss: contrastive({ margin }), sides },
    { batchSize: 2, candidates: 1, lengths: { left: 12, right: 12 }, dropout: false },
  ),
  { threads: 1 },
);

async function computeGradients() {
  side.fill(arrays.left, inBatch.left, embeddings);
  side.fill(arrays.right, inBatch.right, embeddings);
  const found = await program.run({
    ...state.weights,
    ...withPrefix('left', arrays.left),
    ...withPrefix('right', arrays.right),
    label: Float32Array.of(1, 0),
    weight: Float32Array.of(1, 1),
    leftGroup: Float32Array.of(0, 0),
    rightGroup: Float32Array.of(0, 1),
  });
  return found as Record<string, Float32Array>;
}

const gradients = await computeGradients();
show(`the loss of the two pairs together, by gemel: ${gradients.loss[0].toFixed(3)}`);
show(`by hand: ${((lossOf(before.match, 1) + lossOf(before.nearMiss, 0)) / 2).toFixed(3)}`);

// %% [markdown]
// Now the step: each weight of the encoder, and each number in the rows of the words that were read, moves against its gradient.
// (gemel itself uses Adam, a refinement that gives each number a step size of its own.)

// %%
function descend(found: Record<string, Float32Array>, rate: number): void {
  for (const [part, weights] of Object.entries(state.weights)) {
    found[gradientOf(part)].forEach((slope, i) => {
      weights[i] -= rate * slope;
    });
  }
  for (const [name, texts] of Object.entries(inBatch)) {
    const slopes = found[gradientOf(`${name}.tokens`)];
    texts.forEach((text, n) => {
      text.forEach((id, t) => {
        for (let i = 0; i < 8; i++) embeddings.data[8 * id + i] -= rate * slopes[(t * 2 + n) * 8 + i];
      });
    });
  }
}

async function measure() {
  const reader = new Scorer(model, { threads: 1 });
  const [a, b, c] = await reader.encode(questions).then((all) => [0, 8, 16].map((from) => all.slice(from, from + 8)));
  await reader.dispose();
  return { match: byHand.Euclidean(a, b), nearMiss: byHand.Euclidean(a, c) };
}

descend(gradients, 1);
const after = await measure();
show([
  { pair: 'match', before: before.match.toFixed(3), after: after.match.toFixed(3), 'should move': 'closer' },
  { pair: 'near miss', before: before.nearMiss.toFixed(3), after: after.nearMiss.toFixed(3), 'should move': 'apart' },
]);

// %% [markdown]
// A small step. Many of them:

// %%
const walk = [
  { step: 0, ...before },
  { step: 1, ...after },
];
for (let step = 2; step <= 40; step++) {
  descend(await computeGradients(), 1);
  walk.push({ step, ...(await measure()) });
}
await program.dispose();

const last = walk.slice(-1);
const [end] = last;
show(
  drawChart({
    title: `After ${end.step} steps the match is the closer pair`,
    caption:
      'The distances of the two pairs while the network learns them. The near miss comes to rest near the margin, 1.',
    x: { label: 'steps', domain: [0, 40] },
    y: { label: 'distance', domain: [0, 1.2] },
    marks: [
      line(walk, { x: 'step', y: 'match', stroke: palette.match, strokeWidth: 2.25 }),
      line(walk, { x: 'step', y: 'nearMiss', stroke: palette.other, strokeWidth: 2.25 }),
      text(last, { ...name('match'), x: 'step', y: 'match', fill: palette.match, textAnchor: 'end', dy: -12 }),
      text(last, { ...name('near miss'), x: 'step', y: 'nearMiss', fill: palette.other, textAnchor: 'end', dy: -12 }),
    ],
  }),
);

// %% [markdown]
// ## 8. From two pairs to many
//
// The network now gets both pairs right, and it has learned next to nothing: with two pairs to please, it was enough to tell *cat* from
// the rest. It should learn what holds for questions that it has never seen. For that it needs many pairs, and others to be judged
// by. gemel brings a generator of everyday questions. Its matches share few words, its non-matches many.
//
// `splitByText` keeps some pairs aside, so that no question is on both sides: the *dev* pairs.

// %%
import { generatePairs } from '../corpora/generated/pairs.ts';
import { splitByText } from '../src/data/split.ts';

const { train, dev } = splitByText(generatePairs({ seed: 7, count: 24_000 }), { fractions: { dev: 0.06 } });
show(dev.slice(0, 6).map(({ left, right, label }) => ({ left, right, label })));
show(`${train.length} pairs to learn from, ${dev.length} to be judged by`);

// %% [markdown]
// `startTraining` is the walk of this page with what makes it work in earnest: batches of pairs, Adam, a learning rate that falls, and
// after each *epoch* (once through all pairs) a look at the dev pairs, which it never trains on. The epoch that did best there is kept.
//
// All parts can be exchanged. Here the encoder is a *bag*, which trains in seconds: the mean of the words' rows, each weighted by how much its word
// has turned out to matter. It does not see the order of the words.
//
// How good it is, is told by the *ROC-AUC*: of a match and a non-match drawn at random, how often does the match get the better score?
// Guessing gives 0.50.

// %%
import { parseConfig } from '../src/config.ts';
import { startTraining } from '../src/train.ts';

const config = parseConfig(
  {
    text: { dimension: 32, minimumCount: 1 },
    encoder: { kind: 'bag' },
    head: { kind: 'euclidean' },
    loss: { kind: 'contrastive', margin: 1 },
    training: { epochs: 6, batchSize: 32, learningRate: 0.01, metric: 'rocAuc' },
  },
  'notebook 01',
);
const run = await startTraining({ config, train, dev, seed: 1, engine: { threads: 1 }, clock: () => 0 });
const untrained = await run.result();

const epochs = [];
for await (const event of run.events) {
  if (event.type !== 'epoch') continue;
  epochs.push({ epoch: event.epoch, loss: event.loss.toFixed(3), 'ROC-AUC on dev': event.dev.rocAuc.toFixed(2) });
}
const trained = await run.result();
show(epochs);

// %% [markdown]
// ## 9. Score, threshold, probability
//
// Users see neither distance nor loss. They see a **score**, which is higher for a better match: for a distance *d* it is 1 / (1 + d).
// Here are the scores of the dev pairs, before training and after.

// %%
import { rectY } from '../src/report/charts/chart.ts';

function drawScores(title: string, scores: Float32Array, lines: readonly number[] = []) {
  const width = 0.025;
  const countBins = (label: 0 | 1) =>
    Array.from({ length: 26 }, (_, bin) => ({
      from: 0.35 + bin * width,
      to: 0.35 + (bin + 1) * width,
      pairs: dev.filter((pair, i) => pair.label === label && Math.floor((scores[i] - 0.35) / width) === bin).length,
    }));
  const bins = { match: countBins(1), other: countBins(0) };
  const highest = Math.max(...[...bins.match, ...bins.other].map(({ pairs }) => pairs));
  const bars = { x1: 'from', x2: 'to', y: 'pairs', inset: 0.5, fillOpacity: 0.55 } as const;
  const corner = { ...labelStyle, text: (words: string) => words, fontWeight: 'bold', dy: -26 } as const;
  return drawChart({
    title,
    caption: 'Dev pairs by score. Blue: they match. Orange: they do not.',
    x: { label: 'score: more alike to the right', domain: [0.35, 1] },
    y: { label: 'pairs', domain: [0, 1.1 * highest] },
    marks: [
      rectY(bins.other, { ...bars, fill: palette.other }),
      rectY(bins.match, { ...bars, fill: palette.match }),
      text(['no match'], { ...corner, frameAnchor: 'top-left', dx: 50, fill: palette.other }),
      text(['match'], { ...corner, frameAnchor: 'top-right', fill: palette.match }),
      ruleX(lines, { stroke: palette.ink, strokeWidth: 1.5, strokeDasharray: '5 4' }),
    ],
  });
}

const { calibration, choice } = trained.decision;
show(drawScores('Before training, matches and non-matches score alike', untrained.devScores));
show(drawScores('After training, the matches stand to the right', trained.devScores, [choice.threshold]));

// %% [markdown]
// The dashed line is the **threshold**: from there on, a pair is called a match. It is chosen on the dev pairs for a goal that you state,
// here the most right answers.
//
// A score is not a probability. But one can look up how often dev pairs with such a score do match, and a smooth curve
// through that (*calibration*) gives the **probability** of a match for every score. Score, probability and match are what `gemel score`
// writes beside each pair.
//
// Look at the orange pairs at the far right, too. They hold the same words in another order, and a bag cannot tell them apart, whatever it is
// taught. An LSTM can.

// %%
const ranked = dev.map((pair, i) => ({ ...pair, score: trained.devScores[i] })).sort((a, b) => b.score - a.score);
const fooled = ranked.filter(({ label }) => label === 0).slice(0, 3);
show(fooled.map(({ left, right, score }) => ({ left, right, score: score.toFixed(2) })));

// %% [markdown]
// And our three questions? The model has seen none of them.

// %%
import { SeenTexts } from '../src/data/seen-texts.ts';
import { answer } from '../src/evaluation/decision.ts';

const seen = await SeenTexts.fromTexts(train.flatMap(({ left, right }) => [left, right]));
show(`in training: ${[question, match, nearMiss].filter((text) => seen.has(text)).length} of the three questions`);

const asked = [
  { left: question, right: match },
  { left: question, right: nearMiss },
];
const judge = new Scorer(trained.model, { threads: 1 });
const scores = await judge.score(asked);
await judge.dispose();

show(
  asked.map((pair, i) => {
    const { score, probability, match } = answer(scores[i], trained.decision);
    return { ...pair, score: score.toFixed(2), probability: probability.toFixed(2), match: match ? 'yes' : 'no' };
  }),
);
const { slope, intercept } = calibration;
show(
  `threshold ${choice.threshold.toFixed(2)}; probability = 1 / (1 + exp(${-intercept.toFixed(1)} − ${slope.toFixed(1)} · score))`,
);

// %% [markdown]
// That is the whole walk. What `gemel train` does is this and no more, with larger numbers, and it writes down what it did.
//
// - [concepts.md](../../docs/concepts.md) says which head, loss and threshold to choose, and how to read the results.
// - [architecture.md](../../docs/architecture.md) says where each of these steps lives in the code.
