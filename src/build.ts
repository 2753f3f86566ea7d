/** Configuration → live objects: the only place that maps names to members. */
import type {
  Config,
  EncoderSettings,
  HeadSettings,
  JointSettings,
  LossSettings,
  TextEncoderSettings,
} from './config.ts';
import type { Sides } from './data/batches.ts';
import { pictureSide } from './data/picture-side.ts';
import type { Side } from './data/side.ts';
import type { Task } from './data/task.ts';
import { textSide } from './data/text-side.ts';
import { bag } from './encoders/bag.ts';
import { cnn } from './encoders/cnn.ts';
import { convolvedBag } from './encoders/convolved-bag.ts';
import type { Encoder } from './encoders/encoder.ts';
import { gru } from './encoders/gru.ts';
import { joined } from './encoders/joined.ts';
import { lstm } from './encoders/lstm.ts';
import { pictureCnn } from './encoders/picture-cnn.ts';
import { selfAttention } from './encoders/self-attention.ts';
import { GemelError, unreachable } from './errors.ts';
import { absoluteDifference } from './heads/absolute-difference.ts';
import { bilinear } from './heads/bilinear.ts';
import { classifier } from './heads/classifier.ts';
import { correctedCosine } from './heads/corrected-cosine.ts';
import { cosine, scaledCosine } from './heads/cosine.ts';
import { euclidean } from './heads/euclidean.ts';
import { expManhattan } from './heads/exp-manhattan.ts';
import type { Head } from './heads/head.ts';
import type { Augmentation } from './image/augment.ts';
import { attention } from './interactions/attention.ts';
import { grid } from './interactions/grid.ts';
import type { Interaction } from './interactions/interaction.ts';
import { joined as joinedInteractions } from './interactions/joined.ts';
import { kernels } from './interactions/kernels.ts';
import { sequence } from './interactions/sequence.ts';
import { vectors } from './interactions/vectors.ts';
import { binaryCrossEntropy } from './losses/binary-cross-entropy.ts';
import { combined } from './losses/combined.ts';
import { contrastive } from './losses/contrastive.ts';
import { cosent } from './losses/cosent.ts';
import { crossEntropy } from './losses/cross-entropy.ts';
import { energyContrastive } from './losses/energy-contrastive.ts';
import { inBatchNegatives } from './losses/in-batch-negatives.ts';
import { inBatchTriplet } from './losses/in-batch-triplet.ts';
import { listwise } from './losses/listwise.ts';
import type { Loss } from './losses/loss.ts';
import { meanSquaredError } from './losses/mean-squared-error.ts';
import { onlineContrastive } from './losses/online-contrastive.ts';
import { triplet } from './losses/triplet.ts';
import { pictureJoint, textJoint } from './matchers/joints.ts';
import type { Matcher } from './matchers/matcher.ts';
import { pseudoSiamese } from './matchers/pseudo-siamese.ts';
import { siamese } from './matchers/siamese.ts';
import { type Columns, pictureTower, type Reads, type Tower, textTower } from './matchers/tower.ts';
import { type Joint, twoChannel } from './matchers/two-channel.ts';
import { charactersTokenizer } from './text/characters.ts';
import { segmentsTokenizer } from './text/segments.ts';
import type { Synonyms } from './text/synonyms.ts';
import type { Tokenizer } from './text/tokenizer.ts';
import { withCharactersTokenizer } from './text/with-characters.ts';
import { wordsTokenizer } from './text/words.ts';

/** What a network has to fit. */
export interface Surroundings {
  /** E, the numbers of a token's vector. */
  readonly embeddingWidth: number;
  readonly task: Task;
}

/** The network that a configuration describes. */
export function buildMatcher(config: Config, { embeddingWidth, task }: Surroundings): Matcher {
  const outputs = task.kind === 'classes' ? task.names.length : 1;
  if (config.joint) return buildTwoChannel(config.joint, { hidden: config.hidden, embeddingWidth, outputs });
  const { architecture, encoder, rightEncoder = encoder, head } = config;
  if (!encoder || !rightEncoder || !head) {
    throw new GemelError('bad-usage', `architecture "${architecture}" needs an encoder and a head`);
  }
  const left = buildTower(encoder, { vector: embeddingWidth, own: embeddingWidth });
  switch (architecture) {
    case 'siamese':
    case 'triplet': {
      const { tower, end } = left;
      return siamese({ tower, head: buildHead(head, tower.dimension, outputs), tokenWidth: end });
    }
    case 'pseudo-siamese': {
      const right = buildTower(rightEncoder, { vector: embeddingWidth, own: Math.max(left.end, embeddingWidth) });
      return pseudoSiamese({
        left: left.tower,
        right: right.tower,
        head: buildHead(head, left.tower.dimension, outputs),
        tokenWidth: Math.max(left.end, right.end),
      });
    }
    case 'two-channel':
      throw new GemelError('bad-usage', 'architecture "two-channel" needs a joint');
    default:
      return unreachable(architecture);
  }
}

/** How each side of a matcher reads its raw strings. One object serves both where they are read alike. */
export function buildSides(
  config: Config,
  {
    matcher,
    tokenizer,
    synonyms,
  }: { readonly matcher: Matcher; readonly tokenizer?: Tokenizer; readonly synonyms?: Synonyms },
): Sides {
  const { lengths, rightLengths = lengths } = config.text;
  const replacing = synonyms && { synonyms, share: config.training.synonyms };
  const sideOf = (
    reads: Reads,
    own: readonly number[],
    settings: EncoderSettings | JointSettings | undefined,
  ): Side => {
    if (reads.kind === 'picture') {
      const { height, width, channels } = reads;
      return pictureSide({ height, width, channels }, augmentationOf(settings));
    }
    if (tokenizer) return textSide({ tokenizer, lengths: own, width: matcher.tokenWidth, replacing });
    throw new GemelError('bad-model', 'expected a tokenizer for a side that reads texts, found none');
  };
  const left = sideOf(matcher.left, lengths, config.encoder ?? config.joint);
  const alike = JSON.stringify(matcher.left) === JSON.stringify(matcher.right) && rightLengths === lengths;
  const right = alike ? left : sideOf(matcher.right, rightLengths, config.rightEncoder ?? config.encoder);
  return { left, right, shared: matcher.shared || left === right };
}

/** The loss, checked against what it will read. */
export function buildLoss({ architecture, loss: settings, head }: Config, matcher: Matcher): Loss {
  const parts = [settings].flat();
  const { measure } = matcher;
  const giver = head ? `head "${head.kind}"` : `architecture "${architecture}"`;
  const checked = parts.map((part) => {
    const loss = lossOf(part, matcher);
    if (!loss.accepts.includes(measure)) {
      throw new GemelError(
        'bad-usage',
        `loss "${part.kind}" expects a ${loss.accepts.join(' or a ')}, but ${giver} gives a ${measure}`,
      );
    }
    if (loss.needs?.includes('vectors') && !matcher.comparesVectors) {
      throw new GemelError(
        'bad-usage',
        `loss "${part.kind}" expects vectors of both sides, but architecture "${architecture}" makes none`,
      );
    }
    return { loss, weight: part.weight };
  });
  const loss = combined(checked);
  // Weights that a loss does not depend on have no gradient.
  const headLearns = !matcher.vectors || matcher.vectors.head.weights.length > 0;
  if (loss.readsOutput === false && headLearns) {
    throw new GemelError(
      'bad-usage',
      `loss "${parts.map(({ kind }) => kind).join('" and "')}" goes by the vectors alone and teaches ${giver} nothing: choose a head without weights (cosine, euclidean), or add a loss that reads its ${measure}`,
    );
  }
  return loss;
}

/** A tokenizer that learns from the training texts: its vocabulary, unless `given` has one, and the parts of words. */
export function buildTokenizer(settings: Config['text'], texts: Iterable<string>, given?: Tokenizer): Tokenizer {
  const { characters } = settings;
  if (!characters) return given ?? buildPlainTokenizer(settings, texts);
  const all = [...texts];
  return withCharactersTokenizer.fromTexts(given ?? buildPlainTokenizer(settings, all), all, characters);
}

function buildPlainTokenizer(
  { tokenizer, minimumCount, maximumSize }: Config['text'],
  texts: Iterable<string>,
): Tokenizer {
  const options = { minimumCount, maximumSize };
  switch (tokenizer) {
    case 'words':
      return wordsTokenizer.fromTexts(texts, options);
    case 'characters':
      return charactersTokenizer.fromTexts(texts, options);
    case 'segments':
      return segmentsTokenizer.fromTexts(texts, options);
    default:
      return unreachable(tokenizer);
  }
}

function buildTwoChannel(
  settings: JointSettings,
  { hidden, embeddingWidth: E, outputs }: { hidden: number; embeddingWidth: number; outputs: number },
): Matcher {
  if (settings.kind === 'picture-cnn') {
    const encoder = pictureEncoder({ ...settings, channels: 2 * settings.channels });
    return twoChannel({ joint: pictureJoint(encoder), hidden, outputs, tokenWidth: 0 });
  }
  const interaction = buildInteraction(settings, E);
  const joint: Joint = textJoint(interaction, { vector: E, own: E });
  return twoChannel({ joint, hidden, outputs, tokenWidth: interaction.tokenWidth });
}

/** A tower, and the column behind the last that it reads; 0 where it reads no texts. */
function buildTower(settings: EncoderSettings, columns: Columns): { tower: Tower; end: number } {
  if (settings.kind === 'picture-cnn') return { tower: pictureTower(pictureEncoder(settings)), end: 0 };
  const encoder = buildEncoder(settings, columns.vector);
  return { tower: textTower(encoder, columns), end: columns.own + encoder.tokenWidth - columns.vector };
}

function pictureEncoder(settings: {
  height: number;
  width: number;
  channels: number;
  filters: number[];
  dimension: number;
}) {
  const { height, width, channels, filters, dimension } = settings;
  return pictureCnn({ size: { height, width, channels }, channels: filters, dimension });
}

/** How far training varies the pictures of a side. */
function augmentationOf(settings: EncoderSettings | JointSettings | undefined): Augmentation {
  if (settings?.kind !== 'picture-cnn' || settings.augmentation === 0) return { flip: false };
  const { augmentation, flip } = settings;
  return { flip, shift: augmentation / 2, scale: augmentation, rotation: 90 * augmentation };
}

function buildEncoder(settings: TextEncoderSettings, embeddingWidth: number): Encoder {
  switch (settings.kind) {
    case 'lstm':
      return lstm({ ...settings, tokenWidth: embeddingWidth });
    case 'gru':
      return gru({ ...settings, tokenWidth: embeddingWidth });
    case 'cnn':
      return cnn({ ...settings, tokenWidth: embeddingWidth });
    case 'bag':
      return bag({ ...settings, embeddingWidth });
    case 'convolved-bag':
      return convolvedBag({ ...settings, embeddingWidth });
    case 'self-attention':
      return selfAttention({ ...settings, tokenWidth: embeddingWidth });
    case 'joined': {
      const parts = settings.parts.map((part) => buildEncoder(part, embeddingWidth));
      return joined({ parts, embeddingWidth, normalise: settings.normalise });
    }
    default:
      return unreachable(settings);
  }
}

function buildInteraction(
  settings: Exclude<JointSettings, { kind: 'picture-cnn' }>,
  embeddingWidth: number,
): Interaction {
  switch (settings.kind) {
    case 'grid':
      return grid({ ...settings, embeddingWidth });
    case 'kernels':
      return kernels({ ...settings, embeddingWidth });
    case 'attention':
      return attention({ ...settings, embeddingWidth });
    case 'sequence':
      return sequence({ encoder: buildEncoder(settings.encoder, embeddingWidth) });
    case 'vectors':
      return vectors({ encoder: buildEncoder(settings.encoder, embeddingWidth), features: settings.features });
    case 'joined': {
      const parts = settings.parts.map((part, i) => [`${part.kind}${i + 1}`, buildInteraction(part, embeddingWidth)]);
      return joinedInteractions({ embeddingWidth, parts: Object.fromEntries(parts) });
    }
    default:
      return unreachable(settings);
  }
}

function buildHead(settings: HeadSettings, dimension: number, outputs: number): Head {
  switch (settings.kind) {
    case 'cosine':
      return cosine();
    case 'scaled-cosine':
      return scaledCosine(settings);
    case 'corrected-cosine':
      return correctedCosine({ ...settings, dimension });
    case 'exp-manhattan':
      return expManhattan();
    case 'euclidean':
      return euclidean();
    case 'bilinear':
      return bilinear({ dimension });
    case 'absolute-difference':
      return absoluteDifference({ ...settings, dimension });
    case 'classifier':
      return classifier({ ...settings, dimension, ...(outputs > 1 && { classes: outputs }) });
    default:
      return unreachable(settings);
  }
}

function lossOf(settings: LossSettings, { outputs }: Matcher): Loss {
  switch (settings.kind) {
    case 'contrastive':
      return contrastive(settings);
    case 'online-contrastive':
      return onlineContrastive(settings);
    case 'energy-contrastive':
      return energyContrastive(settings);
    case 'binary-cross-entropy':
      return binaryCrossEntropy(settings);
    case 'mean-squared-error':
      return meanSquaredError();
    case 'cross-entropy':
      return crossEntropy({ ...settings, classes: outputs });
    case 'listwise':
      return listwise(settings);
    case 'cosent':
      return cosent(settings);
    case 'triplet':
      return triplet(settings);
    case 'in-batch-triplet':
      return inBatchTriplet(settings);
    case 'in-batch-negatives':
      return inBatchNegatives(settings);
    default:
      return unreachable(settings);
  }
}
