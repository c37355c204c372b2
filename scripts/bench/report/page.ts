/** Puts a report into docs/benchmarks.md, between the two marks that the page carries. */
import { readFile, writeFile } from 'node:fs/promises';
import { OperatorError } from '@kairos/db/embedded';
import { MEASUREMENTS } from '../options';
import type { Report } from './report';
import { FIGURE_HEADS, figureRow, MEMORY_HEADS, machineLines, memoryRows, processorTable, type Row } from './wording';

const BEGIN = '<!-- results: written by "npm run bench -- --write-docs" -->';
const END = '<!-- end of results -->';

/** @throws OperatorError `no_marks` or `part_of_a_run`. */
export async function writePage(file: string, report: Report): Promise<void> {
  await writeFile(file, pageWith(await readFile(file, 'utf8'), report));
}

/** @throws OperatorError `no_marks` or `part_of_a_run`. */
export function pageWith(page: string, report: Report): string {
  if (report.quick || report.measured.length < MEASUREMENTS.length) {
    throw new OperatorError(
      'part_of_a_run',
      'The page shows whole runs, and this report is of a part or of a quick one.',
    );
  }
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) {
    throw new OperatorError('no_marks', `The page has no place for the results: "${BEGIN}" and "${END}".`);
  }
  return `${page.slice(0, begin + BEGIN.length)}\n\n${resultsOf(report)}\n\n${page.slice(end)}`;
}

function resultsOf(report: Report): string {
  const processor = processorTable(report);
  return [
    machineLines(report)
      .map((line) => `- ${line}`)
      .join('\n'),
    markdown(FIGURE_HEADS, report.figures.map(figureRow)),
    ...(report.memory.length > 0 ? ['Peak resident memory:', markdown(MEMORY_HEADS, memoryRows(report))] : []),
    ...(processor.rows.length > 0
      ? ['Where the processor’s time went:', markdown(processor.heads, processor.rows)]
      : []),
  ].join('\n\n');
}

function markdown(heads: Row, rows: Row[]): string {
  const line = (row: Row) => `| ${row.join(' | ')} |`;
  const rule = heads.map((_, column) => (column === 0 ? '---' : '---:'));
  return [heads, rule, ...rows].map(line).join('\n');
}
