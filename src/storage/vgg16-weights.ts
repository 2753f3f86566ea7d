/** A file with the trained convolutions of VGG16 → what the encoder can start from. */
import { decodeOnnxWeights } from '../compile/onnx-file.ts';
import { type PictureStart, VGG16_FILTERS } from '../encoders/vgg16.ts';
import { GemelError } from '../errors.ts';
import { readFileOrExplain } from './files.ts';
import { decodeTensors } from './safetensors.ts';
import { assertFinite, type StoredTensor } from './tensor-types.ts';

/** Whether a name is that of a file with tensors: no folder, no id of the hub. */
export function isTensorFile(name: string): boolean {
  return /\.(safetensors|onnx)$/.test(name);
}

/**
 * Reads a `.safetensors` or `.onnx` file whose tensors have torchvision's names (`features.0.weight`, `features.0.bias`, …, as timm's have, too).
 * Dense layers behind the convolutions are left out.
 *
 * @throws GemelError `bad-model` with the name of the tensor that is missing or does not fit.
 *
 * @example
 * const encoder = vgg16({ size: { height: 105, width: 105, channels: 3 }, start: await readVgg16('vgg16.safetensors') });
 */
export async function readVgg16(path: string): Promise<PictureStart> {
  const bytes = await readFileOrExplain(path, 'a .safetensors or .onnx file with the weights of VGG16', 'bad-model');
  const tensors: Tensors = path.endsWith('.onnx') ? decodeOnnxWeights(bytes, path) : decodeTensors(bytes, path).tensors;
  const layers = layersOf().flatMap(({ name, at, from, to }) => [
    [`${name}.filters`, toHwio(take(`${at}.weight`, [to, from, 3, 3], { tensors, path }), from)] as const,
    [`${name}.bias`, take(`${at}.bias`, [to], { tensors, path })] as const,
  ]);
  return { weights: Object.fromEntries(layers) };
}

type Tensors = Readonly<Record<string, Pick<StoredTensor, 'shape'> & { readonly data: unknown }>>;

/** Our names and torchvision's, which count each convolution, each relu and each pooling. */
function layersOf() {
  let [place, from] = [0, 3];
  return VGG16_FILTERS.flatMap((block) => {
    const convolutions = block.map((to) => {
      const layer = { at: `features.${place}`, from, to };
      place += 2;
      from = to;
      return layer;
    });
    place += 1;
    return convolutions;
  }).map((layer, i) => ({ ...layer, name: `conv${i + 1}` }));
}

function take(
  name: string,
  shape: readonly number[],
  { tensors, path }: { readonly tensors: Tensors; readonly path: string },
): Float32Array {
  const tensor = Object.hasOwn(tensors, name) ? tensors[name] : undefined;
  const expected = `${path}: expected a tensor "${name}" of shape [${shape}], as torchvision's VGG16 has`;
  if (!tensor) throw new GemelError('bad-model', `${expected}, found none: the file is of another network`);
  if (tensor.shape.join() !== shape.join() || !(tensor.data instanceof Float32Array)) {
    throw new GemelError(
      'bad-model',
      `${expected}, in 32 or 16 bits, found [${tensor.shape}]: the file is of another network`,
    );
  }
  assertFinite(name, tensor.data, path);
  return tensor.data;
}

/** PyTorch keeps filters as outputs × inputs × height × width; here outputs come last. */
function toHwio(values: Float32Array, inputs: number): Float32Array {
  const outputs = values.length / (9 * inputs);
  const turned = new Float32Array(values.length);
  for (let place = 0; place < 9; place++) {
    for (let input = 0; input < inputs; input++) {
      for (let output = 0; output < outputs; output++) {
        turned[(place * inputs + input) * outputs + output] = values[(output * inputs + input) * 9 + place];
      }
    }
  }
  return turned;
}
