/**
 * The public names of gemel, in the order in which a datum meets them. Reports are not among them: what draws their pictures takes
 * half as long to load as all of this.
 */

// Tensor functions, compiled
export {
  type Constant,
  compile,
  type EngineName,
  type EngineOptions,
  type Executable,
  type Program,
  type TensorData,
  type TensorSpec,
  type Tensors,
} from './compile/compile.ts';
export { tf } from './compile/tf.ts';
// Training: settings and pairs → a model and its decision
export { type Config, parseConfig } from './config.ts';
// Records: pairs of texts, sides that share no text, and what training has seen
export type { Pair } from './data/pair.ts';
export { SeenTexts } from './data/seen-texts.ts';
export { type Split, type SplitOptions, splitByText } from './data/split.ts';
// Ids → vectors → a number → a loss
export { type BagOptions, bag } from './encoders/bag.ts';
export { type CnnOptions, cnn } from './encoders/cnn.ts';
export type { Encoder, Sequence } from './encoders/encoder.ts';
export { type LstmOptions, lstm } from './encoders/lstm.ts';
// What goes wrong, and chance
export { type ErrorCode, GemelError } from './errors.ts';
// A score → an answer, and how good the answers are
export { type Calibration, fitCalibration, probabilityOf } from './evaluation/calibration.ts';
export { type Answer, answer, type Decision, decide } from './evaluation/decision.ts';
export { type BinaryMetrics, binaryMetrics } from './evaluation/metrics.ts';
export { evaluateSlices, type ScoredPairs, type SlicedMetrics } from './evaluation/slices.ts';
export { chooseThreshold, type ThresholdChoice } from './evaluation/threshold.ts';
export { type ClassifierOptions, classifier } from './heads/classifier.ts';
export { cosine, scaledCosine } from './heads/cosine.ts';
export { euclidean } from './heads/euclidean.ts';
export { expManhattan } from './heads/exp-manhattan.ts';
export type { Head, Measure, Metric } from './heads/head.ts';
export { binaryCrossEntropy } from './losses/binary-cross-entropy.ts';
export { contrastive } from './losses/contrastive.ts';
export type { Loss } from './losses/loss.ts';
export { meanSquaredError } from './losses/mean-squared-error.ts';
export type { Matcher } from './matchers/matcher.ts';
// A model at work
export { type Model, Scorer, tokenize, type Weights } from './matchers/model.ts';
export { siamese } from './matchers/siamese.ts';
export { Random } from './random.ts';
// Search: which of many texts are alike
export { type Group, groupPairs } from './search/groups.ts';
export { type MiningOptions, minePairs } from './search/mine.ts';
export { type Neighbours, topNeighbours } from './search/neighbours.ts';
export type { Pairs } from './search/pairs.ts';
export { pairValue, toVectors, type Vectors } from './search/vectors.ts';
// Files
export { type ExportPart, type ExportShape, exportOnnx } from './storage/export.ts';
export { loadModel, type Origin, type SavedModel, saveModel } from './storage/model-folder.ts';
export { type Model2Vec, readModel2Vec } from './storage/model2vec.ts';
export { encodeNpy } from './storage/npy.ts';
// Text → ids
export { charactersTokenizer } from './text/characters.ts';
export { type NormaliseOptions, normalise, normaliseForIdentity } from './text/normalise.ts';
export { segmentsTokenizer } from './text/segments.ts';
export type { StaticVectors } from './text/static-vectors.ts';
export type { Tokenizer } from './text/tokenizer.ts';
export { wordpieceTokenizer } from './text/wordpiece.ts';
export { wordsTokenizer } from './text/words.ts';
export { startTraining, type TrainedMatcher, type TrainingRun, type TrainTask } from './train.ts';
export type { TrainingEvent } from './training/events.ts';
export { constant, glorotUniform, type WeightSpec } from './weights.ts';
