/** Puts what was seen into the table of docs/reliability.md: rows that were run now are replaced, all others stay. */
import { readFile, writeFile } from 'node:fs/promises';

const BEGIN = '<!-- results of the chaos: begin -->';
const END = '<!-- results of the chaos: end -->';
const HEAD = ['| row | fault | promise | what happened |', '| ---: | --- | --- | --- |'];

export interface TableRow {
  number: number;
  fault: string;
  promise: string;
  happened: string;
}

/** @throws Error when the page has no place for the table. */
export function withResults(page: string, rows: readonly TableRow[]): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error('The page has no place for the table.');
  const lines = new Map<number, string>();
  for (const line of page.slice(begin, end).split('\n')) {
    const number = /^\| (\d+) \|/.exec(line)?.[1];
    if (number !== undefined) lines.set(Number(number), line);
  }
  for (const row of rows) lines.set(row.number, lineOf(row));
  const sorted = [...lines].sort(([a], [b]) => a - b).map(([, line]) => line);
  return `${page.slice(0, begin)}${[BEGIN, '', ...HEAD, ...sorted, '', END].join('\n')}${page.slice(end + END.length)}`;
}

export async function writeResults(file: string, rows: readonly TableRow[]): Promise<void> {
  await writeFile(file, withResults(await readFile(file, 'utf8'), rows));
}

function lineOf({ number, fault, promise, happened }: TableRow): string {
  return `| ${[number, fault, promise, happened].map((cell) => `${cell}`.replaceAll('|', '\\|')).join(' | ')} |`;
}
