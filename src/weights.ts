/** What a dense weight is and the values it starts from. */
import type { Random } from './random.ts';

/** A dense weight: its name, shape and starting values. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly initial: (random: Random) => Float32Array;
  /**
   * How training changes it: by the optimiser (the default); a running statistic, by stepping a tenth of the way down what stands in place
   * of its gradient, which is its distance from the batch's own statistic; or not at all.
   */
  readonly update?: 'average' | 'none';
}

/** All values equal: 0 for a bias, 1 for a gain. */
export function constant(name: string, shape: readonly number[], value = 0): WeightSpec {
  return { name, shape, initial: () => new Float32Array(count(shape)).fill(value) };
}

/** Uniform in ±√(6 / (fanIn + fanOut)), which keeps the variance of a layer's values (Glorot & Bengio 2010). Last axis is the output. */
export function glorotUniform(name: string, shape: readonly number[]): WeightSpec {
  const fanOut = shape[shape.length - 1];
  const fanIn = count(shape) / fanOut;
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  return {
    name,
    shape,
    initial: (random) => Float32Array.from({ length: count(shape) }, () => (2 * random.uniform() - 1) * limit),
  };
}

/**
 * Normal with the deviation √(2 / fanIn), which keeps the scale of values through any number of layers with relu (He et al. 2015, "Delving
 * Deep into Rectifiers"). Last axis is the output.
 */
export function heNormal(name: string, shape: readonly number[]): WeightSpec {
  const deviation = Math.sqrt((2 * shape[shape.length - 1]) / count(shape));
  return {
    name,
    shape,
    initial: (random) => Float32Array.from({ length: count(shape) }, () => deviation * random.normal()),
  };
}

export function count(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** The specs of one part of a network under that part's name: `units` becomes `encoder.units`. */
export function named(part: string, specs: readonly WeightSpec[]): WeightSpec[] {
  return specs.map((spec) => ({ ...spec, name: `${part}.${spec.name}` }));
}

/** The weights of one part of a network, by the names that the part gave them. */
export function partOf<Value>(weights: Readonly<Record<string, Value>>, part: string): Record<string, Value> {
  const prefix = `${part}.`;
  const own = Object.entries(weights).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]));
}

/** The identity of a square matrix, so that a layer begins by changing nothing; of any other shape as `glorotUniform`. */
export function identity(name: string, shape: readonly [number, number]): WeightSpec {
  const [rows, columns] = shape;
  if (rows !== columns) return glorotUniform(name, shape);
  return {
    name,
    shape,
    initial: () => Float32Array.from({ length: rows * columns }, (_, i) => (i % (columns + 1) === 0 ? 1 : 0)),
  };
}

/** Values by name under the name of their part: `tokens` becomes `left.tokens`. */
export function withPrefix<Value>(part: string, values: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${part}.${name}`, value]));
}
