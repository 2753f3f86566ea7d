/**
 * Images in another size, and the gradients. Resizing is linear in each direction by itself, so it is a product with one
 * small constant matrix for the rows and one for the columns; the gradient is the product with their transposes.
 */
import type { Recorder, TensorInfo } from '../recorder.ts';
import { type Kernel, type Kernels, kernel } from './kernel.ts';

interface Resize {
  readonly alignCorners: boolean;
  readonly halfPixelCenters: boolean;
  readonly size: [number, number];
}

/** The old pixels that a new one is mixed from, with their shares, given its number, the old size and the new one. */
type Mix = (index: number, from: number, to: number, settings: Resize) => readonly (readonly [number, number])[];

export const resizing: Kernels = {
  ResizeBilinear: forward(bilinear),
  ResizeBilinearGrad: backward(bilinear),
  ResizeNearestNeighbor: forward(nearest),
  ResizeNearestNeighborGrad: backward(nearest),
};

function bilinear(...[index, from, to, settings]: Parameters<Mix>): ReturnType<Mix> {
  const shift = settings.halfPixelCenters ? 0.5 : 0;
  const place = within((index + shift) * scale(from, to, settings) - shift, from);
  const low = Math.floor(place);
  return [
    [low, 1 - (place - low)],
    [within(low + 1, from), place - low],
  ];
}

function nearest(...[index, from, to, settings]: Parameters<Mix>): ReturnType<Mix> {
  const place = (index + (settings.halfPixelCenters ? 0.5 : 0)) * scale(from, to, settings);
  return [[within(settings.alignCorners ? Math.round(place) : Math.floor(place), from), 1]];
}

function scale(from: number, to: number, { alignCorners }: Resize): number {
  return alignCorners && to > 1 ? (from - 1) / (to - 1) : from / to;
}

function within(place: number, size: number): number {
  return Math.min(Math.max(place, 0), size - 1);
}

function forward(mix: Mix): Kernel {
  return kernel<Resize>(({ inputs: { images }, attrs, recorder }) => {
    const [rows, columns] = attrs.size.map((to, i) => mixing(mix, images.shape[i + 1], to, attrs));
    return multiply(recorder, images, rows, columns);
  });
}

function backward(mix: Mix): Kernel {
  return kernel<Resize>(({ inputs: { dy, images }, attrs, recorder }) => {
    const [rows, columns] = attrs.size.map((to, i) => transposed(mixing(mix, images.shape[i + 1], to, attrs)));
    return multiply(recorder, dy, rows, columns);
  });
}

/** One row for each new pixel, one column for each old one. */
function mixing(mix: Mix, from: number, to: number, settings: Resize): number[][] {
  return Array.from({ length: to }, (_, index) => {
    const row = new Array<number>(from).fill(0);
    for (const [pixel, share] of mix(index, from, to, settings)) row[pixel] += share;
    return row;
  });
}

function transposed(matrix: number[][]): number[][] {
  return matrix[0].map((_, column) => matrix.map((row) => row[column]));
}

/** Applies one matrix along the height and one along the width of [batch, height, width, channels]. */
function multiply(recorder: Recorder, images: TensorInfo, rows: number[][], columns: number[][]): TensorInfo {
  const [batch, height, width, channels] = images.shape;
  const [left, right] = [rows, columns].map((matrix) =>
    recorder.constant(matrix.flat(), [matrix.length, matrix[0].length], 'float32'),
  );
  const lines = recorder.emit('MatMul', [left, recorder.reshape(images, [batch, height, width * channels])], {
    shape: [batch, rows.length, width * channels],
    dtype: 'float32',
  });
  const pixels = recorder.emit('MatMul', [right, recorder.reshape(lines, [batch * rows.length, width, channels])], {
    shape: [batch * rows.length, columns.length, channels],
    dtype: 'float32',
  });
  return recorder.reshape(pixels, [batch, rows.length, columns.length, channels]);
}
