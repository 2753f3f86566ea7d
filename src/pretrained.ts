/** A pretrained transformer and the settings that it fits. */
import type { Config } from './config.ts';
import type { SeenTexts } from './data/seen-texts.ts';
import type { TransformerSizes, TransformerStart } from './encoders/transformer-layers.ts';
import { GemelError } from './errors.ts';
import type { StaticVectors } from './text/static-vectors.ts';
import type { Tokenizer } from './text/tokenizer.ts';

/** Everything of a pretrained transformer. */
export interface PretrainedTransformer extends TransformerStart {
  readonly tokenizer: Tokenizer;
  /** One row for each id of the tokenizer. */
  readonly vectors: StaticVectors;
  /** What it was trained on, where that is known: what learns from it knows these by hearsay. */
  readonly seen?: { readonly texts: SeenTexts; readonly pairs: SeenTexts };
}

/**
 * The settings with the sizes of a pretrained transformer in each of their transformers, so that a saved model knows them. Of the layers the settings
 * may ask for fewer: the first ones. Any other size that they give has to be the pretrained one.
 *
 * @example
 * const config = withSizes(parseConfig(preset, 'preset'), pretrained.sizes);
 */
export function withSizes(config: Config, sizes: TransformerSizes): Config {
  if (!hasTransformer(config)) {
    throw new GemelError(
      'bad-usage',
      'pretrained weights: expected settings with a transformer, found none: choose another preset',
    );
  }
  const fill = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(fill);
    if (typeof part !== 'object' || part === null) return part;
    if (!('kind' in part) || part.kind !== 'transformer') {
      return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, fill(value)]));
    }
    const asked = part as Partial<TransformerSizes>;
    for (const name of Object.keys(sizes) as (keyof TransformerSizes)[]) checkSize(name, asked[name], sizes[name]);
    return { ...part, ...sizes, layers: asked.layers ?? sizes.layers };
  };
  const { encoder, rightEncoder, joint } = config;
  const filled = Object.entries({ encoder, rightEncoder, joint }).filter(([, part]) => part !== undefined);
  return { ...config, ...Object.fromEntries(filled.map(([name, part]) => [name, fill(part)])) } as Config;
}

/** Whether settings have a transformer, which needs pretrained weights. */
export function hasTransformer(config: Config): boolean {
  return hasKind(config, 'transformer');
}

/** Refuses settings that trained filters of VGG16 mean nothing to. */
export function expectVgg16(config: Config): void {
  if (hasKind(config, 'vgg16')) return;
  throw new GemelError(
    'bad-usage',
    'pretrained weights: expected settings with the encoder "vgg16" for a file of filters, found none: choose a preset such as pictures-vgg16',
  );
}

/** Whether a part of the network, or a part of a part, is of a kind. */
function hasKind({ encoder, rightEncoder, joint }: Config, kind: string): boolean {
  const within = (part: unknown): boolean => {
    if (typeof part !== 'object' || part === null) return false;
    return ('kind' in part && part.kind === kind) || Object.values(part).some(within);
  };
  return [encoder, rightEncoder, joint].some(within);
}

function checkSize(name: keyof TransformerSizes, asked: number | undefined, pretrained: number): void {
  if (asked === undefined || asked === pretrained || (name === 'layers' && asked < pretrained)) return;
  throw new GemelError(
    'bad-usage',
    `transformer: expected "${name}" to be ${pretrained} as in the pretrained model, found ${asked}: leave it out`,
  );
}
