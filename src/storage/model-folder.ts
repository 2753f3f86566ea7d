/** A trained matcher as a folder: `manifest.json`, `weights.safetensors`, `tokenizer.json`, `seen-texts.bin` and `seen-pairs.bin`. */
import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { buildMatcher, buildSides } from '../build.ts';
import { type Config, parseConfig } from '../config.ts';
import { SeenTexts } from '../data/seen-texts.ts';
import type { Task } from '../data/task.ts';
import { GemelError } from '../errors.ts';
import type { Decision } from '../evaluation/decision.ts';
import type { Model } from '../matchers/model.ts';
import { tokenizerFromState } from '../text/tokenizers.ts';
import { parseModelJson, readFileOrExplain, writeAtomically } from './files.ts';
import { fromTensors, toTensors } from './model-tensors.ts';
import { type FeatureOptions, openFeatures } from './open-features.ts';
import { decodeTensors, encodeTensors } from './safetensors.ts';

/** A model with all that is known of it. */
export interface SavedModel {
  readonly model: Model;
  /** E, the numbers of a token's vector. */
  readonly embeddingWidth: number;
  readonly decision: Decision;
  /** What the labels mean that it was trained on. */
  readonly task: Task;
  readonly config: Config;
  readonly origin: Origin;
  /** How its weights are stored, where not as 32-bit floats. */
  readonly stored?: Stored;
  /** Every text of the labelled training files, so that evaluation knows which pairs are new. */
  readonly seen: SeenTexts;
  /** The pairs that it was trained on. */
  readonly seenPairs: SeenTexts;
}

/** Where a model comes from. */
export type Origin = z.infer<typeof originSchema>;

/** How weights are stored, and what that cost. */
export type Stored = z.infer<typeof storedSchema>;

/** Writes the folder, each file in one step and the manifest last: a folder with a manifest is whole. */
export async function saveModel(folder: string, saved: SavedModel): Promise<void> {
  const { model, embeddingWidth, decision, task, config, origin, stored, seen, seenPairs } = saved;
  await mkdir(folder, { recursive: true });
  const manifestPath = join(folder, MANIFEST);
  await rm(manifestPath, { force: true });
  const files = {
    [WEIGHTS]: encodeTensors(toTensors(model, { type: stored?.type ?? 'float32', embeddingWidth })),
    ...(model.tokenizer && { [TOKENIZER]: new TextEncoder().encode(JSON.stringify(model.tokenizer.state())) }),
    [SEEN]: seen.toBytes(),
    [SEEN_PAIRS]: seenPairs.toBytes(),
  };
  for (const [name, bytes] of Object.entries(files)) await writeAtomically(join(folder, name), bytes);
  const manifest: Manifest = {
    format: 'gemel-model',
    version: VERSION,
    sha256: Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, hashOf(bytes)])),
    embeddingWidth,
    decision,
    task,
    origin,
    ...(stored && { stored }),
    config,
  };
  await writeAtomically(manifestPath, `${JSON.stringify(manifest, null, 2)}\n`);
}

/**
 * Reads a folder that `saveModel` wrote; the model gives the same scores to the bit, if its weights were stored as they are. Frozen models are not in the
 * folder: they are looked for where its settings say, and must be those that it was trained with.
 *
 * @throws GemelError `bad-model` for a folder that is missing, of another version, cut off or damaged, or whose frozen model is.
 */
export async function loadModel(
  folder: string,
  { features }: { readonly features?: FeatureOptions } = {},
): Promise<SavedModel> {
  const manifest = await readManifest(folder);
  const config = parseConfig(manifest.config, join(folder, MANIFEST), 'bad-model');
  const { extractors } = await openFeatures(config, features);
  const read = async (name: string): Promise<ModelFile> => {
    const path = join(folder, name);
    return { path, bytes: await readFileOrExplain(path, WHAT, 'bad-model'), sha256: manifest.sha256[name] };
  };
  const matcher = buildMatcher(config, manifest);
  const readsText = matcher.tokenWidth > 0;
  const files = await Promise.all([WEIGHTS, SEEN, SEEN_PAIRS, ...(readsText ? [TOKENIZER] : [])].map(read));
  const [weightsFile, seenFile, seenPairsFile, tokenizerFile] = files;
  const { tensors } = decodeTensors(weightsFile.bytes, weightsFile.path);
  const tokenizer = readsText
    ? tokenizerFromState(parseModelJson(tokenizerFile.bytes, tokenizerFile.path), tokenizerFile.path)
    : undefined;
  const { embeddingWidth, decision, task, origin, stored } = manifest;
  const model: Model = {
    matcher,
    sides: buildSides(config, { matcher, tokenizer, features: extractors }),
    tokenizer,
    ...fromTensors({ tensors, file: weightsFile.path }, { matcher, rows: tokenizer?.size ?? 0, embeddingWidth }),
  };
  const [seen, seenPairs] = [seenFile, seenPairsFile].map(({ bytes, path }) => SeenTexts.fromBytes(bytes, path));
  files.forEach(checkHash);
  return { model, embeddingWidth, decision, task, config, origin, ...(stored && { stored }), seen, seenPairs };
}

const MANIFEST = 'manifest.json';
const WEIGHTS = 'weights.safetensors';
const TOKENIZER = 'tokenizer.json';
const SEEN = 'seen-texts.bin';
const SEEN_PAIRS = 'seen-pairs.bin';
const VERSION = 2;
const WHAT = 'a file of a gemel model folder';

const metricsSchema = z.record(z.string(), z.number().nullable());

const originSchema = z.object({
  /** gemel's version. */
  gemel: z.string(),
  /** The preset's name, or that of a settings file. */
  preset: z.string(),
  seed: z.number(),
  /** The training data in words. */
  data: z.string(),
  /** SHA-256 of the training pairs in order. */
  dataHash: z.string(),
  pairs: z.number(),
  /** The engine and its provider. */
  engine: z.string(),
  /** The command line that repeats the run. */
  command: z.string(),
  /** Metrics on the dev pairs, which chose the epoch and the threshold. */
  dev: metricsSchema,
  bestEpoch: z.number(),
});

const storedSchema = z.object({
  type: z.enum(['float16', 'int8']),
  /** Metrics on the same pairs with the weights as they were and as they are stored. */
  quality: z.object({ data: z.string(), before: metricsSchema, after: metricsSchema }).optional(),
});

const manifestSchema = z.object({
  format: z.literal('gemel-model'),
  version: z.number(),
  /** The hash of each other file. */
  sha256: z.record(z.string(), z.string()),
  /** E, the numbers of a token's vector. */
  embeddingWidth: z.number().int().positive(),
  decision: z.object({
    choice: z.object({ threshold: z.number(), goal: z.string(), value: z.number(), reached: z.boolean() }),
    calibration: z.object({ slope: z.number(), intercept: z.number() }),
  }),
  task: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['match', 'ranking', 'retrieval']) }),
    z.strictObject({ kind: z.literal('graded'), lowest: z.number(), highest: z.number() }),
    z.strictObject({ kind: z.literal('classes'), names: z.array(z.string()).min(2) }),
  ]),
  origin: originSchema,
  stored: storedSchema.optional(),
  config: z.unknown(),
});

type Manifest = z.infer<typeof manifestSchema>;

async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST);
  const parsed = manifestSchema.safeParse(parseModelJson(await readFileOrExplain(path, WHAT, 'bad-model'), path));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new GemelError(
      'bad-model',
      `${path}: expected the manifest of a gemel model, found at "${issue.path.join('.')}": ${issue.message}`,
    );
  }
  if (parsed.data.version !== VERSION) {
    throw new GemelError(
      'bad-model',
      `${path}: expected model version ${VERSION}, found ${parsed.data.version}: update gemel, or train the model again`,
    );
  }
  return parsed.data;
}

interface ModelFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The hash that the manifest names. */
  readonly sha256: string;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Called once all files have been read in, so that damage which can be named is named first. */
function checkHash({ path, bytes, sha256 }: ModelFile): void {
  if (hashOf(bytes) === sha256) return;
  throw new GemelError(
    'bad-model',
    `${path}: expected the file that ${MANIFEST} names, found another: copy the whole folder again`,
  );
}
