/** Prototypes: a class as the mean of its items' vectors. */

/**
 * The mean vector of each group of items, G×D row by row (prototypes: Snell, Swersky & Zemel 2017; class means: Mensink et al. 2013). Coordinates are
 * added in double precision.
 *
 * @example
 * classMeans({ vectors: Float32Array.of(0, 1, 2, 3, 5, 5), dimension: 2, groups: [[0, 1], [2]] }); // Float32Array [1, 2, 5, 5]
 */
export function classMeans({
  vectors,
  dimension: D,
  groups,
}: {
  /** N×D */
  readonly vectors: Float32Array;
  readonly dimension: number;
  /** The rows of each group's items, at least one. */
  readonly groups: readonly ArrayLike<number>[];
}): Float32Array {
  const means = new Float32Array(groups.length * D);
  const sum = new Float64Array(D);
  for (const [g, rows] of groups.entries()) {
    sum.fill(0);
    for (let i = 0; i < rows.length; i++) {
      for (let d = 0; d < D; d++) sum[d] += vectors[rows[i] * D + d];
    }
    for (let d = 0; d < D; d++) means[g * D + d] = sum[d] / rows.length;
  }
  return means;
}
