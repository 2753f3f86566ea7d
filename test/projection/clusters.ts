/** Vectors in groups, for the tests: a normal cloud around each of some centres. */
import { Random } from '../../src/random.ts';
import { toVectors } from '../../src/search/vectors.ts';

export function clusters({ groups, each, D, noise }: { groups: number; each: number; D: number; noise: number }) {
  const random = Random.fromSeed(3);
  const centres = Array.from({ length: groups * D }, () => random.normal());
  const classNames = Array.from({ length: groups * each }, (_, n) => `class ${n % groups}`);
  const data = classNames.flatMap((_, n) =>
    Array.from({ length: D }, (__, d) => centres[(n % groups) * D + d] + noise * random.normal()),
  );
  return { vectors: toVectors(Float32Array.from(data), D), classNames };
}
