/** Settings → encoders, interactions, heads and losses: the only place that maps names to members. */
import type {
  HeadSettings,
  JointSettings,
  LossSettings,
  PictureEncoderSettings,
  TextEncoderSettings,
} from './config.ts';
import { bag } from './encoders/bag.ts';
import { cnn } from './encoders/cnn.ts';
import { convolvedBag } from './encoders/convolved-bag.ts';
import type { Encoder } from './encoders/encoder.ts';
import { type FeatureEncoder, frozen } from './encoders/frozen.ts';
import { gru } from './encoders/gru.ts';
import type { ImageEncoder } from './encoders/image-encoder.ts';
import { joined } from './encoders/joined.ts';
import { kochCnn } from './encoders/koch-cnn.ts';
import { lstm } from './encoders/lstm.ts';
import { pictureCnn } from './encoders/picture-cnn.ts';
import { residualNet } from './encoders/residual-net.ts';
import { selfAttention } from './encoders/self-attention.ts';
import { transformer } from './encoders/transformer.ts';
import type { TransformerStart } from './encoders/transformer-layers.ts';
import { type PictureStart, vgg16 } from './encoders/vgg16.ts';
import { unreachable } from './errors.ts';
import { absoluteDifference } from './heads/absolute-difference.ts';
import { biasedCosine } from './heads/biased-cosine.ts';
import { bilinear } from './heads/bilinear.ts';
import { classifier } from './heads/classifier.ts';
import { correctedCosine } from './heads/corrected-cosine.ts';
import { cosine, scaledCosine } from './heads/cosine.ts';
import { euclidean } from './heads/euclidean.ts';
import { expManhattan } from './heads/exp-manhattan.ts';
import type { Head } from './heads/head.ts';
import { attention } from './interactions/attention.ts';
import { grid } from './interactions/grid.ts';
import type { Interaction } from './interactions/interaction.ts';
import { joined as joinedInteractions } from './interactions/joined.ts';
import { kernels } from './interactions/kernels.ts';
import { sequence } from './interactions/sequence.ts';
import { transformer as transformerPair } from './interactions/transformer.ts';
import { vectors } from './interactions/vectors.ts';
import { binaryCrossEntropy } from './losses/binary-cross-entropy.ts';
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
import { relational } from './losses/relational.ts';
import { triplet } from './losses/triplet.ts';
import { vectorRegression } from './losses/vector-regression.ts';
import type { Matcher } from './matchers/matcher.ts';

/** together: how many pictures are laid on each other as channels. */
export function buildPictureEncoder(
  settings: PictureEncoderSettings,
  { pictureStart: start }: Pick<PartOptions, 'pictureStart'>,
  together = 1,
): ImageEncoder {
  const { height, width, channels } = settings;
  const size = { height, width, channels: together * channels };
  switch (settings.kind) {
    case 'picture-cnn': {
      const { filters, dimension, halved, order, pooling } = settings;
      return pictureCnn({ size, channels: filters, dimension, halved, order, pooling });
    }
    case 'koch-cnn':
      return kochCnn({ ...settings, size });
    case 'residual-net':
      return residualNet({ ...settings, size });
    case 'vgg16':
      return vgg16({ ...settings, size, start });
    default:
      return unreachable(settings);
  }
}

/** dimension: the length of the frozen model's own vectors. */
export function buildFrozenEncoder(settings: { dimension: number; projection?: number | 'same' }): FeatureEncoder {
  return frozen({ features: settings.dimension, projection: settings.projection });
}

/** What a part of a network has to fit, and what it starts from. */
export interface PartOptions {
  /** E, the numbers of a token's vector. */
  readonly embeddingWidth: number;
  readonly pretrained?: TransformerStart;
  readonly pictureStart?: PictureStart;
}

export function buildEncoder(settings: TextEncoderSettings, options: PartOptions): Encoder {
  const { embeddingWidth, pretrained } = options;
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
    case 'transformer':
      return transformer({ ...settings, tokenWidth: embeddingWidth, start: pretrained });
    case 'joined': {
      const parts = settings.parts.map((part) => buildEncoder(part, options));
      return joined({ parts, embeddingWidth, normalise: settings.normalise });
    }
    default:
      return unreachable(settings);
  }
}

export function buildInteraction(
  settings: Exclude<JointSettings, PictureEncoderSettings>,
  options: PartOptions,
): Interaction {
  const { embeddingWidth, pretrained } = options;
  switch (settings.kind) {
    case 'grid':
      return grid({ ...settings, embeddingWidth });
    case 'kernels':
      return kernels({ ...settings, embeddingWidth });
    case 'attention':
      return attention({ ...settings, embeddingWidth });
    case 'sequence':
      return sequence({ encoder: buildEncoder(settings.encoder, options) });
    case 'vectors':
      return vectors({ encoder: buildEncoder(settings.encoder, options), features: settings.features });
    case 'transformer':
      return transformerPair({ ...settings, tokenWidth: embeddingWidth, start: pretrained });
    case 'joined': {
      const parts = settings.parts.map((part, i) => [`${part.kind}${i + 1}`, buildInteraction(part, options)]);
      return joinedInteractions({ embeddingWidth, parts: Object.fromEntries(parts) });
    }
    default:
      return unreachable(settings);
  }
}

export function buildHead(settings: HeadSettings, dimension: number, outputs: number): Head {
  switch (settings.kind) {
    case 'cosine':
      return cosine();
    case 'scaled-cosine':
      return scaledCosine(settings);
    case 'corrected-cosine':
      return correctedCosine({ ...settings, dimension });
    case 'biased-cosine':
      return biasedCosine({ ...settings, dimension });
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

export function buildOneLoss(settings: LossSettings, { outputs }: Pick<Matcher, 'outputs'>): Loss {
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
    case 'relational':
      return relational(settings);
    case 'vector-regression':
      return vectorRegression();
    default:
      return unreachable(settings);
  }
}
