/** Max pooling that halves a picture: of each four pixels the strongest, channel by channel. */
import { tf } from '../compile/tf.ts';

/** N×H×W×C → N×⌊H/2⌋×⌊W/2⌋×C. */
export function halve(x: tf.Tensor4D, training: boolean): tf.Tensor4D {
  // One operator, but its gradient scatters numbers about. Two maxima of two have a mask for a gradient: a fifth of a whole step less.
  if (!training) return tf.maxPool(x, 2, 2, 'valid');
  const [N, H, W, C] = x.shape;
  const [height, width] = [Math.floor(H / 2), Math.floor(W / 2)];
  const even = tf.slice(x, [0, 0, 0, 0], [N, 2 * height, 2 * width, C]);
  const rows = strongerOfTwo(tf.reshape(even, [N * height, 2, 2 * width * C]));
  const columns = strongerOfTwo(tf.reshape(rows, [N * height * width, 2, C]));
  return tf.reshape(columns, [N, height, width, C]);
}

/** R×2×L → R×L. Where both are equal the gradient goes to the first, as it does in max pooling. */
const strongerOfTwo = tf.customGrad((given, saving) => {
  const [x, save] = [given as tf.Tensor3D, saving as tf.GradSaveFunc];
  const [R, , L] = x.shape;
  const first = tf.slice(x, [0, 0, 0], [R, 1, L]);
  const second = tf.slice(x, [0, 1, 0], [R, 1, L]);
  save([first, second]);
  return {
    value: tf.reshape(tf.maximum(first, second), [R, L]),
    gradFunc(dy: tf.Tensor, [first, second]: tf.Tensor[]) {
      const slope = tf.reshape(dy, [R, 1, L]);
      const toFirst = tf.mul(slope, tf.cast(tf.greaterEqual(first, second), 'float32'));
      return tf.concat([toFirst, tf.sub(slope, toFirst)], 1);
    },
  };
}) as (x: tf.Tensor3D) => tf.Tensor2D;
