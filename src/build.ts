/** Configuration → live objects: a matcher with its sides and its loss. Names become members in `members.ts`. */
import {
  type Config,
  type EncoderSettings,
  type FrozenSettings,
  type JointSettings,
  type PictureEncoderSettings,
  readsPictures,
} from './config.ts';
import type { Sides } from './data/batches.ts';
import { featureSide } from './data/feature-side.ts';
import { pictureSide } from './data/picture-side.ts';
import type { Side } from './data/side.ts';
import type { Task } from './data/task.ts';
import { textSide } from './data/text-side.ts';
import type { TransformerStart } from './encoders/transformer-layers.ts';
import type { PictureStart } from './encoders/vgg16.ts';
import { GemelError, unreachable } from './errors.ts';
import type { FeatureExtractor } from './features/feature-extractor.ts';
import type { Augmentation } from './image/augment.ts';
import { combined } from './losses/combined.ts';
import type { Loss } from './losses/loss.ts';
import { pictureJoint, textJoint } from './matchers/joints.ts';
import type { Matcher } from './matchers/matcher.ts';
import { pseudoSiamese } from './matchers/pseudo-siamese.ts';
import { siamese } from './matchers/siamese.ts';
import {
  type Columns,
  featureTower,
  pictureTower,
  type Reads,
  readAlike,
  type Tower,
  textTower,
} from './matchers/tower.ts';
import { type Joint, twoChannel } from './matchers/two-channel.ts';
import {
  buildEncoder,
  buildFrozenEncoder,
  buildHead,
  buildInteraction,
  buildOneLoss,
  buildPictureEncoder,
  type PartOptions,
} from './members.ts';
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
  /** What its transformers start from. */
  readonly pretrained?: TransformerStart;
  /** What its encoders of pictures start from. */
  readonly pictureStart?: PictureStart;
}

/** The network that a configuration describes. */
export function buildMatcher(config: Config, { task, ...part }: Surroundings): Matcher {
  const { embeddingWidth } = part;
  const outputs = task.kind === 'classes' ? task.names.length : 1;
  if (config.joint) return buildTwoChannel(config.joint, { hidden: config.hidden, part, outputs });
  const { architecture, encoder, rightEncoder = encoder, head } = config;
  if (!encoder || !rightEncoder || !head) {
    throw new GemelError('bad-usage', `architecture "${architecture}" needs an encoder and a head`);
  }
  const left = buildTower(encoder, part, { vector: embeddingWidth, own: embeddingWidth });
  switch (architecture) {
    case 'siamese':
    case 'triplet': {
      const { tower, end } = left;
      return siamese({ tower, head: buildHead(head, tower.dimension, outputs), tokenWidth: end });
    }
    case 'pseudo-siamese': {
      const columns = { vector: embeddingWidth, own: Math.max(left.end, embeddingWidth) };
      const right = buildTower(rightEncoder, part, columns);
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

/** The open models of frozen encoders, by their settings. */
export type FeatureExtractors = (settings: FrozenSettings) => FeatureExtractor;

/** How each side of a matcher reads its raw strings. One object serves both where they are read alike. */
export function buildSides(
  config: Config,
  {
    matcher,
    tokenizer,
    synonyms,
    features,
  }: {
    readonly matcher: Matcher;
    readonly tokenizer?: Tokenizer;
    readonly synonyms?: Synonyms;
    readonly features?: FeatureExtractors;
  },
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
      return pictureSide(
        { height, width, channels },
        settings && readsPictures(settings) ? augmentationOf(settings) : {},
      );
    }
    if (reads.kind === 'features') {
      if (settings?.kind === 'frozen' && features) return featureSide(features(settings));
      throw new GemelError('bad-usage', 'frozen encoder: expected its model to be open, found none: use openFeatures');
    }
    if (tokenizer) return textSide({ tokenizer, lengths: own, width: matcher.tokenWidth, replacing });
    throw new GemelError('bad-model', 'expected a tokenizer for a side that reads texts, found none');
  };
  const left = sideOf(matcher.left, lengths, config.encoder ?? config.joint);
  const alike = readAlike(matcher.left, matcher.right) && rightLengths === lengths;
  const right = alike ? left : sideOf(matcher.right, rightLengths, config.rightEncoder ?? config.encoder);
  return { left, right, shared: matcher.shared || left === right };
}

/** The loss, checked against what it will read. */
export function buildLoss({ architecture, loss: settings, head }: Config, matcher: Matcher): Loss {
  const parts = [settings].flat();
  const { measure } = matcher;
  const giver = head ? `head "${head.kind}"` : `architecture "${architecture}"`;
  const checked = parts.map((part) => {
    const loss = buildOneLoss(part, matcher);
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
  { hidden, part, outputs }: { hidden: number; part: PartOptions; outputs: number },
): Matcher {
  const { embeddingWidth: E } = part;
  if (readsPictures(settings)) {
    const encoder = buildPictureEncoder(settings, part, 2);
    return twoChannel({ joint: pictureJoint(encoder), hidden, outputs, tokenWidth: 0 });
  }
  const interaction = buildInteraction(settings, part);
  const joint: Joint = textJoint(interaction, { vector: E, own: E });
  return twoChannel({ joint, hidden, outputs, tokenWidth: interaction.tokenWidth });
}

/** A tower, and the column behind the last that it reads; 0 where it reads no texts. */
function buildTower(settings: EncoderSettings, part: PartOptions, columns: Columns): { tower: Tower; end: number } {
  if (readsPictures(settings)) return { tower: pictureTower(buildPictureEncoder(settings, part)), end: 0 };
  if (settings.kind === 'frozen') return { tower: buildFrozenTower(settings), end: 0 };
  const encoder = buildEncoder(settings, part);
  return { tower: textTower(encoder, columns), end: columns.own + encoder.tokenWidth - columns.vector };
}

function buildFrozenTower(settings: FrozenSettings): Tower {
  const { model, reads, dtype, pooling, normalise, projection, dimension, sha256 } = settings;
  if (dimension === undefined || model === undefined) {
    throw new GemelError(
      'bad-usage',
      'frozen encoder: expected its model and the length of its vectors, found none: name the model with --features, or use openFeatures',
    );
  }
  // Two files of one model may be named alike; what they hold may not be.
  const identity = JSON.stringify([sha256 ?? model, dtype, pooling, normalise]);
  return featureTower(buildFrozenEncoder({ dimension, projection }), { of: reads, model: identity });
}

/** How far training varies the pictures of a side. */
function augmentationOf({ flip, augmentation }: PictureEncoderSettings): Augmentation {
  if (typeof augmentation === 'object') return { flip, ...augmentation };
  return { flip, shift: augmentation / 2, scale: augmentation, rotation: 90 * augmentation };
}
