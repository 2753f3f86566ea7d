/** The side of a matcher that reads by a frozen model: texts or paths of pictures → its vectors. */
import type { FeatureExtractor } from '../features/feature-extractor.ts';
import { normaliseForIdentity } from '../text/normalise.ts';
import { pictureItems } from './picture-side.ts';
import type { Item, Side } from './side.ts';

/** Items are vectors of D numbers, made by a model that training never changes; the array is `features` N×D. */
export function featureSide(extractor: FeatureExtractor): Side {
  const { dimension: D, reads } = extractor;
  return {
    lengths: [1],
    identityOf: reads === 'text' ? normaliseForIdentity : (path) => path,
    // A frozen model reads whole pictures: at what size they are tried out makes no difference.
    ...(reads === 'picture' && { files: pictureItems({ height: 8, width: 8, channels: 3 }) }),
    read: (raw) => extractor.extract(raw),
    lengthOf: () => 1,
    specs: (N) => ({ features: { shape: [N, D], dtype: 'float32' } }),
    fill({ features }, items: readonly Item[]) {
      for (const [n, item] of items.entries()) features.set(item as Float32Array, n * D);
    },
  };
}
