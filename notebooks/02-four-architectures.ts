/** The four architectures on the same pairs: what each is, what it costs, which is better, and when two towers are worth having. */

// %% [markdown]
// # Four architectures
//
// [The first notebook](01-what-a-match-is.md) sent both texts of a pair through one network. That is one of four ways to put
// a matcher together. This page shows all four, counts what they cost, and trains them on the same pairs to see which is better.
//
// Three words are needed from there. An *encoder* makes a vector, a list of numbers, of a text. A *head* makes one number of two vectors. Here we
// say *tower* for an encoder together with its weights: two towers of one kind can have different weights.
//
// ## 1. What each is
//
// **Siamese**: both texts go through one tower. Whatever is learned from the left texts serves the right ones too, and
// a text has one vector whichever side it stands on.

// %%
import { show } from './notebook.ts';
import { type Box, drawFlow } from './pictures/flow.ts';

function twoTowers(left: Box['colour'], right: Box['colour']) {
  const boxes: Box[] = [
    { at: [0, 0], words: 'left text' },
    { at: [0, 1], words: 'right text' },
    { at: [1, 0], words: 'tower', colour: left },
    { at: [1, 1], words: left === right ? 'the same tower' : 'another tower', colour: right },
    { at: [2, 0], words: 'vector' },
    { at: [2, 1], words: 'vector' },
    { at: [3, 0.5], words: 'head' },
    { at: [4, 0.5], words: 'score' },
  ];
  const paths = ['0-2', '1-3', '2-4', '3-5', '4-6', '5-6', '6-7'];
  return { boxes, paths };
}

show(
  drawFlow({
    title: 'Siamese: one tower reads both sides',
    caption: 'Boxes of one colour hold the same weights. The vectors can be kept.',
    ...twoTowers('match', 'match'),
  }),
);

// %% [markdown]
// **Pseudo-siamese**: each side has a tower of its own. The towers may even be of different kinds, say one for pictures and one for captions. But each
// tower learns from one side only.

// %%
show(
  drawFlow({
    title: 'Pseudo-siamese: each side has its own tower',
    caption:
      'Two colours: two sets of weights. The vectors can be kept, those of the left side apart from those of the right.',
    ...twoTowers('match', 'other'),
  }),
);

// %% [markdown]
// **Two-channel**: the pair is joined before anything is encoded. Each word can be held against each word of the other text, which two separate
// vectors do not allow. In return there is no vector of a text, only a score of a pair.

// %%
show(
  drawFlow({
    title: 'Two-channel: one network reads the pair',
    caption: 'There is nothing to keep: another right text means reading the left one again.',
    boxes: [
      { at: [0, 0], words: 'left text' },
      { at: [0, 1], words: 'right text' },
      { at: [1, 0.5], words: 'joint network', colour: 'unseen' },
      { at: [2, 0.5], words: 'score' },
    ],
    paths: ['0-2', '1-2', '2-3'],
  }),
);

// %% [markdown]
// **Triplet**: one tower again, but taught by another question. Not *is this a match?* but *which of these two is nearer to the
// anchor?* In use it is a siamese matcher.

// %%
show(
  drawFlow({
    title: 'Triplet: one tower, taught by comparisons',
    caption: 'Only the difference between the two scores of an anchor is taught, never how high they are.',
    boxes: [
      { at: [0, 0], words: 'match' },
      { at: [0, 1], words: 'anchor' },
      { at: [0, 2], words: 'non-match' },
      { at: [1, 0], words: 'tower', colour: 'match' },
      { at: [1, 1], words: 'the same', colour: 'match' },
      { at: [1, 2], words: 'the same', colour: 'match' },
      { at: [2, 0.5], words: 'score' },
      { at: [2, 1.5], words: 'score' },
      { at: [3, 1], words: 'which is higher?' },
    ],
    paths: ['0-3', '1-4', '2-5', '3-6', '4-6', '4-7', '5-7', '6-8', '7-8'],
  }),
);

// %% [markdown]
// ## 2. The same four as settings
//
// So that the comparison is about architectures and nothing else, all towers are of one kind: a *convolved bag*. It looks at each word with its
// two neighbours and takes the mean over the words. The two-channel network looks at neighbours in the same way, then lets each word attend
// to the words of the other text.
//
// A step of training shows 64 comparisons to each of them: 64 pairs, or 32 anchors with two candidates each.

// %%
const text = { dimension: 32, minimumCount: 1, lengths: [12, 24] };
const training = { epochs: 12, patience: 12, batchSize: 64, learningRate: 0.006, embeddingRate: 3 };
const tower = { encoder: { kind: 'convolved-bag', width: 3 }, head: { kind: 'cosine' } };
const contrastive = { loss: { kind: 'contrastive', margin: 0.5 } };

const settings = {
  siamese: { text, training, ...tower, ...contrastive },
  'pseudo-siamese': { text, training, architecture: 'pseudo-siamese', ...tower, ...contrastive },
  'two-channel': {
    text,
    training,
    architecture: 'two-channel',
    joint: { kind: 'attention', context: 'convolution', hidden: 32 },
    hidden: 32,
    loss: { kind: 'binary-cross-entropy' },
  },
  triplet: {
    text,
    training: { ...training, batchSize: 32 },
    architecture: 'triplet',
    ...tower,
    loss: { kind: 'triplet', margin: 0.5 },
  },
};

// %% [markdown]
// ## 3. What they cost
//
// Someone asks a new question, and you hold it against *N* that you have. A clock would tell more about this computer than about the networks, so let us
// count: TensorFlow.js can list each step that a network takes. A product of matrices counts its multiplications, any other step the
// numbers that it gives.

// %%
import { buildMatcher } from '../src/build.ts';
import { onBackend, tf } from '../src/compile/tf.ts';
import { parseConfig } from '../src/config.ts';
import { INFERENCE, type Matcher } from '../src/matchers/matcher.ts';
import { count } from '../src/weights.ts';

const WORDS = 12;

async function countOperations(work: (weights: tf.NamedTensorMap, side: tf.NamedTensorMap) => tf.Tensor, of: Matcher) {
  const { kernels } = await onBackend('cpu', () =>
    tf.profile(() => {
      const weights = Object.fromEntries(of.weights.map(({ name, shape }) => [name, tf.zeros([...shape])]));
      const side = { tokens: tf.ones([WORDS, 1, of.tokenWidth]), mask: tf.ones([WORDS, 1]) };
      return work(weights, side);
    }),
  );
  return kernels.reduce((sum, { name, inputShapes, outputShapes }) => {
    const numbers = outputShapes.reduce((all, shape) => all + count(shape), 0);
    return sum + (name.includes('MatMul') ? numbers * (inputShapes[0].at(-1) ?? 1) : numbers);
  }, 0);
}

interface Cost {
  readonly name: string;
  readonly weights: number;
  /** Operations for the new text, and then for each known one. */
  readonly once: number;
  readonly each: number;
}

const costs: Cost[] = [];
for (const [name, own] of Object.entries(settings)) {
  const matcher = buildMatcher(parseConfig(own, name), { embeddingWidth: 32, task: { kind: 'match' } });
  const space = matcher.vectors;
  const vector = () => tf.ones([1, space?.dimension ?? 0]) as tf.Tensor2D;
  costs.push({
    name,
    weights: matcher.weights.reduce((sum, { shape }) => sum + count(shape), 0),
    once: space ? await countOperations((weights, side) => space.encode('left', side, weights), matcher) : 0,
    each: space
      ? await countOperations((weights) => space.compare(vector(), vector(), weights), matcher)
      : await countOperations(
          (weights, side) => matcher.judge({ left: side, right: side, candidates: 1 }, weights, INFERENCE).output,
          matcher,
        ),
  });
}

const whole = (value: number) => Math.round(value).toLocaleString('en-US');
const against = ({ once, each }: Cost, N: number) => once + N * each;
show(
  costs.map((cost) => ({
    architecture: cost.name,
    'weights beside the words': whole(cost.weights),
    'read the new text': whole(cost.once),
    'for each known one': whole(cost.each),
    'N = 1': whole(against(cost, 1)),
    'N = 100,000': whole(against(cost, 100_000)),
  })),
);

// %% [markdown]
// The towers read the new text once; the vectors of the known ones are kept, and a comparison is little work. (Keeping them is what the first step of
// `gemel index` and `gemel duplicates` is for.) The two-channel network has to read each pair from its first word to its last.

// %%
import { drawChart, text as label, labelStyle, line, palette } from '../src/report/charts/chart.ts';

const [ofSiamese, , ofJoint] = costs;
const powers = Array.from({ length: 25 }, (_, i) => i / 4);
const curve = (cost: Cost) => powers.map((power) => ({ power, operations: Math.log10(against(cost, 10 ** power)) }));
const axes = { x: 'power', y: 'operations' };
const ratio = against(ofJoint, 1e6) / against(ofSiamese, 1e6);
const names = ['1', '10', '100', '1,000', '10,000', '100,000', '1 million'];

show(
  drawChart({
    title: `Against a million known texts, reading jointly is ${whole(ratio)} times the work`,
    caption:
      'Operations to score one new text, both axes by powers of ten. The other two with towers lie on the siamese line.',
    marginLeft: 78,
    x: { label: 'N, the known texts', domain: [0, 6.4], ticks: [0, 2, 4, 6], format: (power) => names[power] },
    y: {
      label: 'operations',
      domain: [3, 12],
      ticks: [3, 6, 9, 12],
      format: (power) => ({ 3: 'thousand', 6: 'million', 9: 'billion', 12: 'trillion' })[power] ?? '',
    },
    marks: [
      line(curve(ofSiamese), { ...axes, stroke: palette.match, strokeWidth: 2.25 }),
      line(curve(ofJoint), { ...axes, stroke: palette.unseen, strokeWidth: 2.25 }),
      label([curve(ofSiamese)[16]], {
        ...labelStyle,
        ...axes,
        text: () => 'siamese',
        fill: palette.match,
        fontWeight: 'bold',
        dy: 20,
        textAnchor: 'start',
      }),
      label([curve(ofJoint)[16]], {
        ...labelStyle,
        ...axes,
        text: () => 'two-channel',
        fill: palette.unseen,
        fontWeight: 'bold',
        dy: -16,
        textAnchor: 'end',
      }),
    ],
  }),
);

// %% [markdown]
// ## 4. The same pairs for all
//
// The triplet network wants an anchor with a match *and* a non-match. The generator of the embedded corpus (`generated`) draws meanings, changes them,
// and puts them into words, so we can ask it for both: for each anchor one text of the same meaning, and one of another, mostly with one
// detail changed. The other three networks get the same texts as two pairs. Test texts are wordings that training never
// shows, half of them of questions that it never asks.

// %%
import { changesOf, type Meaning, say } from '../corpora/generated/meaning.ts';
import { drawFarMeaning, drawMeaningOf, mayAsk, type Part, partOf } from '../corpora/generated/part.ts';
import type { Pair } from '../src/data/pair.ts';
import { Random } from '../src/random.ts';

/** A wording of the meaning that belongs to the part, if a few attempts find one. */
function sayFor(part: Part, meaning: Meaning, random: Random): string {
  const wordings = Array.from({ length: 60 }, () => say(meaning, random));
  return wordings.find((wording) => partOf(wording, meaning) === part) ?? '';
}

function drawPairs(part: Part, anchors: number, random = Random.fromSeed(2).fork(part)): Pair[] {
  const made = new Map<string, Pair[]>();
  while (made.size < anchors) {
    const meaning = drawMeaningOf(part, random);
    const changed = changesOf(meaning, random).filter((change) => mayAsk(part, change.meaning));
    const isFar = changed.length === 0 || random.uniform() < 0.25;
    const other = isFar ? drawFarMeaning(part, meaning, random).meaning : random.pick(changed).meaning;
    const [anchor, match, nonMatch] = [meaning, meaning, other].map((one) => sayFor(part, one, random));
    if (new Set([anchor, match, nonMatch, '']).size < 4) continue;
    made.set(anchor, [
      { left: anchor, right: match, label: 1 },
      { left: anchor, right: nonMatch, label: 0 },
    ]);
  }
  return [...made.values()].flat();
}

const questions = { train: drawPairs('train', 4000), dev: drawPairs('dev', 500), test: drawPairs('test', 1000) };
show(questions.test.slice(0, 6).map(({ left, right, label: match }) => ({ left, right, label: match })));

function countPairs(parts: Record<string, readonly Pair[]>): string {
  return Object.entries(parts)
    .map(([part, pairs]) => `${part}: ${whole(pairs.length)} pairs`)
    .join(', ');
}
show(countPairs(questions));

// %% [markdown]
// Each architecture is trained three times, each time from other random weights, for 12 epochs of 125 steps: 1,500 steps. Of each run the epoch that did best on the dev
// pairs is judged by the test pairs. `runTrials` is what `gemel compare` does, without its files.
//
// *Average precision* sorts the pairs by score and asks how pure the list stays from the top down: guessing gives 50%, perfect order 100%. The bracket beside a figure says
// how far chance may have moved it: the test pairs and the three runs are drawn again and again with replacement
// (a *bootstrap*), and 95 of 100 such draws fall into the bracket.

// %%
import { drawForest } from '../src/report/charts/forest.ts';
import { choose, runTrials, summarise, tabulate, tell, verdictOn } from './trials.ts';

const seeds = [1, 2, 3];
const runs = await runTrials(settings, questions, { seeds });
const summary = summarise(runs, questions);
show(tabulate(summary));

const forest = drawForest(summary, summary.metric);
if (forest) show(forest);

// %% [markdown]
// Brackets that overlap do not mean that two networks are equally good: a hard test pair is hard for both. So each two are compared on the same draws,
// and what counts is the bracket of their *difference*. Where it holds zero, this run cannot tell.

// %%
for (const [a, b] of [
  ['siamese', 'pseudo-siamese'],
  ['siamese', 'two-channel'],
  ['siamese', 'triplet'],
  ['two-channel', 'pseudo-siamese'],
  ['two-channel', 'triplet'],
  ['pseudo-siamese', 'triplet'],
]) {
  show(tell(verdictOn(summary, a, b)));
}

// %% [markdown]
// ## 5. Does triplet beat contrastive?
//
// The siamese and the triplet network are one network with two lessons: the contrastive loss teaches how high a score should be, the triplet loss which of two
// scores should be higher. So there are two questions to ask of the same scores:
//
// - over all pairs, do matches score above non-matches? That is what one threshold for all pairs needs, and what was measured above;
// - for one anchor, does its match score above its non-match? That is what ranking needs. The share of anchors where it does is the *precision at 1*; guessing gives 50%.

// %%
const ranking = { test: questions.test, task: { kind: 'ranking' } } as const;
const lessons = runs.filter(({ name }) => name === 'siamese' || name === 'triplet');
const ranked = summarise(lessons, ranking);
show(
  ranked.presets.map(({ name, metrics: { precisionAt1 } }) => ({
    lesson: name === 'siamese' ? 'contrastive' : 'triplet',
    'precision at 1': `${(100 * precisionAt1.mean).toFixed(1)}%`,
    from: `${(100 * precisionAt1.interval[0]).toFixed(1)}%`,
    to: `${(100 * precisionAt1.interval[1]).toFixed(1)}%`,
  })),
);

const lesson = (verdict: string) =>
  ({ triplet: 'triplet', siamese: 'contrastive' })[verdict] ?? 'neither, as far as this run can tell';
const [overAll, perAnchor] = [verdictOn(summary, 'triplet', 'siamese'), verdictOn(ranked, 'triplet', 'siamese')];
show(`One threshold for all pairs: the better lesson is ${lesson(overAll.verdict)}. ${tell(overAll)}`);
show(`Which of an anchor's two candidates: the better lesson is ${lesson(perAnchor.verdict)}. ${tell(perAnchor)}`);

// %% [markdown]
// (MAP, in the last line, is the mean over anchors of one divided by the rank of the match: 100% where the match is first, 50% where it is second.)
//
// ## 6. When do two towers of their own beat a shared one?
//
// In those pairs the sides are alike: a question could as well stand on the other side. A second tower then only halves what each of them gets to see.
//
// So take pairs whose sides play different parts. A night train goes round 60 cities, in one direction only. On the left stands where somebody gets on, on the right where
// somebody gets off. It is a match if the train takes one there within the next 15 stops. A non-match is either behind, within the 15 stops that
// the train has just come from, or far away. The networks see names and wishes, never the map; the journeys of the test are not among those of training.

// %%
import { entities } from '../corpora/generated/lexicon/entities.ts';

const cities = entities.city.split(',').map((value) => value.trim().split('|')[0]);
const route = Random.fromSeed(6).shuffle(cities).slice(0, 60);
const boarding = (city: string) => [
  `I get on in ${city}`,
  `boarding at ${city} tonight`,
  `the train leaves ${city} with me`,
];
const leaving = (city: string) => [
  `I want to get off in ${city}`,
  `a bed in ${city} is waiting`,
  `please take me to ${city}`,
];

function drawJourneys(random = Random.fromSeed(9)) {
  const ahead = Array.from({ length: 15 }, (_, k) => k + 1);
  const far = Array.from({ length: 29 }, (_, k) => k + 16);
  const all = route.flatMap((from, i) => {
    const stop = (stops: number) => route[(i + stops + 60) % 60];
    const journey = (stops: number) => ({ from, to: stop(stops), label: stops > 0 && stops <= 15 ? 1 : 0 });
    const away = random.shuffle(far).slice(0, 15);
    return [...ahead, ...ahead.map((stops) => -stops), ...away].map(journey);
  });
  const shuffled = random.shuffle(all);
  const inAllWords = shuffled
    .slice(0, 1700)
    .flatMap(({ from, to, label }) =>
      boarding(from).flatMap((left) => leaving(to).map((right) => ({ left, right, label }))),
    );
  const inOneWording = shuffled
    .slice(1700)
    .map(({ from, to, label }) => ({ left: random.pick(boarding(from)), right: random.pick(leaving(to)), label }));
  return { train: inAllWords, dev: inOneWording.slice(0, 300), test: inOneWording.slice(300) };
}

const journeys = drawJourneys();
show(journeys.test.slice(0, 4).map(({ left, right, label }) => ({ left, right, label })));
show(countPairs(journeys));

// %% [markdown]
// Three ways: a shared tower with the cosine, two towers with the cosine, and a shared tower with a *classifier* for a head, a small
// network that reads both vectors and knows which of them is the left one.

// %%
const short = { text: { dimension: 8, minimumCount: 1, lengths: [12] } };
const schedule = { epochs: 6, patience: 6, learningRate: 0.01, embeddingRate: 3 };
const bag = { encoder: { kind: 'bag', projection: 8 } };
const cosine = { head: { kind: 'cosine' }, ...contrastive };

const trips = {
  'shared, cosine': { ...short, ...bag, ...cosine, training: schedule },
  'two towers, cosine': { ...short, architecture: 'pseudo-siamese', ...bag, ...cosine, training: schedule },
  'shared, classifier': {
    ...short,
    ...bag,
    head: { kind: 'classifier', hidden: 64 },
    loss: { kind: 'binary-cross-entropy' },
    training: { ...schedule, embeddingRate: 10 },
  },
};
const tripSummary = summarise(await runTrials(trips, journeys, { seeds }), journeys);
show(tabulate(tripSummary));
const tripForest = drawForest(tripSummary, tripSummary.metric);
if (tripForest) show(tripForest);

for (const [a, b] of [
  ['two towers, cosine', 'shared, cosine'],
  ['shared, classifier', 'shared, cosine'],
  ['two towers, cosine', 'shared, classifier'],
]) {
  show(tell(verdictOn(tripSummary, a, b)));
}

// %% [markdown]
// That the shared tower with the cosine fails is no matter of luck. To it, the journey from A to B and that from B to A are one pair: the same two
// vectors, the same cosine. It can learn which cities are near each other, and no more. A journey and the way back, by both:

import { Scorer } from '../src/matchers/scorer.ts';
// %%
import { startTraining } from '../src/train.ts';

const thereAndBack = [
  { left: route[3], right: route[9] },
  { left: route[9], right: route[3] },
];
for (const name of ['shared, cosine', 'two towers, cosine'] as const) {
  const config = parseConfig(trips[name], name);
  const training = await startTraining({ config, ...journeys, seed: 1, engine: { threads: 1 }, clock: () => 0 });
  for await (const _ of training.events);
  const { model } = await training.result();
  const scorer = new Scorer(model, { threads: 1 });
  const [there, back] = await scorer.score(thereAndBack);
  await scorer.dispose();
  show([
    { [name]: 'six stops ahead', left: route[3], right: route[9], cosine: there.toFixed(2) },
    { [name]: 'six stops behind', left: route[9], right: route[3], cosine: back.toFixed(2) },
  ]);
}

// %% [markdown]
// ## 7. What this page has shown
//
// These sentences are chosen by the numbers above: another outcome would have written others.

// %%
show(
  choose(verdictOn(summary, 'siamese', 'pseudo-siamese'), [
    'Where both sides are of one kind, share the tower: with as many pairs the shared one learned more.',
    'Even where both sides are of one kind, two towers did better here.',
    'Where both sides are of one kind, this run shows no difference between one tower and two: take the smaller.',
  ]),
);
show(
  choose(verdictOn(tripSummary, 'two towers, cosine', 'shared, cosine'), [
    'Where the same words play another part on each side, two towers beat a shared one under a symmetric head.',
    'Even where the sides play different parts, the shared tower did better here.',
    'Where the sides play different parts, this run shows no difference between one tower and two.',
  ]),
);
show(
  choose(verdictOn(tripSummary, 'shared, classifier', 'shared, cosine'), [
    'A shared tower can tell the sides apart too, if its head does: the classifier beat the cosine there. But its vectors cannot be searched by.',
    'Telling the sides apart in the head did not help here.',
    'Telling the sides apart in the head made no difference that this run could show.',
  ]),
);
show(
  choose(verdictOn(summary, 'two-channel', 'siamese'), [
    `Reading jointly was better than comparing vectors here, at ${whole(ratio)} times the work against a million texts.`,
    `Reading jointly cost ${whole(ratio)} times the work against a million texts and was worse here, with these few pairs and these settings.`,
    `Reading jointly cost ${whole(ratio)} times the work against a million texts, and this run shows no difference in quality.`,
  ]),
);
show(
  choose(overAll, [
    'For one threshold over all pairs, the triplet loss beat the contrastive loss.',
    'For one threshold over all pairs, the contrastive loss beat the triplet loss.',
    'For one threshold over all pairs, this run does not tell the contrastive from the triplet loss.',
  ]) +
    choose(perAnchor, [
      " For the order of one anchor's candidates, the triplet loss was better.",
      " For the order of one anchor's candidates, too, the contrastive loss was better.",
      " For the order of one anchor's candidates, this run does not tell them apart.",
    ]),
);

// %% [markdown]
// What it has not shown: that it is so with your pairs. These runs are small, from random word vectors, on generated questions, and all four share one learning
// rate that was tuned for none of them in particular. The same comparison on your own file is one command,
// `gemel compare --pairs FILE …` ([command-line.md](../../docs/command-line.md)). Next: [which head and which loss](03-heads-and-losses.md).
