/** A teacher and its student side by side: how good, how large, how fast. For the terminal and for the card. */
import { formatCount, formatMetric, metricName } from './numbers.ts';
import { formatTable } from './table.ts';

/** What is compared of one of the two. */
export interface Side {
  /** What it is called: its preset. */
  readonly name: string;
  /** On the same pairs. */
  readonly metrics: Readonly<Record<string, number | null>>;
  /** Of its files, without its report. */
  readonly bytes: number;
  /** Texts a second from text to vector on the machine of the run, or pairs a second where it makes no vectors. */
  readonly speed: { readonly perSecond: number; readonly of: 'texts' | 'pairs' };
}

export interface Distilled {
  /** The pairs of the metrics, in words. */
  readonly judgedOn: string;
  readonly teacher: Side;
  readonly student: Side;
}

/** The rows as text: what is compared, the teacher's, the student's. */
export function distilledRows({ teacher, student }: Distilled): { what: string; teacher: string; student: string }[] {
  const keys = Object.keys(student.metrics).filter((key) => key in teacher.metrics && !LEFT_OUT.includes(key));
  const row = (what: string, cell: (side: Side) => string) => ({
    what,
    teacher: cell(teacher),
    student: cell(student),
  });
  return [
    row('', ({ name }) => name),
    ...keys.map((key) => row(metricName(key), ({ metrics }) => formatMetric(key, metrics[key] ?? Number.NaN))),
    row('size', ({ bytes }) => `${(bytes / 1e6).toFixed(1)} MB`),
    row('speed', ({ speed: { perSecond, of } }) => `${formatCount(perSecond)} ${of}/s`),
  ];
}

/** As a table of the terminal. */
export function formatDistilled(distilled: Distilled): string {
  return formatTable(distilledRows(distilled), [
    { header: distilled.judgedOn, cell: ({ what }) => what },
    { header: 'teacher', cell: ({ teacher }) => teacher, align: 'right' },
    { header: 'student', cell: ({ student }) => student, align: 'right' },
  ]);
}

/** As a section of the model card. */
export function distilledSection(distilled: Distilled, toPlain: (text: string) => string): string {
  const rows = distilledRows(distilled).map(
    (row) => `| ${[row.what, row.teacher, row.student].map(toPlain).join(' | ')} |`,
  );
  return [
    '## Teacher and student',
    '',
    'It was trained to say what a larger model says. The figures of both, on the same pairs and the same machine:',
    '',
    `| ${toPlain(distilled.judgedOn)} | teacher | student |`,
    '|---|---:|---:|',
    ...rows,
  ].join('\n');
}

const LEFT_OUT = ['pairs', 'threshold'];
