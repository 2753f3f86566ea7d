/** Grades as corpora and users write them, 0 to 5 or 1 to 5 or any other range, brought to 0…1. */
import { GemelError } from '../src/errors.ts';

export interface GradeRange {
  readonly lowest: number;
  readonly highest: number;
}

/** A number as written; `where` is its place, for the message. */
export function parseGrade(written: string, where: string): number {
  const grade = written.trim() === '' ? Number.NaN : Number(written);
  if (Number.isFinite(grade)) return grade;
  throw new GemelError('bad-input', `expected a grade, a number, found ${JSON.stringify(written.trim())} (${where})`);
}

/** (grade − lowest) / (highest − lowest); refuses a grade outside the range. */
export function scaleGrade(grade: number, { lowest, highest }: GradeRange, where: string): number {
  if (grade >= lowest && grade <= highest) return (grade - lowest) / (highest - lowest);
  throw new GemelError(
    'bad-input',
    `expected a grade from ${lowest} to ${highest}, found ${grade} (${where}): correct it, or the ends of the range`,
  );
}
