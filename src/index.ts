/**
 * The public names of gemel, in the order in which a datum meets them. Reports are not among them: what draws their pictures takes
 * half as long to load as all of this.
 */

// Training: settings and pairs → a model and its decision
export type { FeatureExtractors } from './build.ts';
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
export { type Config, parseConfig } from './config.ts';
// Records: pairs of texts, sides that share no text, and what training has seen
export type { Pair, Triplet } from './data/pair.ts';
export { pictureSide } from './data/picture-side.ts';
export { SeenTexts } from './data/seen-texts.ts';
export type { Side } from './data/side.ts';
export { type Split, type SplitOptions, splitByText } from './data/split.ts';
export type { Task } from './data/task.ts';
export { type TaughtItems, type Teaching, teachingOf } from './data/teaching.ts';
export { textSide } from './data/text-side.ts';
// Ids → vectors → a number → a loss
export { type BagOptions, bag } from './encoders/bag.ts';
export { type CnnOptions, cnn } from './encoders/cnn.ts';
export { type ConvolvedBagOptions, convolvedBag } from './encoders/convolved-bag.ts';
export type { Encoder, Sequence } from './encoders/encoder.ts';
export { type FeatureEncoder, type FrozenOptions, frozen } from './encoders/frozen.ts';
export { type GruOptions, gru } from './encoders/gru.ts';
export type { ImageEncoder } from './encoders/image-encoder.ts';
export { joined } from './encoders/joined.ts';
export { type KochCnnOptions, kochCnn } from './encoders/koch-cnn.ts';
export { type LstmOptions, lstm } from './encoders/lstm.ts';
export { type PictureCnnOptions, pictureCnn } from './encoders/picture-cnn.ts';
export { type ResidualNetOptions, residualNet } from './encoders/residual-net.ts';
export { type SelfAttentionOptions, selfAttention } from './encoders/self-attention.ts';
export { type TransformerOptions, transformer } from './encoders/transformer.ts';
export { type PictureStart, type Vgg16Options, vgg16 } from './encoders/vgg16.ts';
// What goes wrong, and chance
export { type ErrorCode, GemelError } from './errors.ts';
// A score → an answer, and how good the answers are
export { type Calibration, fitCalibration, probabilityOf } from './evaluation/calibration.ts';
export { type Answer, answer, type Decision, decide } from './evaluation/decision.ts';
export { type BinaryMetrics, binaryMetrics } from './evaluation/metrics.ts';
export { evaluateSlices, type ScoredPairs, type SlicedMetrics } from './evaluation/slices.ts';
export { type JudgedPairs, taskMetrics } from './evaluation/task-metrics.ts';
export { chooseThreshold, type ThresholdChoice } from './evaluation/threshold.ts';
// Why a score is what it is
export {
  type ExplainOptions,
  type Explanation,
  explainPairs,
  type PartKind,
  type PartWeight,
  splitParts,
} from './explanation/occlusion.ts';
export { type AbsoluteDifferenceOptions, absoluteDifference } from './heads/absolute-difference.ts';
export { type BiasedCosineOptions, biasedCosine } from './heads/biased-cosine.ts';
export { bilinear } from './heads/bilinear.ts';
export { type ClassifierOptions, classifier } from './heads/classifier.ts';
export { cosine, scaledCosine } from './heads/cosine.ts';
export { euclidean } from './heads/euclidean.ts';
export { expManhattan } from './heads/exp-manhattan.ts';
export type { Head, Measure, Metric } from './heads/head.ts';
// Two texts read jointly → features of the pair
export { type AttentionOptions, attention } from './interactions/attention.ts';
export { type GridOptions, grid } from './interactions/grid.ts';
export type { Interaction } from './interactions/interaction.ts';
export { joined as joinedInteractions } from './interactions/joined.ts';
export { type KernelsOptions, kernels } from './interactions/kernels.ts';
export { type SequenceOptions, sequence } from './interactions/sequence.ts';
export { transformer as transformerInteraction } from './interactions/transformer.ts';
export { type VectorsOptions, vectors } from './interactions/vectors.ts';
export { binaryCrossEntropy } from './losses/binary-cross-entropy.ts';
export { combined, type WeightedLoss } from './losses/combined.ts';
export { contrastive } from './losses/contrastive.ts';
export { cosent } from './losses/cosent.ts';
export { type CrossEntropyOptions, crossEntropy } from './losses/cross-entropy.ts';
export { energyContrastive } from './losses/energy-contrastive.ts';
export { type InBatchNegativesOptions, inBatchNegatives } from './losses/in-batch-negatives.ts';
export { type InBatchTripletOptions, inBatchTriplet } from './losses/in-batch-triplet.ts';
export { listwise } from './losses/listwise.ts';
export type { Loss, Outcome } from './losses/loss.ts';
export { meanSquaredError } from './losses/mean-squared-error.ts';
export { onlineContrastive } from './losses/online-contrastive.ts';
export { type RelationalOptions, relational } from './losses/relational.ts';
export { type TripletOptions, triplet } from './losses/triplet.ts';
export { vectorRegression } from './losses/vector-regression.ts';
export { pictureJoint, textJoint } from './matchers/joints.ts';
export type { Matcher } from './matchers/matcher.ts';
// A model at work
export { type Model, tokenize, type Weights } from './matchers/model.ts';
export { type PseudoSiameseParts, pseudoSiamese } from './matchers/pseudo-siamese.ts';
export { Scorer, type Scores } from './matchers/scorer.ts';
export { type SiameseParts, siamese } from './matchers/siamese.ts';
export { pictureTower, type Tower, textTower } from './matchers/tower.ts';
export { type Joint, type TwoChannelParts, twoChannel } from './matchers/two-channel.ts';
// Pretrained towers
export { type PretrainedTransformer, withSizes } from './pretrained.ts';
export { Random } from './random.ts';
// Search: which of many texts are alike
export { minePairsApproximately } from './search/approximate-pairs.ts';
export { type ExactSample, sampleExactly } from './search/exact-sample.ts';
export { type Group, groupPairs } from './search/groups.ts';
export { type MiningOptions, minePairs } from './search/mine.ts';
export { type Neighbours, topNeighbours } from './search/neighbours.ts';
export type { Pairs } from './search/pairs.ts';
export type { Entry, Filter, Hit, SearchOptions, VectorIndex } from './search/vector-index.ts';
export { pairValue, toVectors, type Vectors } from './search/vectors.ts';
// Files
export { type ExportPart, exportOnnx } from './storage/export.ts';
export type { ExportShape } from './storage/export-inputs.ts';
export { readTransformer } from './storage/hugging-face.ts';
export {
  type CreateOptions as CreateIndexOptions,
  type EncoderInfo,
  type EntryBlock,
  FolderIndex,
  type FolderIndexOptions,
  type IndexStatistics,
} from './storage/index-folder.ts';
export { loadModel, type Origin, type SavedModel, saveModel } from './storage/model-folder.ts';
export { type Model2Vec, readModel2Vec } from './storage/model2vec.ts';
export { encodeNpy } from './storage/npy.ts';
export { type FeatureOptions, type OpenedFeatures, openFeatures } from './storage/open-features.ts';
export type { Database } from './storage/postgres/database.ts';
export { createPostgresIndex, openPostgresIndex, type PostgresIndex } from './storage/postgres/postgres-index.ts';
export { connectToServer } from './storage/postgres/server.ts';
export { readTrainedTransformer } from './storage/trained-transformer.ts';
export { readVgg16 } from './storage/vgg16-weights.ts';
// Text → ids
export { charactersTokenizer } from './text/characters.ts';
export { type NormaliseOptions, normalise, normaliseForIdentity } from './text/normalise.ts';
export { segmentsTokenizer } from './text/segments.ts';
export type { StaticVectors } from './text/static-vectors.ts';
export type { Synonyms } from './text/synonyms.ts';
export type { Tokenizer } from './text/tokenizer.ts';
export { withCharactersTokenizer } from './text/with-characters.ts';
export { wordpieceTokenizer } from './text/wordpiece.ts';
export { wordsTokenizer } from './text/words.ts';
export { startTraining, type TrainedMatcher, type TrainingRun, type TrainTask } from './train.ts';
export type { TrainingEvent } from './training/events.ts';
export { constant, glorotUniform, type WeightSpec } from './weights.ts';
