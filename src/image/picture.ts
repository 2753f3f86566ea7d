/** A picture as the networks read it: its pixels at the size that they expect. */

/** The size of the pictures that a network reads. */
export interface PictureSize {
  readonly height: number;
  readonly width: number;
  /** C: 1 for grey, 3 for colour. */
  readonly channels: number;
}

export interface Picture {
  readonly size: PictureSize;
  /** H×W×C bytes, row by row, the channels of a pixel side by side. */
  readonly pixels: Uint8Array;
}
