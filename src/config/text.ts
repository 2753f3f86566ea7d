/** Settings of texts: how they are cut into tokens, and how many of these are read. */
import { z } from 'zod';
import { LENGTH_BUCKETS } from '../text/lengths.ts';
import { size } from './numbers.ts';

export const textSchema = z
  .strictObject({
    /** How texts are cut; replaced by the tokenizer of `--vectors` where that is given. */
    tokenizer: z.enum(['words', 'characters', 'segments']).default('words'),
    /** Tokens that occur less often in the training texts count as unknown. */
    minimumCount: size.default(2),
    /** The most tokens that the vocabulary holds. */
    maximumSize: size.default(50_000),
    /** Parts of words beside the tokens. Texts become some ten times as long: set `lengths`, too. For bags; not for what reads in order. */
    characters: z
      .strictObject({
        /** The fewest characters of a part, the marks of a word's ends included. */
        from: size.default(3),
        /** The most characters of a part. */
        to: size.default(5),
        /** Parts that occur less often in the training texts are left out. */
        minimumCount: size.default(5),
        /** The most parts that are kept. */
        maximumSize: size.default(20_000),
      })
      .refine(({ from, to }) => from <= to, 'from must be at most to')
      .optional(),
    /** Lengths that texts are padded to; longer texts are cut at the last. */
    lengths: z
      .array(size)
      .min(1)
      .default([...LENGTH_BUCKETS])
      .refine((lengths) => lengths.every((length, i) => i === 0 || lengths[i - 1] < length), 'lengths must ascend'),
    /** Lengths of the right side, where it is longer than the left. */
    rightLengths: z
      .array(size)
      .min(1)
      .optional()
      .refine(
        (lengths) => !lengths || lengths.every((length, i) => i === 0 || lengths[i - 1] < length),
        'lengths must ascend',
      ),
    /** E, the numbers of a token's vector; that of `--vectors` where they are given. */
    dimension: size.default(128),
    /** The root mean square that pretrained vectors are scaled to, as they occur in the training texts. */
    vectorScale: z.number().positive().default(0.3),
  })
  .prefault({});
