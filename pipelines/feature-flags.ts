/** The flags that name a frozen model, the same for every command that trains. */
import type { FlagSpecs } from './flags.ts';

export const FEATURE_FLAGS: FlagSpecs = {
  features: {
    value: 'DIR',
    about: 'a folder with ONNX files, or hub id, of the model that a frozen encoder reads by, for presets with one',
  },
  dtype: { value: 'TYPE', about: 'which of its files: fp32, fp16, q8, int8, uint8, q4 …; default: that of the preset' },
};
