/** Configuration → live objects: the only place that maps names to members. */
import type { Config } from './config.ts';
import { bag } from './encoders/bag.ts';
import { cnn } from './encoders/cnn.ts';
import type { Encoder } from './encoders/encoder.ts';
import { lstm } from './encoders/lstm.ts';
import { GemelError, unreachable } from './errors.ts';
import { classifier } from './heads/classifier.ts';
import { cosine, scaledCosine } from './heads/cosine.ts';
import { euclidean } from './heads/euclidean.ts';
import { expManhattan } from './heads/exp-manhattan.ts';
import type { Head } from './heads/head.ts';
import { binaryCrossEntropy } from './losses/binary-cross-entropy.ts';
import { contrastive } from './losses/contrastive.ts';
import type { Loss } from './losses/loss.ts';
import { meanSquaredError } from './losses/mean-squared-error.ts';
import type { Matcher } from './matchers/matcher.ts';
import { siamese } from './matchers/siamese.ts';
import { charactersTokenizer } from './text/characters.ts';
import { segmentsTokenizer } from './text/segments.ts';
import type { Tokenizer } from './text/tokenizer.ts';
import { wordsTokenizer } from './text/words.ts';

/** The network that a configuration describes, for token vectors of E numbers. */
export function buildMatcher(
  config: Pick<Config, 'architecture' | 'encoder' | 'head'>,
  embeddingWidth: number,
): Matcher {
  const encoder = buildEncoder(config.encoder, embeddingWidth);
  const head = buildHead(config.head, encoder.dimension);
  switch (config.architecture) {
    case 'siamese':
      return siamese({ encoder, head });
    default:
      return unreachable(config.architecture);
  }
}

/** The loss, checked against the head that it will read. */
export function buildLoss({ loss: settings, head: { kind } }: Pick<Config, 'loss' | 'head'>, matcher: Matcher): Loss {
  const loss = lossOf(settings);
  const { measure } = matcher.head;
  if (loss.accepts.includes(measure)) return loss;
  throw new GemelError(
    'bad-usage',
    `loss "${settings.kind}" expects a ${loss.accepts.join(' or a ')}, but head "${kind}" gives a ${measure}`,
  );
}

/** A tokenizer whose vocabulary comes from the training texts. */
export function buildTokenizer(
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

function buildEncoder(settings: Config['encoder'], embeddingWidth: number): Encoder {
  switch (settings.kind) {
    case 'lstm':
      return lstm({ ...settings, tokenWidth: embeddingWidth });
    case 'cnn':
      return cnn({ ...settings, tokenWidth: embeddingWidth });
    case 'bag':
      return bag({ embeddingWidth });
    default:
      return unreachable(settings);
  }
}

function buildHead(settings: Config['head'], dimension: number): Head {
  switch (settings.kind) {
    case 'cosine':
      return cosine();
    case 'scaled-cosine':
      return scaledCosine(settings);
    case 'exp-manhattan':
      return expManhattan();
    case 'euclidean':
      return euclidean();
    case 'classifier':
      return classifier({ ...settings, dimension });
    default:
      return unreachable(settings);
  }
}

function lossOf(settings: Config['loss']): Loss {
  switch (settings.kind) {
    case 'contrastive':
      return contrastive(settings);
    case 'binary-cross-entropy':
      return binaryCrossEntropy();
    case 'mean-squared-error':
      return meanSquaredError();
    default:
      return unreachable(settings);
  }
}
