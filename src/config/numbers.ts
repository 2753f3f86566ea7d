/** Kinds of numbers that many settings are. */
import { z } from 'zod';

/** From none to all. */
export const share = z.number().min(0).max(1);
/** A whole number of things, at least one. */
export const size = z.number().int().positive();
