/** Every setting of a matcher and its training, with its default: the one source for presets, flags, saved models and docs. The parts are in `config/`. */
import { z } from 'zod';
import { encoderSchema, type frozenEncoderSchema } from './config/encoders.ts';
import { headSchema } from './config/heads.ts';
import { jointSchema } from './config/joints.ts';
import { lossSchema, type singleLossSchema } from './config/losses.ts';
import { textSchema } from './config/text.ts';
import type { textEncoderSchema } from './config/text-encoders.ts';
import { trainingSchema } from './config/training.ts';
import { type ErrorCode, GemelError } from './errors.ts';

export { type PictureEncoderSettings, readsPictures } from './config/picture-encoders.ts';

const configSchema = z
  .strictObject({
    /** One line for `--help`. */
    description: z.string().default(''),
    architecture: z.enum(['siamese', 'pseudo-siamese', 'two-channel', 'triplet']).default('siamese'),
    text: textSchema,
    /** What makes a vector of each side, or of the left one. */
    encoder: encoderSchema.optional(),
    /** Of a pseudo-siamese matcher, what makes a vector of the right side; as the left one where it is not given. */
    rightEncoder: encoderSchema.optional(),
    head: headSchema.optional(),
    /** Of a two-channel matcher, what reads both sides together. */
    joint: jointSchema.optional(),
    /** Of a two-channel matcher, the units between the joint features and the answer; 0 for none. */
    hidden: z.number().int().min(0).default(64),
    loss: lossSchema,
    training: trainingSchema,
    /** What comes before the labels where there is a teacher (`gemel distill`): its answers, learned by a loss of their own. */
    distillation: z.strictObject({ epochs: z.number().int().min(0).default(12), loss: lossSchema }).optional(),
    /** What the decision threshold is best at: accuracy, f1, precision=P or recall=R. */
    goal: z.string().default('accuracy'),
  })
  .superRefine((config, context) => {
    const need = (setting: 'encoder' | 'head' | 'joint', wanted: boolean) => {
      if (wanted === (config[setting] !== undefined)) return;
      const message = `architecture "${config.architecture}" ${wanted ? 'needs one' : 'has none'}`;
      context.addIssue({ code: 'custom', path: [setting], message });
    };
    const jointly = config.architecture === 'two-channel';
    need('joint', jointly);
    need('encoder', !jointly);
    need('head', !jointly);
    const refuse = (path: string[]) =>
      context.addIssue({ code: 'custom', path, message: `architecture "${config.architecture}" has none` });
    if (config.rightEncoder && config.architecture !== 'pseudo-siamese') refuse(['rightEncoder']);
    const partly = ['encoder', 'rightEncoder', 'joint'].find((name) => hasFrozenParts(config[name as 'encoder']));
    if (partly && config.training.embeddingRate > 0) {
      const message = `must be 0 where "${partly}" learns in part, since what lies below it is frozen`;
      context.addIssue({ code: 'custom', path: ['training', 'embeddingRate'], message });
    }
  });

/** Whether a part, or one of its parts, has weights that stay as they are. */
function hasFrozenParts(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if ('train' in part && part.train !== 'all') return true;
  return Object.values(part).some(hasFrozenParts);
}

/** A complete configuration: every setting has a value. */
export type Config = z.infer<typeof configSchema>;
export type EncoderSettings = z.infer<typeof encoderSchema>;
export type TextEncoderSettings = z.infer<typeof textEncoderSchema>;
export type FrozenSettings = z.infer<typeof frozenEncoderSchema>;
export type JointSettings = z.infer<typeof jointSchema>;
export type HeadSettings = z.infer<typeof headSchema>;
export type LossSettings = z.infer<typeof singleLossSchema>;

/** Checks settings and fills in the defaults. `source` is named in errors, whose code says whether a user or a saved model gave them. */
export function parseConfig(settings: unknown, source: string, code: ErrorCode = 'bad-usage'): Config {
  const parsed = configSchema.safeParse(settings);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const stray = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...issue.path, ...stray].join('.');
  const finding = stray.length > 0 ? 'there is no such setting' : issue.message;
  throw new GemelError(code, `${source}: ${path ? `setting "${path}"` : 'settings'}: ${finding}`);
}
