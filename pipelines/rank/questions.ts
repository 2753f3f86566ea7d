/** The questions that a pool is asked, each once, and the right answers that are known. */
import { readTable } from '../../corpora/table.ts';
import { labelOf, textOf } from '../../corpora/user-pairs.ts';
import { GemelError } from '../../src/errors.ts';
import { collectTexts } from '../texts.ts';

export interface QuestionColumns {
  readonly question?: string;
  /** A right answer, or one that the label says to be right or not. */
  readonly answer?: string;
  readonly label?: string;
  readonly labelMatch?: string;
}

export interface Questions {
  readonly questions: readonly string[];
  /** The right answers by question, where a column tells them. */
  readonly right?: ReadonlyMap<string, ReadonlySet<string>>;
}

export async function readQuestions(path: string, columns: QuestionColumns): Promise<Questions> {
  const { question, answer, label, labelMatch } = columns;
  if (answer === undefined) {
    if (label !== undefined) {
      throw new GemelError('bad-usage', '--label needs --answer, the column of the answers that it judges: add it');
    }
    return { questions: [...new Set(await collectTexts(path, question))] };
  }
  if (question === undefined) {
    throw new GemelError('bad-usage', '--answer needs --question, the column of the questions: add it');
  }
  const required = [question, answer, ...(label === undefined ? [] : [label])];
  const table = await readTable(path, { required });
  const questions = new Set<string>();
  const right = new Map<string, Set<string>>();
  for await (const row of table) {
    const asked = textOf(row, question, table).trim();
    questions.add(asked);
    if (label !== undefined && labelOf(row, { label, labelMatch }, table) === 0) continue;
    right.set(asked, (right.get(asked) ?? new Set()).add(textOf(row, answer, table)));
  }
  return { questions: [...questions], right };
}
