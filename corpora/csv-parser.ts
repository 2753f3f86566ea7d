/** fast-csv's stream as calls: text in, the rows that it completes out. The only file that imports fast-csv. */
import { once } from 'node:events';
import { parse } from 'fast-csv';

export interface CsvParser {
  /** Rejects where the text breaks the rules of quoting; the rows that it held before that place are lost. */
  write(text: string): Promise<string[][]>;
  /** Rejects where a quote is still open. */
  end(): Promise<string[][]>;
}

/** `quoted` false takes every quote for a letter. */
export function openCsvParser({ delimiter, quoted }: { delimiter: string; quoted: boolean }): CsvParser {
  const stream = parse<string[], string[]>({ delimiter, quote: quoted ? '"' : null, headers: false });
  let rows: string[][] = [];
  stream.on('data', (row: string[]) => rows.push(row));
  // Errors reach the caller through `write` and `end`; without a listener they would end the process.
  stream.on('error', () => {});
  const take = () => {
    while (stream.read() !== null);
    const taken = rows;
    rows = [];
    return taken;
  };
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => (error ? reject(error) : resolve(take())));
      }),
    end: async () => {
      stream.end();
      await once(stream, 'end');
      return take();
    },
  };
}
