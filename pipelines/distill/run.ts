/** Training a student on what its teacher said, and both side by side afterwards. */
import type { EngineOptions } from '../../src/compile/compile.ts';
import { Scorer } from '../../src/matchers/scorer.ts';
import type { Distilled } from '../../src/report/distillation.ts';
import { formatCounted } from '../../src/report/numbers.ts';
import { writeCard } from '../reporting.ts';
import { bytesOf, type Overwriting } from '../run-folder.ts';
import { evaluatePairs, flatMetrics } from '../scoring.ts';
import { SPEED_PAIRS, speedOf } from '../speed.ts';
import { type FinishedRun, type TrainRun, trainToFolder } from '../train-run.ts';
import type { Lessons } from './lessons.ts';
import type { Teacher } from './teacher.ts';

export interface DistillRun
  extends Overwriting,
    Pick<TrainRun, 'out' | 'vectors' | 'seed' | 'budget' | 'command' | 'clock' | 'signal' | 'onEvent'> {
  readonly lessons: Lessons;
  readonly teacher: Teacher;
  /** The folder of the teacher. */
  readonly teacherFolder: string;
  readonly engine: EngineOptions;
}

/** Trains the student as `gemel train` trains any matcher; then measures teacher and student, and adds what was found to the card. */
export async function distillToFolder(run: DistillRun): Promise<FinishedRun & { readonly distilled: Distilled }> {
  const { lessons, teacher, teacherFolder, out, engine, clock } = run;
  const { data } = lessons;
  const finished = await trainToFolder({ ...run, ...lessons });
  const { saved, dev, events } = finished;
  const scorer = new Scorer(saved.model, engine);
  const some = [...(data.soft ?? []), ...data.dev].slice(0, SPEED_PAIRS);
  try {
    const told = await evaluatePairs(
      { ...teacher.saved, task: data.task },
      { split: 'dev', pairs: data.dev, scorer: teacher.scorer },
    );
    const distilled: Distilled = {
      judgedOn: `${data.name} dev, ${formatCounted(data.dev.length, 'pair')}`,
      teacher: {
        name: teacher.saved.origin.preset,
        metrics: flatMetrics(told),
        bytes: await bytesOf(teacherFolder),
        speed: await speedOf(teacher.saved, teacher.scorer, { some, clock }),
      },
      student: {
        name: saved.origin.preset,
        metrics: flatMetrics(dev),
        bytes: await bytesOf(out),
        speed: await speedOf(saved, scorer, { some, clock }),
      },
    };
    await writeCard(out, saved, { events, evaluations: [dev], distilled });
    return { ...finished, distilled };
  } finally {
    await scorer.dispose();
  }
}
