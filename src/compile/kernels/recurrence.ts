/** Whole recurrences as one ONNX operator. */
import { LSTM_KERNEL } from '../fused.ts';
import type { Recorder, TensorInfo } from '../recorder.ts';
import { cast } from './choice.ts';
import { type Kernels, kernel } from './kernel.ts';

export const recurrence: Kernels = {
  [LSTM_KERNEL]: kernel<{ reverse: boolean }>(({ inputs, attrs: { reverse }, recorder }) => {
    const { tokens, mask, input, recurrent, bias } = inputs;
    const [T, N] = tokens.shape;
    const H = recurrent.shape[0];
    const gateBiases = reorderGates(recorder, recorder.reshape(bias, [1, 4 * H]));
    const biases = recorder.emit(
      'Concat',
      [gateBiases, recorder.filled(0, [1, 4 * H], 'float32')],
      { shape: [1, 8 * H], dtype: 'float32' },
      { axis: 1 },
    );
    // Forward, what is read after a text's end changes nothing before it; backward, the end has to be known.
    const lengths = reverse ? lengthsOf(recorder, mask) : '';
    const states = recorder.emit(
      'LSTM',
      [tokens, toOnnxWeights(recorder, input), toOnnxWeights(recorder, recurrent), biases, lengths],
      { shape: [T, 1, N, H], dtype: 'float32' },
      { hidden_size: H, direction: reverse ? 'reverse' : 'forward' },
    );
    return recorder.reshape(states, [T, N, H]);
  }),
};

/** K×4H → 1×4H×K. */
function toOnnxWeights(recorder: Recorder, weights: TensorInfo): TensorInfo {
  const [K, gates] = weights.shape;
  const turned = { shape: [gates, K], dtype: weights.dtype };
  const transposed = recorder.emit('Transpose', [reorderGates(recorder, weights)], turned, { perm: [1, 0] });
  return recorder.reshape(transposed, [1, gates, K]);
}

/** Input, forget, output, candidate → ONNX's input, output, forget, candidate; along the second axis. */
function reorderGates(recorder: Recorder, x: TensorInfo): TensorInfo {
  const H = x.shape[1] / 4;
  const gate = { shape: x.shape.with(1, H), dtype: x.dtype };
  const sizes = recorder.integers([H, H, H, H]);
  const [input, forget, output, candidate] = recorder.emitMany('Split', [x, sizes], [gate, gate, gate, gate], {
    axis: 1,
  });
  return recorder.emit('Concat', [input, output, forget, candidate], x, { axis: 1 });
}

function lengthsOf(recorder: Recorder, mask: TensorInfo): TensorInfo {
  const N = mask.shape[1];
  const tokens = recorder.emit(
    'ReduceSum',
    [mask, recorder.integers([0])],
    { shape: [N], dtype: 'float32' },
    { keepdims: 0 },
  );
  return cast(recorder, tokens, 'int32');
}
