/** Gradient clipping: keeps one strange batch from throwing the weights far away. */

/**
 * Scales all gradients down together so that their joint norm is at most `maximum` (Pascanu et al. 2013). Writes into
 * them; returns the norm before.
 */
export function clipByNorm(gradients: readonly Float32Array[], maximum: number): number {
  let squares = 0;
  for (const gradient of gradients) for (let i = 0; i < gradient.length; i++) squares += gradient[i] * gradient[i];
  const norm = Math.sqrt(squares);
  if (norm > maximum) {
    const scale = maximum / norm;
    for (const gradient of gradients) for (let i = 0; i < gradient.length; i++) gradient[i] *= scale;
  }
  return norm;
}
